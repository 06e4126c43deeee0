package io.strongroom.sandbox.backup;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.store.Documents;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.backup.model.DeleteBackupVaultLockConfigurationRequest;
import software.amazon.awssdk.services.backup.model.DeleteBackupVaultLockConfigurationResponse;
import software.amazon.awssdk.services.backup.model.PutBackupVaultLockConfigurationRequest;
import software.amazon.awssdk.services.backup.model.PutBackupVaultLockConfigurationResponse;

/**
 * Vault locks. With {@code ChangeableForDays} a lock is of the compliance kind: after its lock date nobody can change or
 * remove it. Without, it is of the governance kind, which those with the permission can remove at any time.
 */
final class BackupLocks {
    private static final long LONGEST_DAYS = 36_500;
    private static final long SHORTEST_GRACE_DAYS = 3;
    private final Calls calls;
    private final BackupVaults vaults;

    BackupLocks(Calls calls, BackupVaults vaults) {
        this.calls = calls;
        this.vaults = vaults;
    }

    PutBackupVaultLockConfigurationResponse put(Documents documents, PutBackupVaultLockConfigurationRequest request) {
        var grace = Optional.ofNullable(request.changeableForDays());
        grace.ifPresent(days -> requireWithin("ChangeableForDays", days, SHORTEST_GRACE_DAYS));
        requireRetention(request.minRetentionDays(), request.maxRetentionDays());
        var lockDate =
                grace.map(days -> calls.now().plus(Duration.ofDays(days))).orElse(null);
        vaults.change(
                documents,
                request.backupVaultName(),
                vault -> requireChangeable(vault)
                        .with(described -> described
                                .locked(true)
                                .minRetentionDays(request.minRetentionDays())
                                .maxRetentionDays(request.maxRetentionDays())
                                .lockDate(lockDate)));
        return PutBackupVaultLockConfigurationResponse.builder().build();
    }

    DeleteBackupVaultLockConfigurationResponse delete(
            Documents documents, DeleteBackupVaultLockConfigurationRequest request) {
        var vault = requireChangeable(vaults.require(documents, request.backupVaultName()));
        if (vault.locked()) {
            vaults.put(
                    documents,
                    vault.with(described -> described
                            .locked(false)
                            .minRetentionDays(null)
                            .maxRetentionDays(null)
                            .lockDate(null)));
        }
        return DeleteBackupVaultLockConfigurationResponse.builder().build();
    }

    private BackupVault requireChangeable(BackupVault vault) {
        if (vault.immutableBy(calls.now())) {
            throw BackupErrors.invalidRequest("Vault lock configuration of " + vault.name()
                    + " cannot be changed: it has been immutable since "
                    + vault.described().lockDate());
        }
        return vault;
    }

    private static void requireRetention(Long min, Long max) {
        if (min != null) {
            requireWithin("MinRetentionDays", min, 1);
        }
        if (max != null) {
            requireWithin("MaxRetentionDays", max, min == null ? 1 : min);
        }
    }

    private static void requireWithin(String name, long days, long least) {
        if (days < least || days > LONGEST_DAYS) {
            throw BackupErrors.invalidValue(name + " must be from " + least + " to " + LONGEST_DAYS + " days");
        }
    }
}
