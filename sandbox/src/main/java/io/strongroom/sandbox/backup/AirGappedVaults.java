package io.strongroom.sandbox.backup;

import io.strongroom.domain.arns.Arn;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.kms.KmsManagedKeys;
import io.strongroom.sandbox.store.Documents;
import java.util.Optional;
import software.amazon.awssdk.services.backup.model.AssociateBackupVaultMpaApprovalTeamRequest;
import software.amazon.awssdk.services.backup.model.AssociateBackupVaultMpaApprovalTeamResponse;
import software.amazon.awssdk.services.backup.model.CreateLogicallyAirGappedBackupVaultRequest;
import software.amazon.awssdk.services.backup.model.CreateLogicallyAirGappedBackupVaultResponse;
import software.amazon.awssdk.services.backup.model.CreateRestoreAccessBackupVaultRequest;
import software.amazon.awssdk.services.backup.model.CreateRestoreAccessBackupVaultResponse;
import software.amazon.awssdk.services.backup.model.DescribeBackupVaultResponse;
import software.amazon.awssdk.services.backup.model.EncryptionKeyType;
import software.amazon.awssdk.services.backup.model.ListRestoreAccessBackupVaultsRequest;
import software.amazon.awssdk.services.backup.model.ListRestoreAccessBackupVaultsResponse;
import software.amazon.awssdk.services.backup.model.RestoreAccessBackupVaultListMember;
import software.amazon.awssdk.services.backup.model.VaultState;
import software.amazon.awssdk.services.backup.model.VaultType;

/** Logically air-gapped vaults, which are born locked, and the windows through which others restore from them. */
final class AirGappedVaults {
    private final Calls calls;
    private final BackupVaults vaults;
    private final BackupRecords records;

    AirGappedVaults(Calls calls, BackupVaults vaults, BackupRecords records) {
        this.calls = calls;
        this.vaults = vaults;
        this.records = records;
    }

    CreateLogicallyAirGappedBackupVaultResponse create(
            Documents documents, CreateLogicallyAirGappedBackupVaultRequest request) {
        var name = request.backupVaultName();
        var existing = vaults.find(documents, name);
        if (existing.isPresent()) {
            throw BackupErrors.alreadyExists(existing.get());
        }
        var own = Optional.ofNullable(request.encryptionKeyArn());
        var described = DescribeBackupVaultResponse.builder()
                .backupVaultName(name)
                .backupVaultArn(vaults.arn(name))
                .vaultType(VaultType.LOGICALLY_AIR_GAPPED_BACKUP_VAULT)
                .vaultState(VaultState.AVAILABLE)
                .encryptionKeyArn(own.orElseGet(() -> new KmsManagedKeys(calls).arnFor(documents, "backup")))
                .encryptionKeyType(
                        own.isPresent()
                                ? EncryptionKeyType.CUSTOMER_MANAGED_KMS_KEY
                                : EncryptionKeyType.AWS_OWNED_KMS_KEY)
                .creationDate(calls.now())
                .creatorRequestId(request.creatorRequestId())
                .numberOfRecoveryPoints(0L)
                .locked(true)
                .minRetentionDays(request.minRetentionDays())
                .maxRetentionDays(request.maxRetentionDays())
                .build();
        vaults.put(
                documents, new BackupVault(described, request.backupVaultTags(), Optional.empty(), Optional.empty()));
        return BackupRecords.as(described, CreateLogicallyAirGappedBackupVaultResponse.builder())
                .build();
    }

    AssociateBackupVaultMpaApprovalTeamResponse associate(
            Documents documents, AssociateBackupVaultMpaApprovalTeamRequest request) {
        vaults.change(
                documents,
                request.backupVaultName(),
                vault -> vault.with(described -> described.mpaApprovalTeamArn(request.mpaApprovalTeamArn())));
        return AssociateBackupVaultMpaApprovalTeamResponse.builder().build();
    }

    /** Of a vault of this account and Region only; those of other accounts are not reached from here. */
    CreateRestoreAccessBackupVaultResponse open(Documents documents, CreateRestoreAccessBackupVaultRequest request) {
        var source = Arn.parse(request.sourceBackupVaultArn())
                .map(Arn::name)
                .flatMap(name -> vaults.find(documents, name))
                .filter(vault -> vault.described().vaultType() == VaultType.LOGICALLY_AIR_GAPPED_BACKUP_VAULT)
                .orElseThrow(() -> BackupErrors.notFound("No air-gapped vault: " + request.sourceBackupVaultArn()));
        var name = Optional.ofNullable(request.backupVaultName()).orElse("restore-access-" + calls.uuid());
        var opening = RestoreAccessBackupVaultListMember.builder()
                .restoreAccessBackupVaultArn(vaults.arn(name))
                .creationDate(calls.now())
                .approvalDate(calls.now())
                .vaultState(VaultState.AVAILABLE)
                .build();
        records.put(documents, openings(source.name()), name, opening);
        return CreateRestoreAccessBackupVaultResponse.builder()
                .restoreAccessBackupVaultArn(vaults.arn(name))
                .restoreAccessBackupVaultName(name)
                .vaultState(VaultState.AVAILABLE)
                .creationDate(calls.now())
                .build();
    }

    ListRestoreAccessBackupVaultsResponse openings(Documents documents, ListRestoreAccessBackupVaultsRequest request) {
        vaults.require(documents, request.backupVaultName());
        var page =
                records.page(documents, openings(request.backupVaultName()), request.nextToken(), request.maxResults());
        return ListRestoreAccessBackupVaultsResponse.builder()
                .restoreAccessBackupVaults(
                        page.map(one -> BackupRecords.read(one, RestoreAccessBackupVaultListMember::builder)
                                .build()))
                .nextToken(page.next())
                .build();
    }

    private static String openings(String vault) {
        return "restore-access/" + vault;
    }
}
