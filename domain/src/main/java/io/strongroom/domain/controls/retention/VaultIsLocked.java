package io.strongroom.domain.controls.retention;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.policies.Expectations.LockTier;
import jakarta.inject.Singleton;

/** A vault's recovery points outlive whoever wants them gone. */
@Singleton
final class VaultIsLocked implements Control<Vault> {
    private static final ControlSpec<Vault> SPEC = ControlSpec.of("IMM-01", Kinds.VAULTS)
            .title("Vaults with backups are locked")
            .severity(Severity.HIGH)
            .steps("3.4", "5.1")
            .only(Kinds.VAULTS)
            .frameworks(
                    "NIST CP-9 d,AU-9 [E]; PCI 10.3.4 [E]; HIPAA 164.312(c)(1) [E]; ISO A.8.13,A.5.33 [E]; SOC2 A1.2 [E]")
            .remediation("lock-backup-vault")
            .build();

    @Override
    public ControlSpec<Vault> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Vault vault, Inventory inventory) {
        return vault.holdsBackups() && inventory.expectations().lockTier() != LockTier.NONE;
    }

    @Override
    public Verdict judge(Vault vault, Inventory inventory) {
        var state = vault.lockState(inventory.takenAt());
        var facts = Json.object().put("lockState", state.name()).put("recoveryPoints", vault.recoveryPoints());
        return state == Vault.LockState.NONE ? Verdict.fail("The vault is not locked.", facts) : Verdict.pass(facts);
    }
}
