package io.strongroom.domain.controls.access;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.identities.Powers;
import io.strongroom.domain.inventory.keys.Key;
import io.strongroom.domain.inventory.organizations.Membership;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Whoever can take a protection away cannot delete what it protected. */
@Singleton
final class DestructionTakesTwo implements Control<Membership> {
    private static final List<String> PROTECTION = List.of(
            "backup:DeleteBackupVaultLockConfiguration",
            "backup:PutBackupVaultAccessPolicy",
            "backup:DeleteBackupVaultAccessPolicy",
            "organizations:DetachPolicy");
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
        var alone = new TreeMap<String, SortedSet<String>>();
        Told.those(Powers.ordinary(inventory), one -> holdsBoth(one, inventory)).forEach(one -> {
            var can = new TreeSet<String>(unguards(one, inventory));
            can.addAll(deletes(one, inventory));
            alone.put(one.identity().arn(), can);
        });
        return alone.isEmpty()
                ? Verdict.pass()
                : Verdict.fail(
                        alone.size() + " principals can remove protection and delete backups or keys, each by itself.",
                        Json.object().set("principals", Json.tree(alone)));
    }

    private static boolean holdsBoth(Powers powers, Inventory inventory) {
        return Told.all(
                List.<Supplier<List<String>>>of(() -> unguards(powers, inventory), () -> deletes(powers, inventory)),
                half -> !half.get().isEmpty());
    }

    private static List<String> unguards(Powers powers, Inventory inventory) {
        return Told.those(
                PROTECTION,
                action -> powers.some(action, action.startsWith("backup:") ? Destruction.anyVault(inventory) : "*"));
    }

    private static List<String> deletes(Powers powers, Inventory inventory) {
        return Told.those(
                List.of("backup:DeleteRecoveryPoint", "kms:ScheduleKeyDeletion"),
                action -> action.startsWith("backup:")
                        ? powers.some(action, Destruction.anyRecoveryPoint(inventory))
                        : Told.any(keysOfVaults(inventory), key -> powers.some(action, key.arn(), key.readPolicy())));
    }

    private static List<Key> keysOfVaults(Inventory inventory) {
        var used = inventory.all(Kinds.VAULTS).stream()
                .flatMap(vault -> vault.kmsKeyArn().stream())
                .toList();
        return inventory.all(Kinds.KEYS).stream()
                .filter(key -> key.customerManaged() && used.contains(key.arn()))
                .toList();
    }
}
