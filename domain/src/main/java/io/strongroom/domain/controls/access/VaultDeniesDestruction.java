package io.strongroom.domain.controls.access;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.iam.access.Exemptions;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A vault's own policy says no to whatever ends its backups, whoever asks but a few. */
@Singleton
final class VaultDeniesDestruction implements Control<Vault> {
    private static final int MOST_SPARED = 5;
    private static final ControlSpec<Vault> SPEC = ControlSpec.of("ACC-01", Kinds.VAULTS)
            .title("Vault policies deny destruction to everyone but five at most")
            .severity(Severity.HIGH)
            .steps("2.1", "2.3")
            .frameworks("NIST CP-9 d,AC-6 [E]; PCI 7.2.x,8.2.7,10.3.2 [S]; HIPAA 164.308(a)(7)(ii)(A) [E];"
                    + " ISO A.8.13 [E]; SOC2 A1.2,CC7.4 [S]")
            .build();

    @Override
    public ControlSpec<Vault> spec() {
        return SPEC;
    }

    /** The Default vault that nobody uses has nothing to lose; what is seen of another's vault is not ours to guard. */
    @Override
    public boolean concerns(Vault vault, Inventory inventory) {
        return vault.holdsBackups();
    }

    @Override
    public Verdict judge(Vault vault, Inventory inventory) {
        if (vault.airGapped()) {
            return Verdict.notApplicable(
                    "What is in an air-gapped vault is under a compliance lock, which nobody can undo.");
        }
        var policy = vault.policy();
        if (policy.isEmpty()) {
            return Verdict.fail(
                    "The vault has no access policy, so whoever has the permission can delete its backups.");
        }
        var policies = List.of(policy.get());
        var open = new ArrayList<String>();
        var spared = new TreeSet<String>();
        boolean wide = false;
        for (var action : Destruction.OF_RECOVERY_POINTS) {
            wide |= weigh(Exemptions.of(policies, action, "*"), action, open, spared);
        }
        for (var action : Destruction.OF_VAULTS) {
            wide |= weigh(Exemptions.of(policies, action, vault.arn()), action, open, spared);
        }
        var facts = Json.object();
        facts.set("notDenied", Json.tree(open));
        facts.set("spared", Json.tree(spared));
        if (!open.isEmpty()) {
            return Verdict.fail("The vault's access policy does not deny everyone what ends its backups.", facts);
        }
        if (wide || spared.size() > MOST_SPARED) {
            return Verdict.fail("The vault's access policy spares too many from its denial.", facts);
        }
        return Verdict.pass(facts);
    }

    /** Whether those spared are more than anybody chose. */
    private static boolean weigh(Exemptions exemptions, String action, List<String> open, TreeSet<String> spared) {
        if (!exemptions.denied()) {
            open.add(action);
        }
        spared.addAll(exemptions.spared());
        return exemptions.wide();
    }
}
