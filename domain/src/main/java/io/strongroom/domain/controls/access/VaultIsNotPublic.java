package io.strongroom.domain.controls.access;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.iam.access.Grant;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;

/** No statement of a vault's policy lets the whole world in. */
@Singleton
final class VaultIsNotPublic implements Control<Vault> {
    private static final ControlSpec<Vault> SPEC = ControlSpec.of("ACC-02", Kinds.VAULTS)
            .title("No vault policy lets everybody in")
            .severity(Severity.CRITICAL)
            .steps("2.4")
            .only(Kinds.VAULTS, "backup:GetBackupVaultAccessPolicy")
            .frameworks("NIST AC-3,AC-6 [E]; PCI 7.2.1 [E]; ISO A.5.15,A.8.3 [E]; SOC2 CC6.1 [E]; CIS7 2.21 [E]")
            .build();

    @Override
    public ControlSpec<Vault> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Vault vault, Inventory inventory) {
        return !vault.restoreAccessVault();
    }

    @Override
    public Verdict judge(Vault vault, Inventory inventory) {
        var open = vault.grants().stream()
                .filter(Grant::isPublic)
                .map(grant -> grant.by().statement())
                .distinct()
                .toList();
        return open.isEmpty()
                ? Verdict.pass()
                : Verdict.fail(
                        "The vault's access policy lets in everybody in the world.",
                        Json.object().set("statements", Json.tree(open)));
    }
}
