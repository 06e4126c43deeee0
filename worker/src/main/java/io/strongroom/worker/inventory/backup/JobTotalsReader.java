package io.strongroom.worker.inventory.backup;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.JobTotals;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.backup.BackupClient;

/** How AWS Backup's jobs of the last two weeks ended, from its daily summaries: three lists, whatever the number of jobs. */
@Singleton
final class JobTotalsReader implements KindReader<JobTotals> {
    private static final String PERIOD = "FOURTEEN_DAYS";

    @Override
    public Kind<JobTotals> kind() {
        return Kinds.JOB_TOTALS;
    }

    private record Like(String kind, String type, String state, String message) {}

    @Override
    public List<JobTotals> read(Gathering from) {
        var backup = from.client(BackupClient.class);
        var sums = new HashMap<Like, Long>();
        from.call("backup:ListBackupJobSummaries", () -> {
            backup.listBackupJobSummariesPaginator(r -> r.aggregationPeriod(PERIOD).messageCategory("ANY"))
                    .forEach(page -> page.backupJobSummaries().forEach(one -> add(
                            sums, "BACKUP", one.resourceType(), one.stateAsString(), one.messageCategory(), one.count())));
            return sums;
        });
        from.call("backup:ListCopyJobSummaries", () -> {
            backup.listCopyJobSummariesPaginator(r -> r.aggregationPeriod(PERIOD).messageCategory("ANY"))
                    .forEach(page -> page.copyJobSummaries().forEach(one -> add(
                            sums, "COPY", one.resourceType(), one.stateAsString(), one.messageCategory(), one.count())));
            return sums;
        });
        from.call("backup:ListRestoreJobSummaries", () -> {
            backup.listRestoreJobSummariesPaginator(r -> r.aggregationPeriod(PERIOD))
                    .forEach(page -> page.restoreJobSummaries().forEach(one ->
                            add(sums, "RESTORE", one.resourceType(), one.stateAsString(), "ANY", one.count())));
            return sums;
        });
        return totals(from, sums);
    }

    private static void add(
            Map<Like, Long> sums,
            String kind,
            @Nullable String type,
            @Nullable String state,
            @Nullable String message,
            @Nullable Integer count) {
        var like = new Like(
                kind,
                Optional.ofNullable(type).orElse("ANY"),
                Optional.ofNullable(state).orElse("UNKNOWN"),
                Optional.ofNullable(message).orElse("ANY"));
        sums.merge(like, Optional.ofNullable(count).orElse(0).longValue(), Long::sum);
    }

    private static List<JobTotals> totals(Gathering from, Map<Like, Long> sums) {
        var place = "arn:" + from.region().partition().id() + ":backup:" + from.region() + ":" + from.accountId() + ":jobs/";
        var all = new ArrayList<JobTotals>();
        sums.forEach((like, count) -> all.add(new JobTotals(
                place + like.kind() + "/" + like.type() + "/" + like.state() + "/" + like.message(),
                like.kind(),
                like.type(),
                like.state(),
                like.message(),
                count)));
        return all;
    }
}
