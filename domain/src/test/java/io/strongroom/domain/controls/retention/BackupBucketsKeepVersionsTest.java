package io.strongroom.domain.controls.retention;

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

class BackupBucketsKeepVersionsTest {
    private final BackupBucketsKeepVersions control = new BackupBucketsKeepVersions();

    @Test
    void versionsThatStayPass() {
        assertEquals("PASS", verdict(control, seen(Samples.bucket())).label());
    }

    @Test
    void noVersioningFails() {
        assertEquals(
                "FAIL",
                verdict(control, seen(Records.with(Samples.bucket(), "versioning", Told.none())))
                        .label());
        var suspended = new Bucket.Versioning(false, false);
        assertEquals(
                "FAIL",
                verdict(control, seen(Records.with(Samples.bucket(), "versioning", suspended)))
                        .label());
    }

    @Test
    void objectLockStandsInForMfaDelete() {
        var bucket = Records.with(Samples.bucket(), "versioning", new Bucket.Versioning(true, false));
        assertEquals("PASS", verdict(control, seen(bucket)).label());
        assertEquals(
                "FAIL",
                verdict(control, seen(Records.with(bucket, "objectLock", Told.none())))
                        .label());
    }

    @Test
    void hastyLifecycleFails() {
        assertEquals("FAIL", verdict(control, seen(expiring(true, 34))).label());
        assertEquals("PASS", verdict(control, seen(expiring(true, 35))).label());
        assertEquals("PASS", verdict(control, seen(expiring(false, 1))).label());
    }

    @Test
    void otherBucketIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, seen(Records.with(Samples.bucket(), "name", "photos")))
                        .label());
    }

    @Test
    void deniedLifecycleIsUnknown() {
        var dark = Records.with(
                Samples.bucket(), "lifecycle", Told.unknown(new Coverage.Denied("s3:GetLifecycleConfiguration")));
        assertEquals("UNKNOWN", verdict(control, seen(dark)).label());
    }

    private static Bucket expiring(boolean enabled, long days) {
        var rule = new Bucket.LifecycleRule("old", enabled, Optional.of(days));
        return Records.with(Samples.bucket(), "lifecycle", Told.known(List.of(rule)));
    }

    private static Inventory.Builder seen(Bucket bucket) {
        return Samples.inventory()
                .read(Kinds.BUCKETS, List.of(bucket))
                .read(Kinds.REPORT_PLANS, List.of())
                .read(Kinds.TRAILS, List.of());
    }
}
