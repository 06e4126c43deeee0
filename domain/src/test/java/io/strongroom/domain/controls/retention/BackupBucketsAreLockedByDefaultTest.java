package io.strongroom.domain.controls.retention;

import static io.strongroom.domain.controls.Judged.labels;
import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.buckets.Bucket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupBucketsAreLockedByDefaultTest {
    private final BackupBucketsAreLockedByDefault control = new BackupBucketsAreLockedByDefault();

    @Test
    void defaultRetentionPasses() {
        assertEquals("PASS", verdict(control, seen(Samples.bucket())).label());
    }

    @Test
    void objectLockWithoutDefaultRetentionFails() {
        var lock = new Bucket.ObjectLock(Optional.empty(), Optional.empty());
        assertEquals(
                "FAIL",
                verdict(control, seen(Records.with(Samples.bucket(), "objectLock", lock)))
                        .label());
    }

    @Test
    void noObjectLockFails() {
        assertEquals(
                "FAIL",
                verdict(control, seen(Records.with(Samples.bucket(), "objectLock", Told.none())))
                        .label());
    }

    @Test
    void targetOfAccessLogsIsNotApplicable() {
        var logs = Records.with(
                Records.with(Samples.bucket(), "name", "my-backup-bucket-access-logs"), "objectLock", Told.none());
        var target = Records.with(
                Records.with(logs, "arn", "arn:aws:s3:::my-backup-bucket-access-logs"), "logging", Told.none());
        var inventory = seen(Samples.bucket()).read(Kinds.BUCKETS, List.of(Samples.bucket(), target));
        assertEquals("NOT_APPLICABLE", labels(control, inventory).get(target.arn()));
    }

    @Test
    void otherBucketIsNotApplicable() {
        var photos = Records.with(Records.with(Samples.bucket(), "name", "photos"), "objectLock", Told.none());
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, seen(photos)).label());
    }

    @Test
    void deniedObjectLockIsUnknown() {
        var dark = Records.with(
                Samples.bucket(),
                "objectLock",
                Told.unknown(new Coverage.Denied("s3:GetBucketObjectLockConfiguration")));
        assertEquals("UNKNOWN", verdict(control, seen(dark)).label());
    }

    private static Inventory.Builder seen(Bucket bucket) {
        return Samples.inventory()
                .read(Kinds.BUCKETS, List.of(bucket))
                .read(Kinds.REPORT_PLANS, List.of())
                .read(Kinds.TRAILS, List.of());
    }
}
