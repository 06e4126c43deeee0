package io.strongroom.domain.inventory.keys;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.backup.RecoveryPoints;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which keys backups rest on: those of vaults, and those that live recovery points are encrypted with. */
public final class BackupKeys {
    private BackupKeys() {}

    /** The kinds that telling takes; a control that asks names them in its spec. */
    public static Kind<?>[] reads() {
        return new Kind<?>[] {Kinds.VAULTS, Kinds.RECOVERY_POINTS};
    }

    /**
     * Whether backups rest on the key. A vault's key is told without the recovery points.
     *
     * @throws NotTold when nothing tells that it is one, and something that might could not be read
     */
    public static boolean has(Key key, Inventory inventory) {
        if (inventory.coverage(Kinds.VAULTS) instanceof Coverage.Read && ofVault(key, inventory)) {
            return true;
        }
        if (inventory.all(Kinds.RECOVERY_POINTS).stream().anyMatch(group -> group.live() && isOn(group, key))) {
            return true;
        }
        inventory.all(Kinds.VAULTS);
        return false;
    }

    /** Whether a vault is encrypted with the key. @throws NotTold when vaults could not be read */
    public static boolean ofVault(Key key, Inventory inventory) {
        return inventory.all(Kinds.VAULTS).stream()
                .anyMatch(vault -> vault.kmsKeyArn().filter(key.arn()::equals).isPresent());
    }

    /**
     * {@link #has} for the account's own keys alone: those of AWS are AWS's to look after. Whose a key is that nobody could
     * describe matters only when backups rest on it.
     */
    public static boolean hasOwn(Key key, Inventory inventory) {
        return (!key.described() || key.customerManaged()) && has(key, inventory) && key.customerManaged();
    }

    /** Live recovery points by the ARN of the key that they are encrypted with. @throws NotTold when they could not be read */
    public static Map<String, List<RecoveryPoints>> protecting(Inventory inventory) {
        return inventory.all(Kinds.RECOVERY_POINTS).stream()
                .filter(group -> group.live() && group.keyArn().isPresent())
                .collect(Collectors.groupingBy(group -> group.keyArn().get(), TreeMap::new, Collectors.toList()));
    }

    private static boolean isOn(RecoveryPoints group, Key key) {
        return group.keyArn().equals(Optional.of(key.arn()));
    }
}
