package io.strongroom.domain.controls.keys;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.inventory.backup.RecoveryPoints;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.inventory.storage.StatefulResource;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The keys that backups of a plan need: those of its vaults, and those of what was backed up into them and keeps its own. */
final class PlanKeys {
    private PlanKeys() {}

    static Kind<?>[] reads() {
        return new Kind<?>[] {Kinds.VAULTS, Kinds.RECOVERY_POINTS, Kinds.PROTECTED_RESOURCES, Kinds.STATEFUL_RESOURCES};
    }

    /**
     * Each key with the service through which it is asked.
     *
     * @throws io.strongroom.domain.inventory.NotTold when something of them could not be read
     */
    static Map<String, String> of(BackupPlan plan, Inventory inventory) {
        var keys = new TreeMap<String, String>();
        var vaults = inventory.all(Kinds.VAULTS).stream()
                .filter(vault -> plan.rules().stream()
                        .anyMatch(rule -> rule.targetVault().equals(vault.name())))
                .collect(Collectors.toMap(Vault::arn, vault -> vault));
        inventory.all(Kinds.RECOVERY_POINTS).stream()
                .filter(group -> group.live() && vaults.containsKey(group.vaultArn()))
                .filter(group -> group.encryptedBy() == RecoveryPoints.EncryptedBy.SOURCE)
                .forEach(group ->
                        group.keyArn().ifPresent(key -> keys.put(key, KeyUse.serviceOf(group.resourceType()))));
        sources(vaults, inventory)
                .forEach(source -> keys.put(source.kmsKeyArn().orElseThrow(), KeyUse.serviceOf(source.resourceType())));
        vaults.values().forEach(vault -> vault.kmsKeyArn().ifPresent(key -> keys.put(key, "backup")));
        return keys;
    }

    /** What was backed up into the vaults last: of a job that succeeded for nothing there is no recovery point to ask. */
    private static Iterable<StatefulResource> sources(Map<String, Vault> vaults, Inventory inventory) {
        var backedUp = inventory.all(Kinds.PROTECTED_RESOURCES).stream()
                .filter(resource ->
                        resource.lastVaultArn().filter(vaults::containsKey).isPresent())
                .map(resource -> resource.arn())
                .collect(Collectors.toSet());
        return inventory.all(Kinds.STATEFUL_RESOURCES).stream()
                .filter(resource -> backedUp.contains(resource.arn()))
                .filter(resource ->
                        resource.handsOnEncryption() && resource.kmsKeyArn().isPresent())
                .toList();
    }
}
