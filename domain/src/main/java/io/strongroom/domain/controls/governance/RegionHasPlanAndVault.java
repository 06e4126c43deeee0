package io.strongroom.domain.controls.governance;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupSettings;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;

/** Where data is, there is a plan, and a vault that somebody made for it. */
@Singleton
final class RegionHasPlanAndVault implements Control<BackupSettings> {
    private static final ControlSpec<BackupSettings> SPEC = ControlSpec.of("GOV-01", Kinds.BACKUP_SETTINGS)
            .title("Every Region with data has a backup plan and a vault of its own")
            .severity(Severity.MEDIUM)
            .steps("5.1")
            .reads(Kinds.STATEFUL_RESOURCES, Kinds.BACKUP_PLANS, Kinds.VAULTS)
            .frameworks(
                    "NIST CP-9 a-c [E]; PCI 10.3.3 [P]; HIPAA 164.308(a)(7)(ii)(A) [E]; ISO A.8.13,A.8.14 [P]; SOC2 A1.2,CC7.4 [S]")
            .build();

    @Override
    public ControlSpec<BackupSettings> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(BackupSettings settings, Inventory inventory) {
        return !inventory.all(Kinds.STATEFUL_RESOURCES).isEmpty();
    }

    @Override
    public Verdict judge(BackupSettings settings, Inventory inventory) {
        long vaults = inventory.all(Kinds.VAULTS).stream()
                .filter(vault -> !vault.isDefault() && !vault.restoreAccessVault())
                .count();
        int plans = inventory.all(Kinds.BACKUP_PLANS).size();
        var facts = Json.object()
                .put(
                        "statefulResources",
                        inventory.all(Kinds.STATEFUL_RESOURCES).size())
                .put("plans", plans)
                .put("ownVaults", vaults);
        if (plans == 0) {
            return Verdict.fail("There is data in this Region and no backup plan.", facts);
        }
        return vaults == 0
                ? Verdict.fail("There is data in this Region and no vault but the default one.", facts)
                : Verdict.pass(facts);
    }
}
