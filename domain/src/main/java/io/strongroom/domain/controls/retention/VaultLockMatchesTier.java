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

/** A locked vault is locked as firmly as the policy asks; that it is locked at all is another control's word. */
@Singleton
final class VaultLockMatchesTier implements Control<Vault> {
    private static final ControlSpec<Vault> SPEC = ControlSpec.of("IMM-02", Kinds.VAULTS)
            .title("Vault locks are as firm as the policy asks")
            .severity(Severity.HIGH)
            .steps("3.4", "5.1")
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
        return vault.holdsBackups()
                && vault.lockState(inventory.takenAt()) != Vault.LockState.NONE
                && inventory.expectations().lockTier() != LockTier.NONE;
    }

    @Override
    public Verdict judge(Vault vault, Inventory inventory) {
        var tier = inventory.expectations().lockTier();
        var state = vault.lockState(inventory.takenAt());
        var facts = Json.object().put("lockState", state.name()).put("wantedTier", tier.name());
        vault.lockDate().ifPresent(date -> facts.put("lockDate", date.toString()));
        boolean firm = switch (state) {
            case NONE -> false;
            case GOVERNANCE -> tier != LockTier.COMPLIANCE;
            // On its way, and shut already; the date is watched by IMM-03.
            case COMPLIANCE_GRACE, COMPLIANCE_IMMUTABLE -> true;
        };
        return firm
                ? Verdict.pass(facts)
                : Verdict.fail("The lock can be taken off, and the policy asks for one that cannot.", facts);
    }
}
