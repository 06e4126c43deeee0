package io.strongroom.domain.controls.keys;

import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.inventory.storage.StatefulResource;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Who loses the key of production does not lose that of its backups, and who loses the account does not lose the key of
 * the copies in another.
 */
@Singleton
final class VaultKeysAreSegregated implements Control<Vault> {
    private static final ControlSpec<Vault> SPEC = ControlSpec.of("ENC-10", Kinds.VAULTS)
            .title("Vault keys encrypt no production data and live in the vault's account")
            .severity(Severity.MEDIUM)
            .steps("1.4")
            .reads(Kinds.STATEFUL_RESOURCES, Kinds.BACKUP_PLANS, Kinds.DESTINATION_VAULTS)
            .frameworks("NIST SC-12,CP-9(3) [E]; PCI 3.6.1 [E]; ISO A.8.24,A.5.3 [E]; SOC2 CC6.1 [E]")
            .remediation("create-backup-key")
            .remediation("create-backup-vault")
            .build();

    @Override
    public ControlSpec<Vault> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(Vault vault, Inventory inventory) {
        return vault.kmsKeyArn().isPresent();
    }

    @Override
    public Verdict judge(Vault vault, Inventory inventory) {
        var key = vault.kmsKeyArn().orElseThrow();
        var facts = Json.object().put("kmsKeyArn", key);
        var sharing = inventory.all(Kinds.STATEFUL_RESOURCES).stream()
                .filter(resource -> resource.kmsKeyArn().filter(key::equals).isPresent())
                .map(StatefulResource::arn)
                .toList();
        if (!sharing.isEmpty()) {
            facts.put("resourcesOnKey", sharing.size())
                    .set("examples", Json.tree(sharing.stream().limit(5).toList()));
            return Verdict.fail("The key of this vault encrypts " + sharing.size() + " resources besides.", facts);
        }
        var foreign = copiesOnForeignKeys(vault, inventory);
        if (!foreign.isEmpty()) {
            facts.set("destinations", Json.tree(foreign));
            return Verdict.fail("Copies go to a vault whose key lives outside that vault's account.", facts);
        }
        return Verdict.pass(facts);
    }

    /** Vaults of other accounts that the vault's recovery points are copied to, whose key is of another account than they. */
    private static List<String> copiesOnForeignKeys(Vault vault, Inventory inventory) {
        var foreign = new ArrayList<String>();
        for (var arn : destinations(vault, inventory)) {
            var owner = Arn.parse(arn).map(Arn::account);
            if (owner.isEmpty() || owner.get().equals(inventory.account().value())) {
                continue;
            }
            inventory
                    .find(Kinds.DESTINATION_VAULTS, arn)
                    .flatMap(destination -> destination.vault().value())
                    .flatMap(Vault::kmsKeyArn)
                    .flatMap(Arn::parse)
                    .filter(key -> !key.account().equals(owner.get()))
                    .ifPresent(key -> foreign.add(arn));
        }
        return foreign;
    }

    private static List<String> destinations(Vault vault, Inventory inventory) {
        return inventory.all(Kinds.BACKUP_PLANS).stream()
                .flatMap(plan -> plan.rules().stream())
                .filter(rule -> rule.targetVault().equals(vault.name()))
                .flatMap(rule -> rule.copies().stream())
                .map(BackupPlan.Copy::destinationVaultArn)
                .distinct()
                .toList();
    }
}
