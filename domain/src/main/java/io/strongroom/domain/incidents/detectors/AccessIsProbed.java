package io.strongroom.domain.incidents.detectors;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Recall;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.DetectorSpec.Takes;
import io.strongroom.domain.incidents.Surroundings;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One principal is refused by AWS Backup and KMS again and again: somebody finds out what stolen credentials can do. */
@Singleton
final class AccessIsProbed implements Detector {
    /** So many refusals within {@link #WITHIN}: a broken script makes as many, and is worth knowing too. */
    static final int MANY = 10;

    static final Duration WITHIN = Duration.ofMinutes(10);

    private static final DetectorSpec SPEC = DetectorSpec.of(
                    "INC-20", "Many calls to AWS Backup and KMS were refused", Severity.MEDIUM, "backup:*", "kms:*")
            .taking(Takes.FAILED)
            .recalling(Recall.of(WITHIN, Set.of("backup:*", "kms:*")).failed());

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(AwsEvent event) {
        return event.denied();
    }

    @Override
    public Optional<Detection> detect(AwsEvent event, Surroundings around) {
        if (!concerns(event)) {
            return Optional.empty();
        }
        long many = Burst.count(event, around.earlier(), WITHIN, AccessIsProbed::probe);
        if (many < MANY) {
            return Optional.empty();
        }
        var tried = new TreeSet<String>();
        tried.add(event.word());
        // What is done in another account is not for everybody who sees this one: it counts, and is not named.
        around.earlier().stream()
                .filter(one -> probe(one) && one.account().equals(event.account()))
                .forEach(one -> tried.add(one.word()));
        return Optional.of(Detection.of(SPEC, event)
                .resources(List.of())
                .because(Words.who(event) + " was refused " + many + " times within " + WITHIN.toMinutes()
                        + " minutes by AWS Backup and KMS: "
                        + String.join(", ", tried.stream().limit(10).toList())
                        + ".")
                .impact(
                        "That is how somebody with stolen credentials looks for what they may do. What they find out they"
                                + " may do comes next.")
                .facts(Json.object().put("refused", many).set("tried", Json.tree(tried)))
                .occurrence(event.principal().orElse("") + " " + event.account() + " "
                        + Burst.stretch(event, Duration.ofHours(1)))
                .build());
    }

    private static boolean probe(AwsEvent event) {
        return event.denied()
                && (event.source().startsWith("backup.") || event.source().startsWith("kms."));
    }
}
