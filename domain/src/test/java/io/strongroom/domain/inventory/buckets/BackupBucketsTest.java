package io.strongroom.domain.inventory.buckets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.ReportPlan;
import io.strongroom.domain.inventory.buckets.Bucket.PublicAccessBlock;
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

    @Test
    void accessLogsGoWhereABucketSays() {
        var logs = Records.with(PLAIN, "name", "my-backup-bucket-access-logs");
        assertTrue(takesLogs(logs, Samples.bucket()));
        assertFalse(takesLogs(PLAIN, Samples.bucket()));
        var dark = Records.with(Samples.bucket(), "logging", Told.unknown(new Coverage.Denied("s3:GetBucketLogging")));
        assertThrows(NotTold.class, () -> takesLogs(logs, dark));
        assertTrue(takesLogs(logs, dark, Samples.bucket()));
    }

    @Test
    void switchOfTheAccountOrOfTheBucketBlocks() {
        var half = new PublicAccessBlock(true, true, false, false);
        assertTrue(blocks(Told.known(half), Told.known(new PublicAccessBlock(false, false, true, true))));
        assertFalse(blocks(Told.known(half), Told.known(half)));
        assertFalse(blocks(Told.none(), Told.none()));
    }

    @Test
    void untoldBlockMattersOnlyWhereItDecides() {
        var dark = Told.<PublicAccessBlock>unknown(new Coverage.Denied("s3:GetAccountPublicAccessBlock"));
        assertTrue(blocks(Told.known(new PublicAccessBlock(true, true, true, true)), dark));
        assertTrue(blocks(dark, Told.known(new PublicAccessBlock(true, true, true, true))));
        assertThrows(NotTold.class, () -> blocks(Told.known(new PublicAccessBlock(true, true, true, false)), dark));
        assertThrows(NotTold.class, () -> blocks(dark, Told.none()));
    }

    private static boolean takesLogs(Bucket bucket, Bucket... all) {
        return BackupBuckets.takesAccessLogs(
                bucket, read().read(Kinds.BUCKETS, List.of(all)).build());
    }

    private static boolean blocks(Told<PublicAccessBlock> own, Told<PublicAccessBlock> ofAccount) {
        var account = new AccountPublicAccess("arn:aws:s3::123456789012:account", ofAccount);
        var inventory = read().read(Kinds.ACCOUNT_PUBLIC_ACCESS, List.of(account));
        return BackupBuckets.blocksPublicAccess(Records.with(PLAIN, "publicAccessBlock", own), inventory.build());
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
