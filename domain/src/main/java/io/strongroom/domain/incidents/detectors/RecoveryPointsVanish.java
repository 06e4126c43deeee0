package io.strongroom.domain.incidents.detectors;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.monitoring.VaultContent;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.DetectorSpec.Need;
import io.strongroom.domain.incidents.StandingDetector;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.RecoveryPoints;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Between two assessments a vault lost much before its time, or what is backed up changed its size at once. It shows there
 * even when every event was kept from us.
 */
@Singleton
final class RecoveryPointsVanish implements StandingDetector {
    private static final DetectorSpec SPEC = DetectorSpec.of(
                    "INC-19", "Recovery points vanished or changed their size at once", Severity.HIGH)
            .needing(Need.POSTURE);

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public List<Detection> detect(Standing standing) {
        var now = standing.baseline();
        var before = standing.before().filter(seen -> seen.covers(Kinds.RECOVERY_POINTS));
        if (before.isEmpty()
                || !now.covers(Kinds.RECOVERY_POINTS)
                || !before.get().takenAt().isBefore(now.takenAt())) {
            return List.of();
        }
        return before.get().of(Kinds.RECOVERY_POINTS).values().stream()
                .map(group -> group.path("vaultArn").asText())
                .distinct()
                .sorted()
                .flatMap(vault -> compare(vault, before.get(), standing).stream())
                .toList();
    }

    private static Optional<Detection> compare(String vault, Baseline earlier, Standing standing) {
        var now = VaultContent.now(standing.baseline().of(Kinds.RECOVERY_POINTS).values().stream()
                .map(group -> Json.convert(group, RecoveryPoints.class))
                .filter(group -> group.vaultArn().equals(vault))
                .toList());
        var before = VaultContent.then(
                earlier.of(Kinds.RECOVERY_POINTS).values().stream()
                        .filter(group -> group.path("vaultArn").asText().equals(vault))
                        .toList(),
                standing.baseline().takenAt());
        if (before.live() == 0) {
            return Optional.empty();
        }
        var odd = new ArrayList<String>();
        if (now.fellFrom(before)) {
            odd.add(Words.count(before.live() - now.live(), "recovery point") + " of " + before.live()
                    + " went before their time");
        }
        if (now.burstsFrom(before)) {
            odd.add(Words.count(now.deleting(), "recovery point") + " are being deleted");
        }
        if (now.jumpedFrom(before)) {
            odd.add("their average size went from " + Words.size(before.bytes() / before.live()) + " to "
                    + Words.size(now.bytes() / now.live()));
        }
        return odd.isEmpty()
                ? Optional.empty()
                : Optional.of(Detection.of(
                                SPEC,
                                standing,
                                vault,
                                standing.baseline().takenAt().toString())
                        .severity(now.live() == 0 ? Severity.CRITICAL : SPEC.severity())
                        .because("Since " + earlier.takenAt() + " in vault " + vault + " " + String.join("; ", odd)
                                + ".")
                        .impact("That is what deleting many backups, or encrypting what is backed up, looks like from"
                                + " here.")
                        .facts(Json.object()
                                .put("before", before.live())
                                .put("now", now.live())
                                .put("bytesBefore", before.bytes())
                                .put("bytesNow", now.bytes()))
                        .build());
    }
}
