package io.strongroom.domain.incidents.detectors;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.DetectorSpec.Need;
import io.strongroom.domain.incidents.Surroundings;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** A vault loses its lock, a legal hold is lifted, or a vault is gone as a whole: nothing keeps its recovery points any more. */
@Singleton
final class VaultLockIsRemoved implements Detector {
    private static final DetectorSpec SPEC = DetectorSpec.of(
                    "INC-02",
                    "A vault was unlocked or deleted, or a legal hold lifted",
                    Severity.CRITICAL,
                    "backup:DeleteBackupVault",
                    "backup:DeleteBackupVaultLockConfiguration",
                    "backup:CancelLegalHold")
            .needing(Need.POSTURE);

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Optional<Detection> detect(AwsEvent event, Surroundings around) {
        return Optional.of(event.name().equals("CancelLegalHold") ? hold(event) : vault(event, around));
    }

    /** Holds are not kept of an assessment: which recovery points one held is not known. */
    private static Detection hold(AwsEvent event) {
        var hold = event.requested("legalHoldId").orElse("unknown");
        return Detection.of(SPEC, event)
                .severity(Severity.HIGH)
                .resources(event.resources().isEmpty() ? List.of(hold) : event.resources())
                .because(Words.who(event) + " lifted legal hold " + hold + ".")
                .impact("What it held can be deleted again, and runs out again as its retention says. Which recovery"
                        + " points those are could not be told.")
                .facts(Json.object()
                        .put("legalHold", hold)
                        .put("said", event.requested("cancelDescription").orElse("")))
                .build();
    }

    private static Detection vault(AwsEvent event, Surroundings around) {
        var vault = event.requested("backupVaultName").orElse("unknown");
        boolean gone = event.name().equals("DeleteBackupVault");
        var stakes = Stakes.ofVault(event, around, vault);
        var detection = Detection.of(SPEC, event)
                .resources(Vaults.about(event, vault))
                .because(Words.who(event) + (gone ? " deleted vault " : " took the lock off vault ") + vault + ".")
                .impact((gone
                                ? "AWS deletes a vault only when it is empty: whatever was in it went before. "
                                : "Whoever IAM lets can now delete its recovery points and shorten their life. ")
                        + stakes.sentence());
        var facts = Json.object()
                .put("vault", vault)
                .put("vaultArn", Vaults.arn(event, vault))
                .put("gone", gone);
        SeenVault.named(around.baseline(event.account(), event.region()), vault)
                .filter(before -> !gone)
                .flatMap(SeenVault::bounds)
                .ifPresent(bounds -> facts.set("lockBefore", bounds));
        return stakes.on(detection, facts).build();
    }
}
