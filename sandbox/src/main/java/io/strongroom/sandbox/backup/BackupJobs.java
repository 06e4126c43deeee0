package io.strongroom.sandbox.backup;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.store.Documents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.backup.model.CopyJob;
import software.amazon.awssdk.services.backup.model.ListCopyJobsRequest;
import software.amazon.awssdk.services.backup.model.ListCopyJobsResponse;
import software.amazon.awssdk.services.backup.model.ListProtectedResourcesRequest;
import software.amazon.awssdk.services.backup.model.ListProtectedResourcesResponse;
import software.amazon.awssdk.services.backup.model.ListRestoreJobsRequest;
import software.amazon.awssdk.services.backup.model.ListRestoreJobsResponse;
import software.amazon.awssdk.services.backup.model.ListScanJobsRequest;
import software.amazon.awssdk.services.backup.model.ListScanJobsResponse;
import software.amazon.awssdk.services.backup.model.ProtectedResource;
import software.amazon.awssdk.services.backup.model.RecoveryPointByBackupVault;
import software.amazon.awssdk.services.backup.model.RestoreJobsListMember;
import software.amazon.awssdk.services.backup.model.ScanJob;

/** What AWS Backup has done: jobs as far back as it remembers, and what is protected since. */
final class BackupJobs {
    private static final Duration MEMORY = Duration.ofDays(30);
    private final Calls calls;
    private final BackupRecords records;
    private final BackupSums sums;

    BackupJobs(Calls calls, BackupRecords records, BackupSums sums) {
        this.calls = calls;
        this.records = records;
        this.sums = sums;
    }

    void copied(Documents documents, CopyJob job) {
        records.put(documents, BackupRecords.COPY_JOBS, job.copyJobId(), job);
        sums.add(documents, BackupSums.COPY, job.resourceType(), job.stateAsString(), 1);
    }

    void restored(Documents documents, RestoreJobsListMember job) {
        records.put(documents, BackupRecords.RESTORE_JOBS, job.restoreJobId(), job);
        sums.add(documents, BackupSums.RESTORE, job.resourceType(), job.statusAsString(), 1);
    }

    void scanned(Documents documents, ScanJob job) {
        records.put(documents, BackupRecords.SCAN_JOBS, job.scanJobId(), job);
    }

    /** The resource of a recovery point is protected from now on; its newest point counts. */
    void protect(Documents documents, RecoveryPointByBackupVault point) {
        var known = records.find(documents, BackupRecords.PROTECTED, point.resourceArn(), ProtectedResource.builder())
                .map(ProtectedResource.Builder::build);
        if (known.filter(one -> one.lastBackupTime().isAfter(point.creationDate()))
                .isEmpty()) {
            var newest = ProtectedResource.builder()
                    .resourceArn(point.resourceArn())
                    .resourceType(point.resourceType())
                    .lastBackupTime(point.creationDate())
                    .lastBackupVaultArn(point.backupVaultArn())
                    .lastRecoveryPointArn(point.recoveryPointArn())
                    .build();
            records.put(documents, BackupRecords.PROTECTED, point.resourceArn(), newest);
        }
    }

    ListProtectedResourcesResponse protectedResources(Documents documents, ListProtectedResourcesRequest request) {
        var page = records.page(documents, BackupRecords.PROTECTED, request.nextToken(), request.maxResults());
        return ListProtectedResourcesResponse.builder()
                .results(page.map(one ->
                        BackupRecords.read(one, ProtectedResource::builder).build()))
                .nextToken(page.next())
                .build();
    }

    ListCopyJobsResponse copyJobs(Documents documents, ListCopyJobsRequest request) {
        var page = records.page(documents, BackupRecords.COPY_JOBS, request.nextToken(), request.maxResults());
        var all = page.map(one -> BackupRecords.read(one, CopyJob::builder).build());
        return ListCopyJobsResponse.builder()
                .copyJobs(remembered(all, CopyJob::creationDate))
                .nextToken(page.next())
                .build();
    }

    ListRestoreJobsResponse restoreJobs(Documents documents, ListRestoreJobsRequest request) {
        var page = records.page(documents, BackupRecords.RESTORE_JOBS, request.nextToken(), request.maxResults());
        var all = page.map(
                one -> BackupRecords.read(one, RestoreJobsListMember::builder).build());
        return ListRestoreJobsResponse.builder()
                .restoreJobs(remembered(all, RestoreJobsListMember::creationDate))
                .nextToken(page.next())
                .build();
    }

    ListScanJobsResponse scanJobs(Documents documents, ListScanJobsRequest request) {
        var page = records.page(documents, BackupRecords.SCAN_JOBS, request.nextToken(), request.maxResults());
        var all = page.map(one -> BackupRecords.read(one, ScanJob::builder).build());
        return ListScanJobsResponse.builder()
                .scanJobs(remembered(all, ScanJob::creationDate))
                .nextToken(page.next())
                .build();
    }

    private <T> List<T> remembered(List<T> jobs, Function<T, Instant> made) {
        var horizon = calls.now().minus(MEMORY);
        return jobs.stream().filter(job -> made.apply(job).isAfter(horizon)).toList();
    }
}
