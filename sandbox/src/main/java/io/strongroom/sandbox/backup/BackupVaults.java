package io.strongroom.sandbox.backup;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Page;
import io.strongroom.sandbox.calls.SdkJson;
import io.strongroom.sandbox.kms.KmsManagedKeys;
import io.strongroom.sandbox.store.Documents;
import io.strongroom.sandbox.store.Shelf;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.backup.model.BackupVaultListMember;
import software.amazon.awssdk.services.backup.model.CreateBackupVaultRequest;
import software.amazon.awssdk.services.backup.model.CreateBackupVaultResponse;
import software.amazon.awssdk.services.backup.model.DeleteBackupVaultRequest;
import software.amazon.awssdk.services.backup.model.DeleteBackupVaultResponse;
import software.amazon.awssdk.services.backup.model.DescribeBackupVaultRequest;
import software.amazon.awssdk.services.backup.model.DescribeBackupVaultResponse;
import software.amazon.awssdk.services.backup.model.ListBackupVaultsRequest;
import software.amazon.awssdk.services.backup.model.ListBackupVaultsResponse;
import software.amazon.awssdk.services.backup.model.VaultState;
import software.amazon.awssdk.services.backup.model.VaultType;

/** Vaults from their making to their end. */
final class BackupVaults {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{2,50}");
    private static final int PAGE = 1000;
    private final Calls calls;
    private final KmsManagedKeys keys;

    BackupVaults(Calls calls) {
        this.calls = calls;
        this.keys = new KmsManagedKeys(calls);
    }

    CreateBackupVaultResponse create(Documents documents, CreateBackupVaultRequest request) {
        if (!NAME.matcher(request.backupVaultName()).matches()) {
            throw BackupErrors.invalidValue("Invalid backup vault name: it must match ^[a-zA-Z0-9\\-\\_]{2,50}$");
        }
        var existing = find(documents, request.backupVaultName());
        if (existing.isPresent()) {
            return created(sameRequest(existing.get(), request));
        }
        var described = DescribeBackupVaultResponse.builder()
                .backupVaultName(request.backupVaultName())
                .backupVaultArn(arn(request.backupVaultName()))
                .vaultType(VaultType.BACKUP_VAULT)
                .vaultState(VaultState.AVAILABLE)
                .encryptionKeyArn(key(documents, request))
                .creationDate(calls.now())
                .creatorRequestId(request.creatorRequestId())
                .numberOfRecoveryPoints(0L)
                .locked(false)
                .build();
        var vault = new BackupVault(described, request.backupVaultTags(), Optional.empty(), Optional.empty());
        put(documents, vault);
        return created(vault);
    }

    private static BackupVault sameRequest(BackupVault vault, CreateBackupVaultRequest request) {
        var token = request.creatorRequestId();
        if (token == null || !token.equals(vault.described().creatorRequestId())) {
            throw BackupErrors.alreadyExists(vault);
        }
        return vault;
    }

    private String key(Documents documents, CreateBackupVaultRequest request) {
        var wanted = request.encryptionKeyArn();
        if (wanted == null) {
            return keys.arnFor(documents, "backup");
        }
        var key = keys.find(documents, wanted)
                .orElseThrow(() -> BackupErrors.invalidValue("The specified KMS key does not exist: " + wanted));
        if (!key.enabled()) {
            throw BackupErrors.invalidValue("The specified KMS key is not enabled: " + wanted);
        }
        return key.arn();
    }

    private static CreateBackupVaultResponse created(BackupVault vault) {
        return CreateBackupVaultResponse.builder()
                .backupVaultName(vault.name())
                .backupVaultArn(vault.described().backupVaultArn())
                .creationDate(vault.described().creationDate())
                .build();
    }

    /** As AWS does, a missing vault is a denied one. */
    DescribeBackupVaultResponse describe(Documents documents, DescribeBackupVaultRequest request) {
        return find(documents, request.backupVaultName())
                .map(BackupVault::described)
                .orElseThrow(() -> BackupErrors.denied("Insufficient privileges to perform this action."));
    }

    ListBackupVaultsResponse list(Documents documents, ListBackupVaultsRequest request) {
        var page = Page.of(documents, shelf(), request.nextToken(), request.maxResults(), PAGE, BackupErrors::badToken);
        return ListBackupVaultsResponse.builder()
                .backupVaultList(page.map(stored -> member(BackupVault.read(stored.body()))))
                .nextToken(page.next())
                .build();
    }

    private static BackupVaultListMember member(BackupVault vault) {
        return SdkJson.read(SdkJson.write(vault.described()), BackupVaultListMember.builder())
                .build();
    }

    DeleteBackupVaultResponse delete(Documents documents, DeleteBackupVaultRequest request) {
        var vault = require(documents, request.backupVaultName());
        if (vault.recoveryPoints() > 0) {
            throw BackupErrors.invalidRequest("Backup vault cannot be deleted because it contains recovery points");
        }
        if (vault.name().equals("Default")) {
            throw BackupErrors.invalidRequest("The default backup vault cannot be deleted");
        }
        documents.delete(shelf().key(vault.name()));
        return DeleteBackupVaultResponse.builder().build();
    }

    String arn(String name) {
        return calls.place().arn("backup", "backup-vault:" + name);
    }

    Shelf shelf() {
        return calls.place().shelf("backup", "vaults");
    }

    Optional<BackupVault> find(Documents documents, String name) {
        return documents.get(shelf().key(name)).map(BackupVault::read);
    }

    BackupVault require(Documents documents, String name) {
        return find(documents, name)
                .orElseThrow(() -> BackupErrors.notFound("Backup vault " + name + " does not exist"));
    }

    void change(Documents documents, String name, UnaryOperator<BackupVault> how) {
        put(documents, how.apply(require(documents, name)));
    }

    void put(Documents documents, BackupVault vault) {
        documents.put(shelf().key(vault.name()), vault.write());
    }
}
