package io.strongroom.sandbox.backup;

import io.strongroom.sandbox.calls.Call;
import io.strongroom.sandbox.calls.Calls;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.CreateBackupPlanRequest;
import software.amazon.awssdk.services.backup.model.CreateBackupPlanResponse;
import software.amazon.awssdk.services.backup.model.CreateBackupSelectionRequest;
import software.amazon.awssdk.services.backup.model.CreateBackupSelectionResponse;
import software.amazon.awssdk.services.backup.model.DescribeGlobalSettingsRequest;
import software.amazon.awssdk.services.backup.model.DescribeGlobalSettingsResponse;
import software.amazon.awssdk.services.backup.model.DescribeRegionSettingsRequest;
import software.amazon.awssdk.services.backup.model.DescribeRegionSettingsResponse;
import software.amazon.awssdk.services.backup.model.GetBackupPlanRequest;
import software.amazon.awssdk.services.backup.model.GetBackupPlanResponse;
import software.amazon.awssdk.services.backup.model.GetBackupSelectionRequest;
import software.amazon.awssdk.services.backup.model.GetBackupSelectionResponse;
import software.amazon.awssdk.services.backup.model.ListBackupJobSummariesRequest;
import software.amazon.awssdk.services.backup.model.ListBackupJobSummariesResponse;
import software.amazon.awssdk.services.backup.model.ListBackupPlansRequest;
import software.amazon.awssdk.services.backup.model.ListBackupPlansResponse;
import software.amazon.awssdk.services.backup.model.ListBackupSelectionsRequest;
import software.amazon.awssdk.services.backup.model.ListBackupSelectionsResponse;
import software.amazon.awssdk.services.backup.model.ListCopyJobSummariesRequest;
import software.amazon.awssdk.services.backup.model.ListCopyJobSummariesResponse;
import software.amazon.awssdk.services.backup.model.ListCopyJobsRequest;
import software.amazon.awssdk.services.backup.model.ListCopyJobsResponse;
import software.amazon.awssdk.services.backup.model.ListProtectedResourcesRequest;
import software.amazon.awssdk.services.backup.model.ListProtectedResourcesResponse;
import software.amazon.awssdk.services.backup.model.ListRestoreJobSummariesRequest;
import software.amazon.awssdk.services.backup.model.ListRestoreJobSummariesResponse;
import software.amazon.awssdk.services.backup.model.ListRestoreJobsRequest;
import software.amazon.awssdk.services.backup.model.ListRestoreJobsResponse;
import software.amazon.awssdk.services.backup.model.ListScanJobsRequest;
import software.amazon.awssdk.services.backup.model.ListScanJobsResponse;
import software.amazon.awssdk.services.backup.model.UpdateGlobalSettingsRequest;
import software.amazon.awssdk.services.backup.model.UpdateGlobalSettingsResponse;
import software.amazon.awssdk.services.backup.model.UpdateRegionSettingsRequest;
import software.amazon.awssdk.services.backup.model.UpdateRegionSettingsResponse;

/** The half of AWS Backup that is about plans, settings and jobs. */
abstract class BackupWork implements BackupClient {
    final Calls calls;
    final BackupVaults vaults;
    final BackupRecords records;
    final BackupJobs jobs;
    final BackupSums sums;
    private final BackupPlans plans;
    private final BackupSwitches switches;

    BackupWork(Calls calls) {
        this.calls = calls;
        this.vaults = new BackupVaults(calls);
        this.records = new BackupRecords(calls);
        this.sums = new BackupSums(calls, records);
        this.jobs = new BackupJobs(calls, records, sums);
        this.plans = new BackupPlans(calls, records, vaults);
        this.switches = new BackupSwitches(calls);
    }

    /** A call that is allowed for all resources or none. */
    static Call any(String operation, SdkPojo request) {
        return Call.of(BackupErrors.BACKUP, operation, request, "*");
    }

    @Override
    public CreateBackupPlanResponse createBackupPlan(CreateBackupPlanRequest request) {
        return calls.change(any("CreateBackupPlan", request), documents -> plans.create(documents, request));
    }

    @Override
    public GetBackupPlanResponse getBackupPlan(GetBackupPlanRequest request) {
        return calls.read(any("GetBackupPlan", request), documents -> plans.get(documents, request));
    }

    @Override
    public ListBackupPlansResponse listBackupPlans(ListBackupPlansRequest request) {
        return calls.read(any("ListBackupPlans", request), documents -> plans.list(documents, request));
    }

    @Override
    public CreateBackupSelectionResponse createBackupSelection(CreateBackupSelectionRequest request) {
        return calls.change(any("CreateBackupSelection", request), documents -> plans.select(documents, request));
    }

    @Override
    public GetBackupSelectionResponse getBackupSelection(GetBackupSelectionRequest request) {
        return calls.read(any("GetBackupSelection", request), documents -> plans.selection(documents, request));
    }

    @Override
    public ListBackupSelectionsResponse listBackupSelections(ListBackupSelectionsRequest request) {
        return calls.read(any("ListBackupSelections", request), documents -> plans.selections(documents, request));
    }

    @Override
    public DescribeRegionSettingsResponse describeRegionSettings(DescribeRegionSettingsRequest request) {
        return calls.read(any("DescribeRegionSettings", request), documents -> switches.region(documents));
    }

    @Override
    public UpdateRegionSettingsResponse updateRegionSettings(UpdateRegionSettingsRequest request) {
        return calls.change(any("UpdateRegionSettings", request), documents -> switches.update(documents, request));
    }

    @Override
    public DescribeGlobalSettingsResponse describeGlobalSettings(DescribeGlobalSettingsRequest request) {
        return calls.read(any("DescribeGlobalSettings", request), documents -> switches.global(documents));
    }

    @Override
    public UpdateGlobalSettingsResponse updateGlobalSettings(UpdateGlobalSettingsRequest request) {
        return calls.change(any("UpdateGlobalSettings", request), documents -> switches.update(documents, request));
    }

    @Override
    public ListProtectedResourcesResponse listProtectedResources(ListProtectedResourcesRequest request) {
        return calls.read(
                any("ListProtectedResources", request), documents -> jobs.protectedResources(documents, request));
    }

    @Override
    public ListCopyJobsResponse listCopyJobs(ListCopyJobsRequest request) {
        return calls.read(any("ListCopyJobs", request), documents -> jobs.copyJobs(documents, request));
    }

    @Override
    public ListRestoreJobsResponse listRestoreJobs(ListRestoreJobsRequest request) {
        return calls.read(any("ListRestoreJobs", request), documents -> jobs.restoreJobs(documents, request));
    }

    @Override
    public ListScanJobsResponse listScanJobs(ListScanJobsRequest request) {
        return calls.read(any("ListScanJobs", request), documents -> jobs.scanJobs(documents, request));
    }

    @Override
    public ListBackupJobSummariesResponse listBackupJobSummaries(ListBackupJobSummariesRequest request) {
        return calls.read(any("ListBackupJobSummaries", request), documents -> sums.backups(documents));
    }

    @Override
    public ListCopyJobSummariesResponse listCopyJobSummaries(ListCopyJobSummariesRequest request) {
        return calls.read(any("ListCopyJobSummaries", request), documents -> sums.copies(documents));
    }

    @Override
    public ListRestoreJobSummariesResponse listRestoreJobSummaries(ListRestoreJobSummariesRequest request) {
        return calls.read(any("ListRestoreJobSummaries", request), documents -> sums.restores(documents));
    }
}
