package io.strongroom.sandbox.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.sandbox.calls.Refused;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.AlreadyExistsException;
import software.amazon.awssdk.services.backup.model.BackupVaultListMember;

/** What AWS Backup does, whoever simulates it. */
abstract class BackupContract {
    BackupClient backup;

    abstract BackupClient connect();

    /** The ARN of a key that vaults can use. */
    abstract String keyArn();

    @BeforeEach
    void start() {
        backup = connect();
    }

    static String freshName() {
        return "v-" + UUID.randomUUID().toString().substring(0, 20);
    }

    String vault() {
        var name = freshName();
        backup.createBackupVault(r -> r.backupVaultName(name)
                .encryptionKeyArn(keyArn())
                .backupVaultTags(Map.of("env", "prod"))
                .creatorRequestId("request-" + name));
        return name;
    }

    static String arn(String name) {
        return "arn:aws:backup:eu-west-1:123456789012:backup-vault:" + name;
    }

    private List<String> names() {
        return backup.listBackupVaultsPaginator(r -> r.maxResults(2)).backupVaultList().stream()
                .map(BackupVaultListMember::backupVaultName)
                .toList();
    }

    @Test
    void vaultHasItsKeyAndNoLock() {
        var name = vault();
        var vault = backup.describeBackupVault(r -> r.backupVaultName(name));
        assertEquals(arn(name), vault.backupVaultArn());
        assertEquals(keyArn(), vault.encryptionKeyArn());
        assertFalse(Boolean.TRUE.equals(vault.locked()));
        assertNotNull(vault.creationDate());
    }

    @Test
    void nameIsTakenOnlyOnce() {
        var name = vault();
        assertThrows(
                AlreadyExistsException.class,
                () -> backup.createBackupVault(r -> r.backupVaultName(name).creatorRequestId("another")));
    }

    @Test
    void listMissesNothingAndDeletedVaultIsGone() {
        var made = Stream.generate(this::vault).limit(3).toList();
        assertTrue(names().containsAll(made));
        backup.deleteBackupVault(r -> r.backupVaultName(made.getFirst()));
        assertFalse(names().contains(made.getFirst()));
    }

    @Test
    void tagsComeWithTheVaultAndCanBeChanged() {
        var name = vault();
        backup.tagResource(r -> r.resourceArn(arn(name)).tags(Map.of("owner", "security")));
        assertEquals(
                Map.of("env", "prod", "owner", "security"),
                backup.listTags(r -> r.resourceArn(arn(name))).tags());
        backup.untagResource(r -> r.resourceArn(arn(name)).tagKeyList("env"));
        assertEquals(
                Map.of("owner", "security"),
                backup.listTags(r -> r.resourceArn(arn(name))).tags());
    }

    @Test
    void governanceLockHasNoLockDateAndCanBeRemoved() {
        var name = vault();
        backup.putBackupVaultLockConfiguration(
                r -> r.backupVaultName(name).minRetentionDays(7L).maxRetentionDays(365L));
        var locked = backup.describeBackupVault(r -> r.backupVaultName(name));
        assertTrue(locked.locked());
        assertEquals(7, locked.minRetentionDays());
        assertEquals(365, locked.maxRetentionDays());
        backup.deleteBackupVaultLockConfiguration(r -> r.backupVaultName(name));
        var free = backup.describeBackupVault(r -> r.backupVaultName(name));
        assertFalse(Boolean.TRUE.equals(free.locked()));
    }

    @Test
    void lockOfMissingVaultIsNotFound() {
        Refused.with(
                "ResourceNotFoundException",
                () -> backup.putBackupVaultLockConfiguration(
                        r -> r.backupVaultName(freshName()).minRetentionDays(7L)));
    }
}
