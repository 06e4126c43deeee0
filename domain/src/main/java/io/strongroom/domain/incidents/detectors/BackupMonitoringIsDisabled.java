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

/** What tells about backups is taken away: first step of many attacks, seldom urgent by itself. */
@Singleton
final class BackupMonitoringIsDisabled implements Detector {
    private static final Map<String, String> TAKEN = Map.of(
            "DeleteBackupVaultNotifications", "the notifications of vault",
            "DeleteReportPlan", "report plan",
            "DeleteFramework", "audit framework",
            "DeleteRestoreTestingPlan", "restore testing plan",
            "DeleteRestoreTestingSelection", "a selection of restore testing plan");

    private static final List<String> NAMES =
            List.of("backupVaultName", "reportPlanName", "frameworkName", "restoreTestingPlanName");

    private static final DetectorSpec SPEC = DetectorSpec.of(
            "INC-05",
            "Monitoring or auditing of backups was taken away",
            Severity.MEDIUM,
            TAKEN.keySet().stream().map(name -> "backup:" + name).toArray(String[]::new));

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Optional<Detection> detect(AwsEvent event, Surroundings around) {
        var name = NAMES.stream()
                .flatMap(field -> event.requested(field).stream())
                .findFirst()
                .orElse("unknown");
        var vault = event.requested("backupVaultName");
        return Optional.of(Detection.of(SPEC, event)
                .resources(vault.map(one -> Vaults.about(event, one))
                        .orElse(event.resources().isEmpty() ? List.of(name) : event.resources()))
                .because(Words.who(event) + " deleted " + TAKEN.getOrDefault(event.name(), event.name()) + " " + name
                        + ".")
                .impact("Failed backups, missing tests and tampering are no longer told where people look for them."
                        + " Attackers do this first; look at what the same principal does next.")
                .facts(Json.object().put("taken", name))
                .build());
    }
}
