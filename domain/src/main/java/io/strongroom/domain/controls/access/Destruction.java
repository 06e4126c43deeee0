package io.strongroom.domain.controls.access;

import io.strongroom.domain.inventory.Inventory;
import java.util.List;

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

    /** An action and what it is asked on. */
    record Call(String action, String on) {}

    private Destruction() {}

    /** Any recovery point in a vault of the account, by Region. */
    static String anyRecoveryPoint(Inventory inventory) {
        return ours(inventory, "recovery-point:*");
    }

    /** Any vault of the account, by Region. */
    static String anyVault(Inventory inventory) {
        return ours(inventory, "backup-vault:*");
    }

    /** The most harmful calls. */
    static List<Call> worst(Inventory inventory) {
        return List.of(
                new Call("backup:DeleteBackupVault", anyVault(inventory)),
                new Call("backup:DeleteBackupVaultLockConfiguration", anyVault(inventory)),
                new Call("backup:DeleteRecoveryPoint", anyRecoveryPoint(inventory)),
                new Call("backup:PutBackupVaultAccessPolicy", anyVault(inventory)));
    }

    private static String ours(Inventory inventory, String resource) {
        return "arn:" + inventory.partition().id() + ":backup:*:" + inventory.account() + ":" + resource;
    }
}
