package io.strongroom.domain.controls.operations;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Shortcomings;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupSettings;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/** Somebody is told when jobs of AWS Backup fail, expire or are aborted. */
@Singleton
final class BackupMetricsAreAlarmed implements Control<BackupSettings> {
    private static final String NAMESPACE = "AWS/Backup";

    private static final ControlSpec<BackupSettings> SPEC = ControlSpec.of("OPS-02", Kinds.BACKUP_SETTINGS)
            .title("Metrics of failed backups, copies and restores have alarms that tell someone")
            .severity(Severity.MEDIUM)
            .steps("6.1")
            .reads(Kinds.VAULTS, Kinds.BACKUP_PLANS, Kinds.ALARMS)
            .frameworks("NIST SI-4 [E]; ISO A.8.16 [E]; SOC2 CC7.2 [E]")
            .build();

    @Override
    public ControlSpec<BackupSettings> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(BackupSettings settings, Inventory inventory) {
        return inventory.all(Kinds.VAULTS).stream().anyMatch(Vault::used);
    }

    @Override
    public Verdict judge(BackupSettings settings, Inventory inventory) {
        var found = Shortcomings.of("No alarm that tells anyone watches");
        Stream.of(
                        "NumberOfBackupJobsFailed",
                        "NumberOfBackupJobsExpired",
                        "NumberOfBackupJobsAborted",
                        "NumberOfRestoreJobsFailed",
                        "NumberOfRecoveryPointsPartial",
                        "NumberOfRecoveryPointsExpired")
                .forEach(metric -> found.unless(() -> alarmed(metric, inventory), metric));
        found.unless(
                () -> !copies(inventory) || alarmed("NumberOfCopyJobsFailed", inventory), "NumberOfCopyJobsFailed");
        return found.verdict(Json.object().put("namespace", NAMESPACE));
    }

    private static boolean alarmed(String metric, Inventory inventory) {
        return inventory.all(Kinds.ALARMS).stream()
                .anyMatch(alarm -> alarm.watches(NAMESPACE, metric) && alarm.tells());
    }

    private static boolean copies(Inventory inventory) {
        return inventory.all(Kinds.BACKUP_PLANS).stream()
                .flatMap(plan -> plan.rules().stream())
                .anyMatch(rule -> !rule.copies().isEmpty());
    }
}
