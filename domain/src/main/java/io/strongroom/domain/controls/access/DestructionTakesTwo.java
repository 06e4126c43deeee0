package io.strongroom.domain.controls.access;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.keys.Key;
import io.strongroom.domain.inventory.organizations.Membership;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Whoever can take a protection away cannot delete what it protected. */
@Singleton
final class DestructionTakesTwo implements Control<Membership> {
    private static final List<String> PROTECTION = List.of(
            "backup:DeleteBackupVaultLockConfiguration",
            "backup:PutBackupVaultAccessPolicy",
            "backup:DeleteBackupVaultAccessPolicy");
    private static final ControlSpec<Membership> SPEC = ControlSpec.of("ACC-08", Kinds.ACCOUNT)
            .title("Nobody can both remove protection and delete backups or their keys")
            .severity(Severity.HIGH)
            .steps("2.1", "2.3")
            .reads(Kinds.ROLES, Kinds.USERS, Kinds.ORGANIZATION, Kinds.VAULTS, Kinds.KEYS)
            .frameworks("NIST CP-9(7) dual authorization,AC-5 [E]; PCI 7.2 [E]; ISO A.5.3 [E]; SOC2 CC6.3 [E]")
            .build();

    @Override
    public ControlSpec<Membership> spec() {
        return SPEC;
    }

    @Override
    public Verdict judge(Membership account, Inventory inventory) {
        var alone = new TreeMap<String, List<String>>();
        Powers.ordinary(inventory).forEach(powers -> {
            var unguards = unguards(powers, inventory);
            if (!unguards.isEmpty()) {
                var deletes = deletes(powers, inventory);
                if (!deletes.isEmpty()) {
                    alone.put(
                            powers.identity().arn(),
                            Stream.concat(unguards.stream(), deletes.stream())
                                    .sorted()
                                    .distinct()
                                    .toList());
                }
            }
        });
        return alone.isEmpty()
                ? Verdict.pass()
                : Verdict.fail(
                        alone.size() + " principals can remove protection and delete backups or keys, each by itself.",
                        Json.object().set("principals", Json.tree(alone)));
    }

    private static List<String> unguards(Powers powers, Inventory inventory) {
        var can = new ArrayList<String>();
        PROTECTION.stream()
                .filter(action -> powers.some(action, Destruction.anyVault(inventory)))
                .forEach(can::add);
        if (powers.some("organizations:DetachPolicy", "*")) {
            can.add("organizations:DetachPolicy");
        }
        return can;
    }

    private static List<String> deletes(Powers powers, Inventory inventory) {
        if (powers.some("backup:DeleteRecoveryPoint", Destruction.anyRecoveryPoint(inventory))) {
            return List.of("backup:DeleteRecoveryPoint");
        }
        return keysOfVaults(inventory).stream()
                        .anyMatch(key -> powers.some(
                                "kms:ScheduleKeyDeletion",
                                key.arn(),
                                Policy.of("key policy", key.policy().value().orElseThrow())))
                ? List.of("kms:ScheduleKeyDeletion")
                : List.of();
    }

    private static List<Key> keysOfVaults(Inventory inventory) {
        var used = inventory.all(Kinds.VAULTS).stream()
                .flatMap(vault -> vault.kmsKeyArn().stream())
                .toList();
        return inventory.all(Kinds.KEYS).stream()
                .filter(key -> used.contains(key.arn()) && key.customerManaged())
                .toList();
    }
}
