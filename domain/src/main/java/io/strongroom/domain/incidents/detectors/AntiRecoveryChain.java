package io.strongroom.domain.incidents.detectors;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Recall;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.DetectorSpec.Need;
import io.strongroom.domain.incidents.Surroundings;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One principal blinds first and destroys then, within 24 hours: what ransomware crews do before they show themselves
 * (MITRE ATT&CK T1562, then T1485 and T1490). It looks at the later of the two steps, and finds the earlier one in the
 * principal's history.
 */
@Singleton
final class AntiRecoveryChain implements Detector {
    private static final List<Detector> BLINDING =
            List.of(new BackupMonitoringIsDisabled(), new BackupIsSwitchedOff(), new MonitoringIsBlinded());

    private static final List<Detector> DESTROYING =
            List.of(new RecoveryPointsAreDeleted(), new VaultLockIsRemoved(), new BackupKeyIsDisabled());

    private static final DetectorSpec SPEC = DetectorSpec.of(
                    "INC-22",
                    "Monitoring was taken away, then backups were attacked",
                    Severity.CRITICAL,
                    watched(DESTROYING).toArray(String[]::new))
            .recalling(Recall.of(Surroundings.HISTORY, watched(BLINDING)).whole())
            .needing(Need.POSTURE);

    private static Set<String> watched(List<Detector> detectors) {
        return detectors.stream().flatMap(one -> one.spec().watches().stream()).collect(Collectors.toSet());
    }

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Optional<Detection> detect(AwsEvent event, Surroundings around) {
        var destroyed = found(DESTROYING, event, around);
        if (destroyed.isEmpty()) {
            return Optional.empty();
        }
        var blinded = around.earlier().stream()
                .filter(AwsEvent::succeeded)
                .flatMap(earlier -> found(BLINDING, earlier, around).stream())
                .toList();
        if (blinded.isEmpty()) {
            return Optional.empty();
        }
        var steps = new HashSet<String>();
        blinded.forEach(one -> steps.add(one.detector().value()));
        steps.add(destroyed.get().detector().value());
        var detection = Detection.of(SPEC, event)
                .resources(destroyed.get().resources())
                .because(first(blinded, event.account()) + " Then, at " + event.at() + ": "
                        + destroyed.get().because())
                .impact("That order is how an attack on backups goes: expect the data itself to be attacked next. "
                        + destroyed.get().impact())
                .facts(Json.object()
                        .put("blindingSteps", blinded.size())
                        .set("detectors", Json.tree(steps.stream().sorted().toList())));
        destroyed.get().atRisk().ifPresent(detection::atRisk);
        return Optional.of(detection.build());
    }

    /**
     * Whoever sees the incident reaches its account, and not every other one that the principal was in: what was done there is
     * not quoted.
     */
    private static String first(List<Detection> blinded, AccountId account) {
        return blinded.stream()
                .filter(one -> one.account().equals(account))
                .findFirst()
                .map(one -> "First, at " + one.at() + ": " + one.because())
                .orElseGet(() -> "First, at " + blinded.getFirst().at()
                        + ": the same principal took monitoring away, or switched backups off, in another account ("
                        + blinded.getFirst().detector() + ").");
    }

    private static Optional<Detection> found(List<Detector> detectors, AwsEvent event, Surroundings around) {
        return detectors.stream()
                .filter(one -> one.spec().watches().contains(event.word()))
                .flatMap(one -> one.detect(event, around).stream())
                .filter(found -> found.detector().value().equals("INC-05") || grave(found))
                .findFirst();
    }

    /** An alarm of any team that goes is no blinding, and a key without rotation is not destroyed. */
    private static boolean grave(Detection found) {
        return found.severity().compareTo(Severity.HIGH) <= 0;
    }
}
