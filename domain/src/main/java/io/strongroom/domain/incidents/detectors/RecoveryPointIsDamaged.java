package io.strongroom.domain.incidents.detectors;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.Surroundings;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A recovery point is incomplete, its continuous backup has stopped, or AWS could not delete it when it should have gone. */
@Singleton
final class RecoveryPointIsDamaged implements Detector {
    private static final Map<String, String> MEANING = Map.of(
            "PARTIAL", "is incomplete: the backup did not end before its window did",
            "STOPPED", "is stopped: its continuous backup was interrupted, so there is no point in time after that",
            "EXPIRED", "has expired and could not be deleted: the role that would is missing or may not");

    private static final DetectorSpec SPEC = DetectorSpec.of(
            "INC-11",
            "A recovery point is incomplete, stopped or stuck",
            Severity.MEDIUM,
            "aws.backup:Recovery Point State Change",
            "aws.backup:Recovery Point Change");

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Optional<Detection> detect(AwsEvent event, Surroundings around) {
        var status = event.told("status").or(() -> event.told("state")).orElse("");
        if (!MEANING.containsKey(status)) {
            return Optional.empty();
        }
        var of = event.told("resourceArn").orElse("a resource");
        var about = event.resources().isEmpty() ? List.of(of) : event.resources();
        return Optional.of(Detection.of(SPEC, event)
                .resources(about)
                .because("Recovery point " + about.getFirst() + " of " + of + " " + MEANING.get(status) + ".")
                .impact("There is no restoring from it as from a complete one; the last complete one is older.")
                .facts(Json.object()
                        .put("status", status)
                        .put("vault", event.told("backupVaultName").orElse(""))
                        .put("resource", of))
                .build());
    }
}
