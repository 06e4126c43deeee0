package io.strongroom.domain.incidents.detectors;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.DetectorSpec.Need;
import io.strongroom.domain.incidents.StandingDetector;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BlastRadius;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A compliance lock is about to become final: the last hours in which a wrong one can be taken off. */
@Singleton
final class ComplianceLockIsDue implements StandingDetector {
    /** Hours before the end, the nearest first; each is told once. */
    private static final List<Integer> HOURS = List.of(2, 24, 48, 72);

    private static final DetectorSpec SPEC = DetectorSpec.of(
                    "INC-21", "A compliance lock is about to become final", Severity.CRITICAL)
            .needing(Need.POSTURE);

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public List<Detection> detect(Standing standing) {
        return SeenVault.all(standing.baseline()).stream()
                .filter(vault -> vault.locked() && !vault.airGapped())
                .flatMap(vault -> vault.lockDate().stream()
                        .flatMap(due ->
                                crossed(due, standing.at()).stream().map(hours -> due(vault, due, hours, standing))))
                .toList();
    }

    /** The nearest of the terms that is crossed; empty long before, and once it is final. */
    private static Optional<Integer> crossed(Instant due, Instant now) {
        var left = Duration.between(now, due);
        return left.isNegative() || left.isZero()
                ? Optional.empty()
                : HOURS.stream()
                        .filter(hours -> left.compareTo(Duration.ofHours(hours)) <= 0)
                        .findFirst();
    }

    private static Detection due(SeenVault vault, Instant due, int hours, Standing standing) {
        var radius = Stream.of(standing.baseline())
                .flatMap(seen -> Stakes.live(seen).stream())
                .filter(group -> group.vaultArn().equals(vault.arn()))
                .toList();
        var detection = Detection.of(SPEC, standing, vault.arn(), due + " " + hours + "h")
                .because("The compliance lock of vault " + vault.name() + " becomes final at " + due + ", in less than "
                        + hours + " hours.")
                .impact("From then on nobody, AWS included, can take it off, shorten its retention or delete what is in"
                        + " it: that is what it is for, and what makes a wrong one costly."
                        + (standing.baseline().covers(Kinds.RECOVERY_POINTS)
                                ? ""
                                : " What it holds could not be told."))
                .facts(Json.object().put("final", due.toString()).put("hours", hours));
        return detection.atRisk(BlastRadius.of(radius)).build();
    }
}
