package io.strongroom.domain.inventory.buckets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.ReportPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackupBucketsTest {
    private static final Bucket PLAIN = Records.with(Samples.bucket(), "name", "photos");

    @Test
    void nameWithBackupInItTells() {
        assertEquals(Set.of(BackupBuckets.Use.BACKUPS), uses(Samples.bucket()));
    }

    @Test
    void bucketOfAReportPlanHoldsReports() {
        assertEquals(Set.of(BackupBuckets.Use.REPORTS), uses(Records.with(PLAIN, "name", "reports-of-ours")));
    }

    @Test
    void bucketOfATrailHoldsLogs() {
        assertEquals(Set.of(BackupBuckets.Use.LOGS), uses(Records.with(PLAIN, "name", "audit")));
    }

    @Test
    void eitherTagTells() {
        assertEquals(Set.of(BackupBuckets.Use.BACKUPS), uses(tagged("strongroom:purpose", "backup")));
        assertEquals(Set.of(BackupBuckets.Use.LOGS), uses(tagged("purpose", "Logs")));
        assertEquals(Set.of(), uses(tagged("purpose", "website")));
    }

    @Test
    void otherBucketsAreNone() {
        var inventory =
                read().read(Kinds.BUCKETS, List.of(PLAIN, Samples.bucket())).build();
        assertEquals(List.of(Samples.bucket()), BackupBuckets.all(inventory));
    }

    @Test
    void deniedTrailsLeaveOnlyUnsignedBucketsUntold() {
        var inventory = read().unread(Kinds.TRAILS, new Coverage.Denied("cloudtrail:DescribeTrails"))
                .build();
        assertEquals(Set.of(BackupBuckets.Use.BACKUPS), BackupBuckets.uses(Samples.bucket(), inventory));
        assertThrows(NotTold.class, () -> BackupBuckets.uses(PLAIN, inventory));
    }

    @Test
    void deniedTagsLeaveOnlyUnsignedBucketsUntold() {
        var dark = Told.<Map<String, String>>unknown(new Coverage.Denied("s3:GetBucketTagging"));
        assertEquals(Set.of(BackupBuckets.Use.BACKUPS), uses(Records.with(Samples.bucket(), "tags", dark)));
        assertThrows(NotTold.class, () -> uses(Records.with(PLAIN, "tags", dark)));
    }

    private static Bucket tagged(String key, String value) {
        return Records.with(PLAIN, "tags", Map.of(key, value));
    }

    private static Set<BackupBuckets.Use> uses(Bucket bucket) {
        return BackupBuckets.uses(bucket, read().build());
    }

    private static Inventory.Builder read() {
        var plan = new ReportPlan(
                "arn:aws:backup:eu-west-1:123456789012:report-plan:jobs",
                "jobs",
                "BACKUP_JOB_REPORT",
                "reports-of-ours",
                "COMPLETED",
                Optional.empty(),
                Optional.empty(),
                Told.none());
        return Samples.inventory()
                .read(Kinds.REPORT_PLANS, List.of(plan))
                .read(Kinds.TRAILS, List.of(Records.with(Samples.trail(), "bucket", "audit")));
    }
}
