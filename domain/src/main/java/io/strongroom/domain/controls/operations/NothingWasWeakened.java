package io.strongroom.domain.controls.operations;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupSettings;
import jakarta.inject.Singleton;

/** Nothing that guards backups was taken away or loosened since the last assessment. */
@Singleton
final class NothingWasWeakened implements Control<BackupSettings> {
    private static final ControlSpec<BackupSettings> SPEC = ControlSpec.of("OPS-03", Kinds.BACKUP_SETTINGS)
            .title("Nothing that guards backups was weakened since the last assessment")
            .severity(Severity.CRITICAL)
            .steps("3.4", "6.3")
            .reads(Kinds.VAULTS, Kinds.KEYS, Kinds.BACKUP_PLANS, Kinds.REPORT_PLANS, Kinds.AUDIT_FRAMEWORKS)
            .frameworks("NIST CM-3,SI-7 [E]; PCI 11.5.2 [E]; ISO A.8.9 [E]; SOC2 CC7.1 [E]")
            .build();

    @Override
    public ControlSpec<BackupSettings> spec() {
        return SPEC;
    }

    @Override
    public Verdict judge(BackupSettings settings, Inventory inventory) {
        if (inventory.baseline().isEmpty()) {
            return Verdict.notApplicable("There is no earlier assessment to compare with.");
        }
        var earlier = inventory.baseline().get();
        var drift = new Drift(earlier, inventory);
        drift.vaults();
        drift.keys();
        drift.plans();
        drift.settings();
        drift.gone(Kinds.REPORT_PLANS);
        drift.gone(Kinds.AUDIT_FRAMEWORKS);
        return drift.verdict();
    }
}
