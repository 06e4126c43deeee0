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
import java.util.Optional;

/** A vault loses its lock, or is gone as a whole: nothing keeps its recovery points any more. */
@Singleton
final class VaultLockIsRemoved implements Detector {
    private static final DetectorSpec SPEC = DetectorSpec.of(
                    "INC-02",
                    "A vault was unlocked or deleted",
                    Severity.CRITICAL,
                    "backup:DeleteBackupVault",
                    "backup:DeleteBackupVaultLockConfiguration")
            .needing(Need.POSTURE);

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Optional<Detection> detect(AwsEvent event, Surroundings around) {
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
        return Optional.of(
                stakes.on(detection, Json.object().put("vault", vault)).build());
    }
}
