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

    @Override
    public void furnish(Premises premises) {
        var backup = premises.home(BackupClient.class);
        backup.createBackupVault(r -> r.backupVaultName("Default"));
        var main = premises.isExample() ? "backup-vault-prod" : premises.team() + "-vault";
        boolean named = premises.isExample() || losesItsKey(premises) || premises.chance(0.7);
        var key = named ? backupKey(premises) : null;
        backup.createBackupVault(r -> r.backupVaultName(main)
                .encryptionKeyArn(key)
                .backupVaultTags(Map.of("owner", premises.member().name())));
        guard(backup, premises, main);
        fill((SandboxBackup) backup, premises, main, 8 + premises.random().nextInt(12));
        if (premises.isProduction() && premises.chance(0.6)) {
            copies(premises, main);
        }
        if (losesItsKey(premises)) {
            premises.lately(KmsClient.class)
                    .scheduleKeyDeletion(r -> r.keyId(backupKey(premises)).pendingWindowInDays(30));
        }
    }

    /** One account is about to lose all its backups: the worst that a control can find. */
    private static boolean losesItsKey(Premises premises) {
        return premises.isCalled("warehouse-prod");
    }

    private static String backupKey(Premises premises) {
        return premises.home(KmsClient.class)
                .describeKey(r -> r.keyId(KeyFurniture.backupAlias(premises)))
                .keyMetadata()
                .arn();
    }

    private static void guard(BackupClient backup, Premises premises, String vault) {
        if (premises.isExample()) {
            return;
        }
        if (premises.isCalled("backup-vault-central")) {
            backup.putBackupVaultLockConfiguration(r -> r.backupVaultName(vault)
                    .minRetentionDays(35L)
                    .maxRetentionDays(2_555L)
                    .changeableForDays(30L));
        } else if (premises.chance(0.4)) {
            backup.putBackupVaultLockConfiguration(
                    r -> r.backupVaultName(vault).minRetentionDays(7L).maxRetentionDays(365L));
        }
        if (premises.chance(0.4)) {
            backup.putBackupVaultAccessPolicy(r -> r.backupVaultName(vault).policy(NO_DELETION));
        }
    }

    private static void copies(Premises premises, String main) {
        var away = premises.in(premises.away(), BackupClient.class);
        away.createBackupVault(r -> r.backupVaultName(main + "-copy"));
        fill((SandboxBackup) away, premises, main + "-copy", 4);
    }

    private static void fill(SandboxBackup backup, Premises premises, String vault, int number) {
        var described = backup.describeBackupVault(r -> r.backupVaultName(vault));
        for (int i = 0; i < number; i++) {
            var age = Duration.ofDays(i * 3L + premises.random().nextInt(3)).plusHours(2);
            backup.receive(
                    RecoveryPoints.point(premises, described, premises.now().minus(age)));
        }
    }
}
