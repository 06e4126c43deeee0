package io.strongroom.domain.controls.monitoring;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.WatchSamples;
import io.strongroom.domain.inventory.buckets.AccountPublicAccess;
import io.strongroom.domain.inventory.buckets.Bucket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogAndReportBucketsAreGuardedTest {
    private final LogAndReportBucketsAreGuarded control = new LogAndReportBucketsAreGuarded();

    private static Bucket logs() {
        return Records.with(Samples.bucket(), "name", "backup-audit-logs");
    }

    private static Inventory.Builder with(Bucket... buckets) {
        return Samples.inventory()
                .read(Kinds.BUCKETS, List.of(buckets))
                .read(Kinds.TRAILS, List.of(Samples.trail()))
                .read(Kinds.REPORT_PLANS, List.of())
                .read(
                        Kinds.ACCOUNT_PUBLIC_ACCESS,
                        List.of(new AccountPublicAccess("arn:aws:s3::123456789012:account", Told.none())));
    }

    private String of(Bucket... buckets) {
        return verdict(control, with(buckets)).label();
    }

    @Test
    void guardedBucketPasses() {
        assertEquals("PASS", of(logs()));
    }

    @Test
    void openBucketFails() {
        assertEquals("FAIL", of(Records.with(logs(), "publicAccessBlock", Told.none())));
    }

    @Test
    void blockOfTheAccountIsEnough() {
        var block = new AccountPublicAccess(
                "arn:aws:s3::123456789012:account", Told.known(new Bucket.PublicAccessBlock(true, true, true, true)));
        var inventory = with(Records.with(logs(), "publicAccessBlock", Told.none()))
                .read(Kinds.ACCOUNT_PUBLIC_ACCESS, List.of(block));
        assertEquals("PASS", verdict(control, inventory).label());
    }

    @Test
    void bucketThatCanBeRewrittenFails() {
        var plain = Records.with(logs(), "versioning", new Bucket.Versioning(true, false));
        assertEquals("FAIL", of(Records.with(plain, "objectLock", Told.none())));
        assertEquals(
                "FAIL",
                of(Records.with(plain, "objectLock", new Bucket.ObjectLock(Optional.empty(), Optional.empty()))));
        assertEquals("PASS", of(plain));
    }

    @Test
    void mfaDeleteDoesInPlaceOfALock() {
        assertEquals("PASS", of(Records.with(logs(), "objectLock", Told.none())));
    }

    @Test
    void bucketWithoutAccessLogFailsUnlessItTakesThem() {
        var silent = Records.with(logs(), "logging", Told.none());
        assertEquals("FAIL", of(silent));
        var other = Records.with(Records.with(Samples.bucket(), "name", "photos"), "arn", "arn:aws:s3:::photos");
        assertEquals("PASS", of(silent, Records.with(other, "logging", "backup-audit-logs")));
    }

    @Test
    void otherBucketsAreNotMeant() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, with(Samples.bucket())).label());
    }

    @Test
    void deniedVersioningIsUnknown() {
        assertEquals("UNKNOWN", of(Records.with(logs(), "versioning", Told.unknown(WatchSamples.DENIED))));
    }
}
