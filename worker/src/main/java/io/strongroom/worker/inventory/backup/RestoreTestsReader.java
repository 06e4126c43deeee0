package io.strongroom.worker.inventory.backup;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.RestoreTest;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.backup.BackupClient;

/** Restores that restore testing plans made, from the list of restore jobs. */
@Singleton
final class RestoreTestsReader implements KindReader<RestoreTest> {
    @Override
    public Kind<RestoreTest> kind() {
        return Kinds.RESTORE_TESTS;
    }

    @Override
    public List<RestoreTest> read(Gathering from) {
        var backup = from.client(BackupClient.class);
        var place = "arn:" + from.region().partition().id() + ":backup:" + from.region() + ":" + from.accountId()
                + ":restore-job/";
        return from.call(
                "backup:ListRestoreJobs",
                () -> backup.listRestoreJobsPaginator(request -> request.maxResults(1000)).restoreJobs().stream()
                        .filter(job ->
                                job.createdBy() != null && job.createdBy().restoreTestingPlanArn() != null)
                        .map(job -> new RestoreTest(
                                place + job.restoreJobId(),
                                job.createdBy().restoreTestingPlanArn(),
                                job.recoveryPointArn(),
                                Optional.ofNullable(job.backupVaultArn()),
                                Optional.ofNullable(job.sourceResourceArn()),
                                Optional.ofNullable(job.resourceType()).orElse("Unknown"),
                                job.statusAsString(),
                                Optional.ofNullable(job.validationStatusAsString()),
                                Optional.ofNullable(job.deletionStatusAsString()),
                                job.creationDate(),
                                Optional.ofNullable(job.completionDate())))
                        .toList());
    }
}
