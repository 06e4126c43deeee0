package io.strongroom.domain.controls.keys;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.inventory.keys.KeyBehind;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;

/** A vault encrypts with a key whose policy is the account's own to write. */
@Singleton
final class VaultUsesCustomerKey implements Control<Vault> {
    private static final ControlSpec<Vault> SPEC = ControlSpec.of("ENC-02", Kinds.VAULTS)
            .title("Vaults are encrypted with a customer managed key")
            .severity(Severity.MEDIUM)
            .steps("1.1", "1.3")
            .reads(Kinds.KEYS)
            .only(Kinds.VAULTS)
            .only(Kinds.KEYS)
            .frameworks("ISO A.8.24 [P]; PCI 3.6.1 [E]; NIST SC-12,CP-9(8) [E]; SOC2 CC6.1 [E]")
            .remediation("create-backup-key")
            .remediation("create-backup-vault")
            .build();

    @Override
    public ControlSpec<Vault> spec() {
        return SPEC;
    }

    /** What holds no backups has none to encrypt: an empty default vault, a window on another account's. */
    @Override
    public boolean concerns(Vault vault, Inventory inventory) {
        return vault.holdsBackups();
    }

    @Override
    public Verdict judge(Vault vault, Inventory inventory) {
        if (vault.kmsKeyArn().isEmpty()) {
            return Verdict.fail("AWS names no key for this vault.");
        }
        var arn = vault.kmsKeyArn().get();
        var facts = Json.object().put("kmsKeyArn", arn);
        return switch (KeyBehind.of(arn, inventory)) {
            case KeyBehind.Here(var key) ->
                key.customerManaged()
                        ? Verdict.pass(facts)
                        : Verdict.fail("The vault is encrypted with a key that AWS manages.", facts);
            case KeyBehind.Gone() -> Verdict.fail("The vault's key is no longer there.", facts);
            case KeyBehind.Elsewhere elsewhere -> Verdict.unknown(elsewhere.why());
        };
    }
}
