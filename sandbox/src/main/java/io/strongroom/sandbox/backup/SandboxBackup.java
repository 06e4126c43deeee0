package io.strongroom.sandbox.backup;

import io.strongroom.sandbox.calls.Call;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Need;
import io.strongroom.sandbox.store.Documents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.backup.model.AssociateBackupVaultMpaApprovalTeamRequest;
import software.amazon.awssdk.services.backup.model.AssociateBackupVaultMpaApprovalTeamResponse;
import software.amazon.awssdk.services.backup.model.CopyJob;
import software.amazon.awssdk.services.backup.model.CreateBackupVaultRequest;
import software.amazon.awssdk.services.backup.model.CreateBackupVaultResponse;
import software.amazon.awssdk.services.backup.model.CreateLogicallyAirGappedBackupVaultRequest;
import software.amazon.awssdk.services.backup.model.CreateLogicallyAirGappedBackupVaultResponse;
import software.amazon.awssdk.services.backup.model.CreateRestoreAccessBackupVaultRequest;
import software.amazon.awssdk.services.backup.model.CreateRestoreAccessBackupVaultResponse;
import software.amazon.awssdk.services.backup.model.DeleteBackupVaultAccessPolicyRequest;
import software.amazon.awssdk.services.backup.model.DeleteBackupVaultAccessPolicyResponse;
import software.amazon.awssdk.services.backup.model.DeleteBackupVaultLockConfigurationRequest;
import software.amazon.awssdk.services.backup.model.DeleteBackupVaultLockConfigurationResponse;
import software.amazon.awssdk.services.backup.model.DeleteBackupVaultNotificationsRequest;
import software.amazon.awssdk.services.backup.model.DeleteBackupVaultNotificationsResponse;
import software.amazon.awssdk.services.backup.model.DeleteBackupVaultRequest;
import software.amazon.awssdk.services.backup.model.DeleteBackupVaultResponse;
import software.amazon.awssdk.services.backup.model.DescribeBackupVaultRequest;
import software.amazon.awssdk.services.backup.model.DescribeBackupVaultResponse;
import software.amazon.awssdk.services.backup.model.DescribeRecoveryPointRequest;
import software.amazon.awssdk.services.backup.model.DescribeRecoveryPointResponse;
import software.amazon.awssdk.services.backup.model.DescribeRegionSettingsRequest;
import software.amazon.awssdk.services.backup.model.DescribeRegionSettingsResponse;
import software.amazon.awssdk.services.backup.model.GetBackupVaultAccessPolicyRequest;
import software.amazon.awssdk.services.backup.model.GetBackupVaultAccessPolicyResponse;
import software.amazon.awssdk.services.backup.model.GetBackupVaultNotificationsRequest;
import software.amazon.awssdk.services.backup.model.GetBackupVaultNotificationsResponse;
import software.amazon.awssdk.services.backup.model.ListBackupVaultsRequest;
import software.amazon.awssdk.services.backup.model.ListBackupVaultsResponse;
import software.amazon.awssdk.services.backup.model.ListRecoveryPointsByBackupVaultRequest;
import software.amazon.awssdk.services.backup.model.ListRecoveryPointsByBackupVaultResponse;
import software.amazon.awssdk.services.backup.model.ListRestoreAccessBackupVaultsRequest;
import software.amazon.awssdk.services.backup.model.ListRestoreAccessBackupVaultsResponse;
import software.amazon.awssdk.services.backup.model.ListTagsRequest;
import software.amazon.awssdk.services.backup.model.ListTagsResponse;
import software.amazon.awssdk.services.backup.model.PutBackupVaultAccessPolicyRequest;
import software.amazon.awssdk.services.backup.model.PutBackupVaultAccessPolicyResponse;
import software.amazon.awssdk.services.backup.model.PutBackupVaultLockConfigurationRequest;
import software.amazon.awssdk.services.backup.model.PutBackupVaultLockConfigurationResponse;
import software.amazon.awssdk.services.backup.model.PutBackupVaultNotificationsRequest;
import software.amazon.awssdk.services.backup.model.PutBackupVaultNotificationsResponse;
import software.amazon.awssdk.services.backup.model.RecoveryPointByBackupVault;
import software.amazon.awssdk.services.backup.model.RestoreJobsListMember;
import software.amazon.awssdk.services.backup.model.ScanJob;
import software.amazon.awssdk.services.backup.model.TagResourceRequest;
import software.amazon.awssdk.services.backup.model.TagResourceResponse;
import software.amazon.awssdk.services.backup.model.UntagResourceRequest;
import software.amazon.awssdk.services.backup.model.UntagResourceResponse;

/** AWS Backup for one account and Region. Operations that are not here throw {@link UnsupportedOperationException}. */
public final class SandboxBackup extends BackupProof {
    private static final List<String> KEY_ACTIONS =
            List.of("kms:DescribeKey", "kms:CreateGrant", "kms:GenerateDataKey", "kms:Decrypt", "kms:RetireGrant");
    private final BackupLocks locks;
    private final BackupAccess access;
    private final BackupNotifications notifications;
    private final BackupTags tags;
    private final BackupRecoveryPoints points;
    private final AirGappedVaults airGapped;

    public SandboxBackup(Calls calls) {
        super(calls);
        this.locks = new BackupLocks(calls, vaults);
        this.access = new BackupAccess(calls, vaults);
        this.notifications = new BackupNotifications(vaults);
        this.tags = new BackupTags(vaults, records);
        this.points = new BackupRecoveryPoints(calls, vaults);
        this.airGapped = new AirGappedVaults(calls, vaults, records);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public CreateBackupVaultResponse createBackupVault(CreateBackupVaultRequest request) {
        return calls.change(creation(request), documents -> vaults.create(documents, request));
    }

    @Override
    public CreateLogicallyAirGappedBackupVaultResponse createLogicallyAirGappedBackupVault(
            CreateLogicallyAirGappedBackupVaultRequest request) {
        return calls.change(
                onVault("CreateLogicallyAirGappedBackupVault", request, request.backupVaultName()),
                documents -> airGapped.create(documents, request));
    }

    @Override
    public CreateRestoreAccessBackupVaultResponse createRestoreAccessBackupVault(
            CreateRestoreAccessBackupVaultRequest request) {
        return calls.change(
                any("CreateRestoreAccessBackupVault", request), documents -> airGapped.open(documents, request));
    }

    @Override
    public ListRestoreAccessBackupVaultsResponse listRestoreAccessBackupVaults(
            ListRestoreAccessBackupVaultsRequest request) {
        return calls.read(
                onVault("ListRestoreAccessBackupVaults", request, request.backupVaultName()),
                documents -> airGapped.openings(documents, request));
    }

    @Override
    public AssociateBackupVaultMpaApprovalTeamResponse associateBackupVaultMpaApprovalTeam(
            AssociateBackupVaultMpaApprovalTeamRequest request) {
        return calls.change(
                onVault("AssociateBackupVaultMpaApprovalTeam", request, request.backupVaultName()),
                documents -> airGapped.associate(documents, request));
    }

    @Override
    public DescribeBackupVaultResponse describeBackupVault(DescribeBackupVaultRequest request) {
        return calls.read(
                onVault("DescribeBackupVault", request, request.backupVaultName()),
                documents -> vaults.describe(documents, request));
    }

    @Override
    public ListBackupVaultsResponse listBackupVaults(ListBackupVaultsRequest request) {
        return calls.read(
                Call.of(BackupErrors.BACKUP, "ListBackupVaults", request, "*"),
                documents -> vaults.list(documents, request));
    }

    @Override
    public DeleteBackupVaultResponse deleteBackupVault(DeleteBackupVaultRequest request) {
        return calls.change(
                onVault("DeleteBackupVault", request, request.backupVaultName()),
                documents -> vaults.delete(documents, request));
    }

    @Override
    public PutBackupVaultLockConfigurationResponse putBackupVaultLockConfiguration(
            PutBackupVaultLockConfigurationRequest request) {
        return calls.change(
                onVault("PutBackupVaultLockConfiguration", request, request.backupVaultName()),
                documents -> locks.put(documents, request));
    }

    @Override
    public DeleteBackupVaultLockConfigurationResponse deleteBackupVaultLockConfiguration(
            DeleteBackupVaultLockConfigurationRequest request) {
        return calls.change(
                onVault("DeleteBackupVaultLockConfiguration", request, request.backupVaultName()),
                documents -> locks.delete(documents, request));
    }

    @Override
    public GetBackupVaultAccessPolicyResponse getBackupVaultAccessPolicy(GetBackupVaultAccessPolicyRequest request) {
        return calls.read(
                onVault("GetBackupVaultAccessPolicy", request, request.backupVaultName()),
                documents -> access.get(documents, request));
    }

    @Override
    public PutBackupVaultAccessPolicyResponse putBackupVaultAccessPolicy(PutBackupVaultAccessPolicyRequest request) {
        return calls.change(
                onVault("PutBackupVaultAccessPolicy", request, request.backupVaultName()),
                documents -> access.put(documents, request));
    }

    @Override
    public DeleteBackupVaultAccessPolicyResponse deleteBackupVaultAccessPolicy(
            DeleteBackupVaultAccessPolicyRequest request) {
        return calls.change(
                onVault("DeleteBackupVaultAccessPolicy", request, request.backupVaultName()),
                documents -> access.delete(documents, request));
    }

    @Override
    public GetBackupVaultNotificationsResponse getBackupVaultNotifications(GetBackupVaultNotificationsRequest request) {
        return calls.read(
                onVault("GetBackupVaultNotifications", request, request.backupVaultName()),
                documents -> notifications.get(documents, request));
    }

    @Override
    public PutBackupVaultNotificationsResponse putBackupVaultNotifications(PutBackupVaultNotificationsRequest request) {
        return calls.change(
                onVault("PutBackupVaultNotifications", request, request.backupVaultName()),
                documents -> notifications.put(documents, request));
    }

    @Override
    public DeleteBackupVaultNotificationsResponse deleteBackupVaultNotifications(
            DeleteBackupVaultNotificationsRequest request) {
        return calls.change(
                onVault("DeleteBackupVaultNotifications", request, request.backupVaultName()),
                documents -> notifications.delete(documents, request));
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        return calls.change(
                onArn("TagResource", request, request.resourceArn()), documents -> tags.tag(documents, request));
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        return calls.change(
                onArn("UntagResource", request, request.resourceArn()), documents -> tags.untag(documents, request));
    }

    @Override
    public ListTagsResponse listTags(ListTagsRequest request) {
        return calls.read(
                onArn("ListTags", request, request.resourceArn()), documents -> tags.list(documents, request));
    }

    @Override
    public ListRecoveryPointsByBackupVaultResponse listRecoveryPointsByBackupVault(
            ListRecoveryPointsByBackupVaultRequest request) {
        return calls.read(
                onVault("ListRecoveryPointsByBackupVault", request, request.backupVaultName()),
                documents -> points.list(documents, request));
    }

    @Override
    public DescribeRecoveryPointResponse describeRecoveryPoint(DescribeRecoveryPointRequest request) {
        return calls.read(
                onArn("DescribeRecoveryPoint", request, request.recoveryPointArn()),
                documents -> points.describe(documents, request));
    }

    private Call onVault(String operation, SdkPojo request, String vault) {
        var api = "backup:" + operation;
        return new Call(BackupErrors.BACKUP, api, request, documents -> {
            access.requirePermitted(documents, vault, api);
            return List.of(new Need(api, vaults.arn(vault)));
        });
    }

    private static Call onArn(String operation, SdkPojo request, String arn) {
        return Call.of(BackupErrors.BACKUP, operation, request, arn);
    }

    /** The caller of CreateBackupVault lends AWS Backup its own rights on the key, so it must have them. */
    private Call creation(CreateBackupVaultRequest request) {
        var call = onVault("CreateBackupVault", request, request.backupVaultName())
                .and("backup-storage:MountCapsule", "*");
        if (request.hasBackupVaultTags()) {
            call = call.and("backup:TagResource", vaults.arn(request.backupVaultName()));
        }
        var key = request.encryptionKeyArn();
        for (var action : key == null ? List.<String>of() : KEY_ACTIONS) {
            call = call.and(action, key);
        }
        return call;
    }

    /** A backup has finished: its recovery point is in its vault. Not an API of AWS; backups just happen. */
    public void receive(RecoveryPointByBackupVault point) {
        var request = DescribeRecoveryPointRequest.builder()
                .backupVaultName(point.backupVaultName())
                .recoveryPointArn(point.recoveryPointArn())
                .build();
        calls.change(onArn("ReceiveRecoveryPoint", request, point.recoveryPointArn()), documents -> {
            points.arrive(documents, point);
            jobs.protect(documents, point);
            return points.describe(documents, request);
        });
    }

    /** The same for a copy of what is elsewhere, by which nothing here becomes protected. */
    public void receiveCopy(RecoveryPointByBackupVault point) {
        happens("ReceiveCopy", documents -> points.arrive(documents, point));
    }

    /** That many backup jobs of a resource type ended so. Like all below no API of AWS: it is what has happened. */
    public void ran(String resourceType, String state, int number) {
        happens("BackupJob", documents -> sums.add(documents, BackupSums.BACKUP, resourceType, state, number));
    }

    public void copied(CopyJob job) {
        happens("CopyJob", documents -> jobs.copied(documents, job));
    }

    public void restored(RestoreJobsListMember job) {
        happens("RestoreJob", documents -> jobs.restored(documents, job));
    }

    public void scanned(ScanJob job) {
        happens("ScanJob", documents -> jobs.scanned(documents, job));
    }

    /** A report plan was run; empty when no report came of it. */
    public void reported(String plan, Instant tried, Optional<Instant> written) {
        happens("ReportJob", documents -> oversight.reported(documents, plan, tried, written));
    }

    private void happens(String what, Consumer<Documents> how) {
        var nothing = DescribeRegionSettingsRequest.builder().build();
        calls.change(any(what, nothing), documents -> {
            how.accept(documents);
            return DescribeRegionSettingsResponse.builder().build();
        });
    }
}
