package io.strongroom.sandbox.backup;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Page;
import io.strongroom.sandbox.calls.SdkJson;
import io.strongroom.sandbox.store.Documents;
import io.strongroom.sandbox.store.Shelf;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.backup.model.DescribeRecoveryPointRequest;
import software.amazon.awssdk.services.backup.model.DescribeRecoveryPointResponse;
import software.amazon.awssdk.services.backup.model.ListRecoveryPointsByBackupVaultRequest;
import software.amazon.awssdk.services.backup.model.ListRecoveryPointsByBackupVaultResponse;
import software.amazon.awssdk.services.backup.model.RecoveryPointByBackupVault;
import software.amazon.awssdk.services.backup.model.StorageClass;

/** Recovery points: they are there to be read, and nothing here deletes one. */
final class BackupRecoveryPoints {
    private static final int PAGE = 1000;
    private final Calls calls;
    private final BackupVaults vaults;

    BackupRecoveryPoints(Calls calls, BackupVaults vaults) {
        this.calls = calls;
        this.vaults = vaults;
    }

    /** Puts a finished recovery point into its vault; there is no such API, backups just happen. */
    void arrive(Documents documents, RecoveryPointByBackupVault point) {
        documents.put(shelf(point.backupVaultName()).key(point.recoveryPointArn()), SdkJson.write(point));
        vaults.change(
                documents,
                point.backupVaultName(),
                vault -> vault.with(described -> described.numberOfRecoveryPoints(vault.recoveryPoints() + 1)));
    }

    ListRecoveryPointsByBackupVaultResponse list(Documents documents, ListRecoveryPointsByBackupVaultRequest request) {
        var vault = vaults.require(documents, request.backupVaultName());
        // A page of the store is a page of the answer: filters make it shorter, as AWS's own pages may be.
        var page = Page.of(
                documents,
                shelf(vault.name()),
                request.nextToken(),
                request.maxResults(),
                PAGE,
                BackupErrors::badToken);
        return ListRecoveryPointsByBackupVaultResponse.builder()
                .recoveryPoints(page.items().stream()
                        .map(stored -> read(stored.body()))
                        .filter(point -> wanted(point, request))
                        .toList())
                .nextToken(page.next())
                .build();
    }

    DescribeRecoveryPointResponse describe(Documents documents, DescribeRecoveryPointRequest request) {
        var key = shelf(vaults.require(documents, request.backupVaultName()).name())
                .key(request.recoveryPointArn());
        var body = documents
                .get(key)
                .orElseThrow(() -> BackupErrors.notFound("No recovery point " + request.recoveryPointArn()));
        return SdkJson.read(body, DescribeRecoveryPointResponse.builder())
                .storageClass(StorageClass.WARM)
                .build();
    }

    private static boolean wanted(RecoveryPointByBackupVault point, ListRecoveryPointsByBackupVaultRequest request) {
        return unlessOther(request.byResourceArn(), point.resourceArn())
                && unlessOther(request.byResourceType(), point.resourceType())
                && unlessOther(request.byParentRecoveryPointArn(), point.parentRecoveryPointArn())
                && (request.byBackupPlanId() == null
                        || (point.createdBy() != null
                                && request.byBackupPlanId()
                                        .equals(point.createdBy().backupPlanId())))
                && (request.byCreatedAfter() == null || point.creationDate().isAfter(request.byCreatedAfter()))
                && (request.byCreatedBefore() == null || point.creationDate().isBefore(request.byCreatedBefore()));
    }

    private static boolean unlessOther(@Nullable String wanted, @Nullable String value) {
        return wanted == null || Objects.equals(wanted, value);
    }

    private Shelf shelf(String vault) {
        return calls.place().shelf("backup", "recovery-points/" + vault);
    }

    private static RecoveryPointByBackupVault read(JsonNode body) {
        return SdkJson.read(body, RecoveryPointByBackupVault.builder()).build();
    }
}
