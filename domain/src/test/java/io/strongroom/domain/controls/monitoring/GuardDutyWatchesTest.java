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
import io.strongroom.domain.inventory.surroundings.Detector;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GuardDutyWatchesTest {
    private final GuardDutyWatches control = new GuardDutyWatches();

    private static Inventory.Builder with(Detector... detectors) {
        return WatchSamples.region()
                .read(Kinds.DETECTORS, List.of(detectors))
                .read(Kinds.ORGANIZATION, List.of(WatchSamples.organization(Map.of())))
                .read(Kinds.BACKUP_PLANS, List.of(Samples.plan()))
                .read(Kinds.BUCKETS, List.of(Samples.bucket()))
                .read(Kinds.REPORT_PLANS, List.of())
                .read(Kinds.TRAILS, List.of());
    }

    private static Detector finding(String resource) {
        var finding = new Detector.ThreatFinding("1", "Exfiltration:S3/AnomalousBehavior", resource, Samples.NOW);
        return Records.with(WatchSamples.detector(), "highFindings", List.of(finding));
    }

    @Test
    void managedDetectorPasses() {
        assertEquals("PASS", verdict(control, with(WatchSamples.detector())).label());
    }

    @Test
    void noDetectorOrOneThatIsOffFails() {
        assertEquals("FAIL", verdict(control, with()).label());
        assertEquals(
                "FAIL",
                verdict(control, with(Records.with(WatchSamples.detector(), "enabled", false)))
                        .label());
    }

    @Test
    void detectorThatDoesNotLookAtS3Fails() {
        assertEquals(
                "FAIL",
                verdict(control, with(Records.with(WatchSamples.detector(), "features", Set.of())))
                        .label());
    }

    @Test
    void detectorThatNobodyManagesFailsInAnOrganizationOnly() {
        var alone = Records.with(WatchSamples.detector(), "administrator", Told.none());
        assertEquals("FAIL", verdict(control, with(alone)).label());
        assertEquals(
                "PASS",
                verdict(control, with(alone).read(Kinds.ORGANIZATION, List.of()))
                        .label());
        var itself = WatchSamples.organization(Map.of("guardduty.amazonaws.com", Set.of(Samples.ACCOUNT)));
        assertEquals(
                "PASS",
                verdict(control, with(alone).read(Kinds.ORGANIZATION, List.of(itself)))
                        .label());
    }

    @Test
    void findingOnABackupRoleOrBucketFails() {
        assertEquals(
                "FAIL", verdict(control, with(finding(Samples.BACKUP_ROLE))).label());
        assertEquals("FAIL", verdict(control, with(finding("backup-service"))).label());
        assertEquals("FAIL", verdict(control, with(finding("my-backup-bucket"))).label());
    }

    @Test
    void findingOnSomethingElseIsNotMeant() {
        assertEquals(
                "PASS",
                verdict(control, with(finding("arn:aws:iam::123456789012:role/web")))
                        .label());
    }

    @Test
    void idleRegionIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, WatchSamples.idleRegion()).label());
    }

    @Test
    void deniedDetectorsAreUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(control, with().unread(Kinds.DETECTORS, WatchSamples.DENIED))
                        .label());
    }
}
