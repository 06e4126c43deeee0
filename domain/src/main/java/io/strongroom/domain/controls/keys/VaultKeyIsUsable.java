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

/** A vault's key works: without it nothing new gets in and nothing comes out. */
@Singleton
final class VaultKeyIsUsable implements Control<Vault> {
    private static final ControlSpec<Vault> SPEC = ControlSpec.of("ENC-03", Kinds.VAULTS)
            .title("The key of every vault is enabled")
            .severity(Severity.CRITICAL)
            .steps("1.3", "3.4")
            .reads(Kinds.KEYS)
            .frameworks("NIST SC-12,SC-12(2) [P]; PCI 3.6.1,3.7.x [P]; HIPAA 164.312(a)(2)(iv) [P]; ISO A.8.24 [P];"
                    + " SOC2 CC6.1 [S]; FSBP KMS.3 [A]")
            .build();

    @Override
    public ControlSpec<Vault> spec() {
        return SPEC;
    }

    /** A vault without a named key is on one that AWS owns and keeps. */
    @Override
    public boolean concerns(Vault vault, Inventory inventory) {
        return vault.kmsKeyArn().isPresent();
    }

    @Override
    public Verdict judge(Vault vault, Inventory inventory) {
        var arn = vault.kmsKeyArn().orElseThrow();
        var facts = Json.object().put("kmsKeyArn", arn).put("recoveryPoints", vault.recoveryPoints());
        return switch (KeyBehind.of(arn, inventory)) {
            case KeyBehind.Here(var key) -> {
                facts.put("state", key.currentState());
                key.deletionAt().ifPresent(at -> facts.put("deletionAt", at.toString()));
                yield key.usable()
                        ? Verdict.pass(facts)
                        : Verdict.fail(
                                "The key of this vault cannot be used: it is " + key.currentState() + ".", facts);
            }
            case KeyBehind.Gone() -> Verdict.fail("The key of this vault is no longer there.", facts);
            case KeyBehind.Elsewhere elsewhere -> Verdict.unknown(elsewhere.why());
        };
    }
}
