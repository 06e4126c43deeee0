package io.strongroom.domain.controls.access;

import io.strongroom.domain.inventory.Inventory;
import java.util.List;
import java.util.Map;

/** What ends backups, or their protection, and on what it is asked. */
final class Destruction {
    /** Takes recovery points away. */
    static final List<String> OF_RECOVERY_POINTS = List.of(
            "backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle", "backup:DisassociateRecoveryPoint");
    /** Takes a vault, or what guards it, away. */
    static final List<String> OF_VAULTS = List.of(
            "backup:PutBackupVaultAccessPolicy",
            "backup:DeleteBackupVaultAccessPolicy",
            "backup:DeleteBackupVault",
            "backup:DeleteBackupVaultLockConfiguration");

    private Destruction() {}

    /** Any recovery point in a vault of the account and Region. */
    static String anyRecoveryPoint(Inventory inventory) {
        return ours(inventory, "recovery-point:*");
    }

    /** Any vault of the account and Region. */
    static String anyVault(Inventory inventory) {
        return ours(inventory, "backup-vault:*");
    }

    /** The resource that each of the most harmful calls is asked on. */
    static Map<String, String> worst(Inventory inventory) {
        return Map.of(
                "backup:DeleteRecoveryPoint", anyRecoveryPoint(inventory),
                "backup:DeleteBackupVault", anyVault(inventory),
                "backup:DeleteBackupVaultLockConfiguration", anyVault(inventory),
                "backup:PutBackupVaultAccessPolicy", anyVault(inventory));
    }

    private static String ours(Inventory inventory, String resource) {
        return "arn:" + inventory.partition().id() + ":backup:" + inventory.region() + ":" + inventory.account() + ":"
                + resource;
    }
}
