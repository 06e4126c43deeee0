package io.strongroom.domain.controls.retention;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;

/** What a plan deletes once it is copied has arrived, in a vault that keeps it. */
@Singleton
final class DeletionAfterCopyIsSafe implements Control<BackupPlan> {
    private static final ControlSpec<BackupPlan> SPEC = ControlSpec.of("IMM-14", Kinds.BACKUP_PLANS)
            .title("Backups are deleted after a copy only where the copy is locked and arrives")
            .severity(Severity.HIGH)
            .steps("5.1")
            .reads(Kinds.DESTINATION_VAULTS, Kinds.COPY_ROUTES)
            .frameworks(
                    "NIST CP-9 d,AU-9 [E]; PCI 10.3.4 [E]; HIPAA 164.312(c)(1) [E]; ISO A.8.13,A.5.33 [E]; SOC2 A1.2 [E]")
            .build();

    @Override
    public ControlSpec<BackupPlan> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(BackupPlan plan, Inventory inventory) {
        return plan.rules().stream().anyMatch(DeletionAfterCopyIsSafe::deletes);
    }

    @Override
    public Verdict judge(BackupPlan plan, Inventory inventory) {
        for (var rule : plan.rules()) {
            if (!deletes(rule)) {
                continue;
            }
            var facts = Json.object().put("rule", rule.name());
            if (rule.copies().isEmpty()) {
                return Verdict.fail("A rule deletes what it makes after a copy, and copies nothing.", facts);
            }
            for (var copy : rule.copies()) {
                facts.put("destinationVaultArn", copy.destinationVaultArn());
                if (!locked(copy, inventory)) {
                    return Verdict.fail(
                            "A rule deletes what it makes after a copy to a vault that is not locked.", facts);
                }
                if (LandedCopies.lastAt(rule, copy, inventory).isEmpty()) {
                    return Verdict.fail(
                            "A rule deletes what it makes after a copy, and no copy was completed lately.", facts);
                }
            }
        }
        return Verdict.pass();
    }

    private static boolean deletes(BackupPlan.Rule rule) {
        return rule.kept().deleteAfterEvent().isPresent();
    }

    private static boolean locked(BackupPlan.Copy copy, Inventory inventory) {
        var destination = inventory
                .find(Kinds.DESTINATION_VAULTS, copy.destinationVaultArn())
                .orElseThrow(() -> new NotTold(new Coverage.Denied("backup:ListBackupVaults")));
        return destination
                .vault()
                .value()
                .filter(vault -> vault.lockState(inventory.takenAt()) != Vault.LockState.NONE)
                .isPresent();
    }
}
