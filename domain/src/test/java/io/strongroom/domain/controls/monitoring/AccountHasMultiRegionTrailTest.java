package io.strongroom.domain.controls.monitoring;

import static io.strongroom.domain.controls.Judged.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.WatchSamples;
import io.strongroom.domain.inventory.trails.Trail;
import io.strongroom.domain.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountHasMultiRegionTrailTest {
    private final AccountHasMultiRegionTrail control = new AccountHasMultiRegionTrail();

    private String of(Trail... trails) {
        return verdict(control, WatchSamples.account().read(Kinds.TRAILS, List.of(trails)))
                .label();
    }

    private static Trail selecting(String fields) {
        return Records.with(Samples.trail(), "selectors", Json.parse("[{\"fieldSelectors\":[" + fields + "]}]"));
    }

    @Test
    void workingTrailOfAllRegionsPasses() {
        assertEquals("PASS", of(Samples.trail()));
    }

    @Test
    void trailOfTheOrganizationPasses() {
        var shared = Records.with(Samples.trail(), "arn", "arn:aws:cloudtrail:us-east-1:999999999999:trail/org");
        assertEquals("PASS", of(Records.with(shared, "organizationTrail", true)));
    }

    @Test
    void noTrailFails() {
        assertEquals("FAIL", of());
    }

    @Test
    void trailOfOneRegionFails() {
        assertEquals("FAIL", of(Records.with(Samples.trail(), "multiRegion", false)));
    }

    @Test
    void stoppedTrailFails() {
        var stopped = new Trail.Status(false, Optional.empty(), Optional.empty());
        assertEquals("FAIL", of(Records.with(Samples.trail(), "status", stopped)));
    }

    @Test
    void trailThatCannotDeliverFails() {
        var stuck = new Trail.Status(true, Optional.empty(), Optional.of("NoSuchBucket"));
        assertEquals("FAIL", of(Records.with(Samples.trail(), "status", stuck)));
    }

    @Test
    void trailOfWritesAloneFails() {
        assertEquals("FAIL", of(selecting("""
                {"field":"eventCategory","equals":["Management"]},{"field":"readOnly","equals":["false"]}""")));
    }

    @Test
    void trailOfDataEventsAloneFails() {
        assertEquals("FAIL", of(selecting("""
                {"field":"eventCategory","equals":["Data"]},{"field":"resources.type","equals":["AWS::S3::Object"]}""")));
    }

    @Test
    void trailThatLeavesOutKeysIsAnotherControls() {
        assertEquals("PASS", of(selecting("""
                {"field":"eventCategory","equals":["Management"]},{"field":"eventSource","notEquals":["kms.amazonaws.com"]}""")));
    }

    @Test
    void oneGoodTrailIsEnoughBesideAnUnreadableOne() {
        var dark = Records.with(Samples.trail(), "status", Told.unknown(WatchSamples.DENIED));
        assertEquals("PASS", of(dark, Samples.trail()));
        assertEquals("UNKNOWN", of(dark, Records.with(Samples.trail(), "multiRegion", false)));
    }

    @Test
    void deniedTrailsAreUnknown() {
        var inventory = WatchSamples.account().unread(Kinds.TRAILS, WatchSamples.DENIED);
        assertEquals("UNKNOWN", verdict(control, inventory).label());
    }
}
