package io.strongroom.domain.incidents.detectors;

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
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Somebody, not retention, takes recovery points away; many at once is an attack until shown otherwise. */
@Singleton
final class RecoveryPointsAreDeleted implements Detector {
    /** So many within {@link #WITHIN} are a burst: more than a person tidying up, far fewer than a script does. */
    static final int BURST = 5;

    static final Duration WITHIN = Duration.ofMinutes(10);

    private static final Set<String> DELETIONS = Set.of(
            "backup:DeleteRecoveryPoint",
            "backup:DisassociateRecoveryPoint",
            "backup:DisassociateRecoveryPointFromParent");

    private static final DetectorSpec SPEC = DetectorSpec.of(
                    "INC-01", "Recovery points were deleted by hand", Severity.HIGH, DELETIONS.toArray(String[]::new))
            .recalling(Recall.of(WITHIN, DELETIONS))
            .needing(Need.POSTURE);

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Optional<Detection> detect(AwsEvent event, Surroundings around) {
        var vault = event.requested("backupVaultName").orElse("unknown");
        var point = event.requested("recoveryPointArn").orElse("a recovery point");
        long many = Burst.count(
                event,
                around.earlier(),
                WITHIN,
                one -> one.succeeded() && SPEC.watches().contains(one.word()));
        var stakes = Stakes.ofVault(event, around, vault);

        var verb = event.name().startsWith("Delete") ? " deleted " : " cut off ";
        var detection = Detection.of(SPEC, event).resources(Vaults.about(event, vault));
        if (many >= BURST) {
            detection
                    .severity(Severity.CRITICAL)
                    .because(Words.who(event) + verb + Words.count(many, "recovery point") + " within "
                            + WITHIN.toMinutes() + " minutes, the last one from vault " + vault + ".")
                    .occurrence(event.principal().orElse("") + " " + event.account() + " " + vault + " burst "
                            + Burst.stretch(event, Duration.ofMinutes(1)));
        } else {
            detection.because(Words.who(event) + verb + point + " from vault " + vault + ".");
        }
        return Optional.of(stakes.on(
                        detection.impact("What is deleted cannot be restored from. " + stakes.sentence()),
                        Json.object()
                                .put("vault", vault)
                                .put("vaultArn", Vaults.arn(event, vault))
                                .put("recoveryPoint", point)
                                .put("withinTenMinutes", many))
                .build());
    }
}
