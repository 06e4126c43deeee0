package io.strongroom.sandbox.backup;

import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.store.Documents;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.backup.model.BackupJobSummary;
import software.amazon.awssdk.services.backup.model.CopyJobSummary;
import software.amazon.awssdk.services.backup.model.ListBackupJobSummariesResponse;
import software.amazon.awssdk.services.backup.model.ListCopyJobSummariesResponse;
import software.amazon.awssdk.services.backup.model.ListRestoreJobSummariesResponse;
import software.amazon.awssdk.services.backup.model.RestoreJobSummary;

/** How many jobs ended how, by resource type. One sum each, whatever the period that is asked for. */
final class BackupSums {
    static final String BACKUP = "backup";
    static final String COPY = "copy";
    static final String RESTORE = "restore";
    private static final String PERIOD = "FOURTEEN_DAYS";
    private final Calls calls;
    private final BackupRecords records;

    BackupSums(Calls calls, BackupRecords records) {
        this.calls = calls;
        this.records = records;
    }

    void add(Documents documents, String kind, String type, String state, int jobs) {
        var key = records.shelf("sums/" + kind).key(type + "/" + state);
        int before =
                documents.get(key).map(known -> known.path("Count").asInt()).orElse(0);
        documents.put(
                key,
                Json.object()
                        .put("Region", calls.place().region().value())
                        .put("AccountId", calls.place().account().value())
                        .put("ResourceType", type)
                        .put("State", state)
                        .put("MessageCategory", "ANY")
                        .put("Count", before + jobs));
    }

    ListBackupJobSummariesResponse backups(Documents documents) {
        return ListBackupJobSummariesResponse.builder()
                .backupJobSummaries(all(documents, BACKUP, BackupJobSummary::builder).stream()
                        .map(BackupJobSummary.Builder::build)
                        .toList())
                .aggregationPeriod(PERIOD)
                .build();
    }

    ListCopyJobSummariesResponse copies(Documents documents) {
        return ListCopyJobSummariesResponse.builder()
                .copyJobSummaries(all(documents, COPY, CopyJobSummary::builder).stream()
                        .map(CopyJobSummary.Builder::build)
                        .toList())
                .aggregationPeriod(PERIOD)
                .build();
    }

    ListRestoreJobSummariesResponse restores(Documents documents) {
        return ListRestoreJobSummariesResponse.builder()
                .restoreJobSummaries(all(documents, RESTORE, RestoreJobSummary::builder).stream()
                        .map(RestoreJobSummary.Builder::build)
                        .toList())
                .aggregationPeriod(PERIOD)
                .build();
    }

    private <B extends SdkPojo> List<B> all(Documents documents, String kind, Supplier<B> builder) {
        return documents.list(records.shelf("sums/" + kind)).stream()
                .map(stored -> BackupRecords.read(stored, builder))
                .toList();
    }
}
