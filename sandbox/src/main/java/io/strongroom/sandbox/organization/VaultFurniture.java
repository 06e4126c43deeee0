package io.strongroom.sandbox.organization;

import io.strongroom.sandbox.backup.SandboxBackup;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.kms.KmsClient;

/** Vaults with what is in them. Some are locked, some guarded by a policy, some have nothing but a managed key. */
final class VaultFurniture implements Furniture {
    private static final String NO_DELETION = """
            {"Version":"2012-10-17","Statement":[{"Sid":"DenyDeletion","Effect":"Deny","Principal":"*",\
            "Action":["backup:DeleteRecoveryPoint","backup:UpdateRecoveryPointLifecycle"],"Resource":"*"}]}""";

    private static final String NO_DESTRUCTION = """
            {"Version":"2012-10-17","Statement":[{"Sid":"OnlyInEmergencies","Effect":"Deny","Principal":"*",            "Action":["backup:DeleteRecoveryPoint","backup:UpdateRecoveryPointLifecycle",            "backup:DisassociateRecoveryPoint","backup:PutBackupVaultAccessPolicy",            "backup:DeleteBackupVaultAccessPolicy","backup:DeleteBackupVault",            "backup:DeleteBackupVaultLockConfiguration"],"Resource":"*","Condition":{"ArnNotLike":{            "aws:PrincipalArn":"arn:aws:iam::%1$s:role/BackupBreakGlass"}}}]}""";

    private static final String OPEN = """
            {"Version":"2012-10-17","Statement":[{"Sid":"ForTheMigration","Effect":"Allow","Principal":"*",            "Action":["backup:CopyIntoBackupVault","backup:StartRestoreJob"],"Resource":"*"}]}""";

    @Override
    public void furnish(Premises premises) {
        var backup = premises.home(BackupClient.class);
        backup.createBackupVault(r -> r.backupVaultName("Default"));
        var main = premises.isExample() ? "backup-vault-prod" : premises.team() + "-vault";
        boolean named = premises.isExample() || losesItsKey(premises) || premises.well();
        var key = named ? backupKey(premises) : null;
        backup.createBackupVault(r -> r.backupVaultName(main)
                .encryptionKeyArn(key)
                .backupVaultTags(Map.of("owner", premises.member().name())));
        var arn = premises.arn("backup", "backup-vault:" + main);
        premises.expect("ENC-02", arn, named);
        if (named && !premises.isExample()) {
            KeyFurniture.expect(premises, backupKey(premises));
        }
        premises.expect("ENC-03", arn, !losesItsKey(premises));
        guard(backup, premises, main, arn);
        if (premises.isExample() || losesItsKey(premises)) {
            fill((SandboxBackup) backup, premises, main, 8 + premises.random().nextInt(12));
        } else if (premises.isCalled("backup-vault-central")) {
            copied((SandboxBackup) backup, premises, main, 12);
        }
        if (premises.isProduction() && premises.chance(0.6)) {
            copies(premises, main);
        }
        if (losesItsKey(premises)) {
            premises.expect("ENC-04", backupKey(premises), false);
            premises.lately(KmsClient.class)
                    .scheduleKeyDeletion(r -> r.keyId(backupKey(premises)).pendingWindowInDays(30));
        }
    }

    /** One account is about to lose all its backups: the worst that a control can find. */
    static boolean losesItsKey(Premises premises) {
        return premises.isCalled("warehouse-prod");
    }

    private static String backupKey(Premises premises) {
        return premises.home(KmsClient.class)
                .describeKey(r -> r.keyId(KeyFurniture.backupAlias(premises)))
                .keyMetadata()
                .arn();
    }

    private static void guard(BackupClient backup, Premises premises, String vault, String arn) {
        if (premises.isExample()) {
            premises.expect("IMM-01", arn, false);
            premises.expect("ACC-01", arn, false);
            premises.expect("ACC-02", arn, true);
            return;
        }
        boolean locked = lock(backup, premises, vault, arn);
        premises.expect("IMM-01", arn, locked);
        boolean open = premises.isCalled("warehouse-prod");
        boolean closed = premises.well();
        if (open) {
            policy(backup, vault, OPEN);
        } else if (closed) {
            policy(backup, vault, NO_DESTRUCTION.formatted(premises.member().id()));
        } else if (premises.chance(0.5)) {
            policy(backup, vault, NO_DELETION);
        }
        premises.expect("ACC-01", arn, closed);
        premises.expect("ACC-02", arn, !open);
        if (!open) {
            return;
        }
        premises.expect("ACC-03", arn, false);
    }

    private static void policy(BackupClient backup, String vault, String text) {
        backup.putBackupVaultAccessPolicy(r -> r.backupVaultName(vault).policy(text));
    }

    private static boolean lock(BackupClient backup, Premises premises, String vault, String arn) {
        boolean locked = premises.well();
        if (premises.isCalled("backup-vault-central")) {
            backup.putBackupVaultLockConfiguration(r -> r.backupVaultName(vault)
                    .minRetentionDays(35L)
                    .maxRetentionDays(2_555L)
                    .changeableForDays(30L));
        } else if (premises.isCalled("customer-records-prod")) {
            // Tomorrow it is for ever, and nobody has looked at it again.
            premises.lately(BackupClient.class)
                    .putBackupVaultLockConfiguration(r -> r.backupVaultName(vault)
                            .minRetentionDays(35L)
                            .maxRetentionDays(2_555L)
                            .changeableForDays(3L));
            premises.expect("IMM-03", arn, false);
            return true;
        } else if (premises.isCalled("payments-ledger-prod")) {
            premises.lately(BackupClient.class)
                    .putBackupVaultLockConfiguration(r -> r.backupVaultName(vault)
                            .minRetentionDays(35L)
                            .maxRetentionDays(2_555L)
                            .changeableForDays(30L));
            premises.expect("IMM-03", arn, true);
            return true;
        } else if (locked) {
            // Without a longest time anyone may fill the vault with what nobody can ever remove.
            boolean bounded = PlanFurniture.plansForYears(premises) || premises.well("longest-retention");
            backup.putBackupVaultLockConfiguration(
                    r -> r.backupVaultName(vault).minRetentionDays(7L).maxRetentionDays(bounded ? 365L : null));
            premises.expect("IMM-04", arn, bounded && !PlanFurniture.plansForYears(premises));
        }
        return locked;
    }

    private static void copies(Premises premises, String main) {
        var away = premises.in(premises.away(), BackupClient.class);
        away.createBackupVault(r -> r.backupVaultName(main + "-copy"));
        copied((SandboxBackup) away, premises, main + "-copy", 4);
    }

    private static void fill(SandboxBackup backup, Premises premises, String vault, int number) {
        var described = backup.describeBackupVault(r -> r.backupVaultName(vault));
        for (int i = 0; i < number; i++) {
            var age = Duration.ofDays(i * 3L + premises.random().nextInt(3)).plusHours(2);
            backup.receive(
                    RecoveryPoints.point(premises, described, premises.now().minus(age)));
        }
    }

    /** Copies of what is elsewhere: nothing here is protected by them. */
    private static void copied(SandboxBackup backup, Premises premises, String vault, int number) {
        var described = backup.describeBackupVault(r -> r.backupVaultName(vault));
        for (int i = 0; i < number; i++) {
            var at = premises.now().minus(Duration.ofDays(i)).minus(Duration.ofHours(3));
            backup.receiveCopy(RecoveryPoints.copy(premises, described, at));
        }
    }
}
