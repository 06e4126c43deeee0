package io.strongroom.sandbox.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.sandbox.calls.MovingClock;
import io.strongroom.sandbox.calls.Refused;
import io.strongroom.sandbox.calls.Sandboxes;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.BackupVaultEvent;
import software.amazon.awssdk.services.kms.KmsClient;

/** The contract, and what moto does not know. */
class BackupSandboxTest extends BackupContract {
    private final MovingClock clock = new MovingClock();
    private final SandboxAwsAccounts accounts = Sandboxes.calm(clock);
    private final String key = Sandboxes.client(accounts, KmsClient.class)
            .createKey()
            .keyMetadata()
            .arn();

    @Override
    BackupClient connect() {
        return Sandboxes.client(accounts, BackupClient.class);
    }

    @Override
    String keyArn() {
        return key;
    }

    private void lock(String name, long min, long max, Long graceDays) {
        backup.putBackupVaultLockConfiguration(r -> r.backupVaultName(name)
                .minRetentionDays(min)
                .maxRetentionDays(max)
                .changeableForDays(graceDays));
    }

    @Test
    void sameCreatorRequestIdGivesTheSameVaultWithoutASecondEffect() {
        var name = vault();
        long effects = accounts.ledger().count();
        var again = backup.createBackupVault(
                r -> r.backupVaultName(name).creatorRequestId("request-" + name).encryptionKeyArn(key));
        assertEquals(arn(name), again.backupVaultArn());
        assertEquals(effects, accounts.ledger().count());
    }

    @Test
    void vaultWithoutNamedKeyGetsTheManagedOne() {
        var name = freshName();
        backup.createBackupVault(r -> r.backupVaultName(name));
        var arn = backup.describeBackupVault(r -> r.backupVaultName(name)).encryptionKeyArn();
        var kms = Sandboxes.client(accounts, KmsClient.class);
        assertEquals(
                arn,
                kms.describeKey(r -> r.keyId("alias/aws/backup")).keyMetadata().arn());
        Refused.with("AccessDeniedException", () -> kms.scheduleKeyDeletion(r -> r.keyId(arn)));
    }

    @Test
    void badNamesAndUnknownOrDisabledKeysAreRefused() {
        Refused.with("InvalidParameterValueException", () -> backup.createBackupVault(r -> r.backupVaultName("a")));
        Refused.with("InvalidParameterValueException", () -> backup.createBackupVault(r -> r.backupVaultName("a b")));
        Refused.with(
                "InvalidParameterValueException",
                () -> backup.createBackupVault(
                        r -> r.backupVaultName(freshName()).encryptionKeyArn(key + "0")));
        Sandboxes.client(accounts, KmsClient.class).disableKey(r -> r.keyId(key));
        Refused.with(
                "InvalidParameterValueException",
                () -> backup.createBackupVault(
                        r -> r.backupVaultName(freshName()).encryptionKeyArn(key)));
    }

    @Test
    void missingVaultIsDeniedNotMissing() {
        Refused.with("AccessDeniedException", () -> backup.describeBackupVault(r -> r.backupVaultName("no-such")));
    }

    @Test
    void complianceLockCanBeTakenBackUntilItsDateAndNeverAfter() {
        var name = vault();
        lock(name, 7, 365, 3L);
        var lockDate = backup.describeBackupVault(r -> r.backupVaultName(name)).lockDate();
        assertEquals(clock.instant().plus(Duration.ofDays(3)), lockDate);
        clock.advance(Duration.ofDays(3).minusSeconds(1));
        backup.deleteBackupVaultLockConfiguration(r -> r.backupVaultName(name));
        lock(name, 7, 365, 3L);
        clock.advance(Duration.ofDays(3));
        Refused.with(
                "InvalidRequestException",
                () -> backup.deleteBackupVaultLockConfiguration(r -> r.backupVaultName(name)));
        Refused.with("InvalidRequestException", () -> lock(name, 1, 365, null));
    }

    @Test
    void governanceLockTakesTheLockDateAway() {
        var name = vault();
        lock(name, 7, 365, 30L);
        lock(name, 7, 365, null);
        assertNull(backup.describeBackupVault(r -> r.backupVaultName(name)).lockDate());
    }

    @Test
    void lockKeepsToItsLimits() {
        var name = vault();
        Refused.with("InvalidParameterValueException", () -> lock(name, 7, 365, 2L));
        Refused.with("InvalidParameterValueException", () -> lock(name, 0, 365, null));
        Refused.with("InvalidParameterValueException", () -> lock(name, 30, 29, null));
        Refused.with("InvalidParameterValueException", () -> lock(name, 1, 36_501, null));
    }

    @Test
    void vaultWithRecoveryPointsStays() {
        var points = backup.listRecoveryPointsByBackupVault(r -> r.backupVaultName("backup-vault-prod"))
                .recoveryPoints();
        assertTrue(points.size() > 5);
        var one = backup.describeRecoveryPoint(r -> r.backupVaultName("backup-vault-prod")
                .recoveryPointArn(points.getFirst().recoveryPointArn()));
        assertEquals(points.getFirst().resourceArn(), one.resourceArn());
        Refused.with(
                "InvalidRequestException", () -> backup.deleteBackupVault(r -> r.backupVaultName("backup-vault-prod")));
    }

    @Test
    void accessPolicyIsAbsentThenThereThenGone() {
        var name = vault();
        Refused.with(
                "ResourceNotFoundException", () -> backup.getBackupVaultAccessPolicy(r -> r.backupVaultName(name)));
        var policy = denial("", "backup:DeleteRecoveryPoint");
        backup.putBackupVaultAccessPolicy(r -> r.backupVaultName(name).policy(policy));
        assertEquals(
                policy,
                backup.getBackupVaultAccessPolicy(r -> r.backupVaultName(name)).policy());
        backup.deleteBackupVaultAccessPolicy(r -> r.backupVaultName(name));
        Refused.with(
                "ResourceNotFoundException", () -> backup.getBackupVaultAccessPolicy(r -> r.backupVaultName(name)));
    }

    @Test
    void policyCanLockItsOwnAuthorOut() {
        var name = vault();
        backup.putBackupVaultAccessPolicy(
                r -> r.backupVaultName(name).policy(denial("", "backup:PutBackupVaultAccessPolicy")));
        Refused.with(
                "AccessDeniedException",
                () -> backup.putBackupVaultAccessPolicy(
                        r -> r.backupVaultName(name).policy(denial("", "backup:DeleteRecoveryPoint"))));
    }

    @Test
    void exemptedRoleIsNotLockedOut() {
        var name = vault();
        var exempt = """
                ,"Condition":{"ArnNotLike":{"aws:PrincipalArn":["arn:aws:iam::*:role/StrongroomRemediate"]}}""";
        backup.putBackupVaultAccessPolicy(
                r -> r.backupVaultName(name).policy(denial(exempt, "backup:PutBackupVaultAccessPolicy")));
        backup.putBackupVaultAccessPolicy(
                r -> r.backupVaultName(name).policy(denial("", "backup:DeleteRecoveryPoint")));
    }

    @Test
    void strangersMayOnlyCopyInto() {
        var name = vault();
        var allow = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999999999999:root"},\
                "Action":"%s","Resource":"*"}]}""";
        backup.putBackupVaultAccessPolicy(
                r -> r.backupVaultName(name).policy(allow.formatted("backup:CopyIntoBackupVault")));
        Refused.with(
                "InvalidParameterValueException",
                () -> backup.putBackupVaultAccessPolicy(
                        r -> r.backupVaultName(name).policy(allow.formatted("backup:StartRestoreJob"))));
    }

    private static String denial(String condition, String action) {
        return """
                {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"%s","Resource":"*"%s}]}""".formatted(action, condition);
    }

    @Test
    void notificationsAreAbsentThenThereThenGone() {
        var name = vault();
        Refused.with(
                "ResourceNotFoundException", () -> backup.getBackupVaultNotifications(r -> r.backupVaultName(name)));
        backup.putBackupVaultNotifications(r -> r.backupVaultName(name)
                .snsTopicArn("arn:aws:sns:eu-west-1:123456789012:alerts")
                .backupVaultEvents(BackupVaultEvent.BACKUP_JOB_FAILED));
        assertEquals(
                List.of(BackupVaultEvent.BACKUP_JOB_FAILED),
                backup.getBackupVaultNotifications(r -> r.backupVaultName(name)).backupVaultEvents());
        backup.deleteBackupVaultNotifications(r -> r.backupVaultName(name));
        Refused.with(
                "ResourceNotFoundException", () -> backup.getBackupVaultNotifications(r -> r.backupVaultName(name)));
    }

    @Test
    void creatorMustHaveRightsOnTheKeyItself() {
        var session = new ChangeSession("job-3", "anna", Set.of("backup:*", "backup-storage:*"), Set.of("*"));
        var cut = accounts.changing(Sandboxes.BACKUP_PROD, Sandboxes.IRELAND, session)
                .client(BackupClient.class);
        var refusal = Refused.with(
                "AccessDeniedException",
                () -> cut.createBackupVault(r -> r.backupVaultName(freshName()).encryptionKeyArn(key)));
        assertTrue(refusal.getMessage().contains("kms:DescribeKey"));
    }
}
