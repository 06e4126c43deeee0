package io.strongroom.domain.controls.monitoring;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.WatchSamples;
import io.strongroom.domain.inventory.trails.LogGroup;
import io.strongroom.domain.inventory.trails.Trail;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrailReachesItsLogGroupTest {
    private final TrailReachesItsLogGroup control = new TrailReachesItsLogGroup();

    private String of(Trail trail, LogGroup... groups) {
        var inventory = Samples.inventory().read(Kinds.TRAILS, List.of(trail)).read(Kinds.LOG_GROUPS, List.of(groups));
        return verdict(control, inventory).label();
    }

    @Test
    void recentDeliveryToAKeptGroupPasses() {
        assertEquals("PASS", of(Samples.trail(), WatchSamples.logGroup()));
    }

    @Test
    void groupKeptForEverPasses() {
        assertEquals(
                "PASS", of(Samples.trail(), Records.with(WatchSamples.logGroup(), "retentionDays", Optional.empty())));
    }

    @Test
    void trailWithoutGroupFails() {
        assertEquals("FAIL", of(Records.with(Samples.trail(), "logGroupArn", Optional.empty())));
    }

    @Test
    void oldDeliveryFails() {
        var late = new Trail.Status(true, Optional.of(Samples.NOW.minusSeconds(3_601)), Optional.empty());
        assertEquals("FAIL", of(Records.with(Samples.trail(), "status", late), WatchSamples.logGroup()));
    }

    @Test
    void shortRetentionFails() {
        assertEquals(
                "FAIL", of(Samples.trail(), Records.with(WatchSamples.logGroup(), "retentionDays", Optional.of(90))));
    }

    @Test
    void groupWithoutKeyFails() {
        assertEquals("FAIL", of(Samples.trail(), Records.with(WatchSamples.logGroup(), "kmsKeyArn", Optional.empty())));
    }

    @Test
    void deletedGroupFails() {
        assertEquals("FAIL", of(Samples.trail()));
    }

    @Test
    void deniedGroupsAreUnknownUnlessSomethingElseIsMissing() {
        var dark = Samples.inventory().unread(Kinds.LOG_GROUPS, WatchSamples.DENIED);
        assertEquals(
                "UNKNOWN",
                verdict(control, dark.read(Kinds.TRAILS, List.of(Samples.trail())))
                        .label());
        var late = new Trail.Status(true, Optional.empty(), Optional.empty());
        var silent = Records.with(Samples.trail(), "status", late);
        assertEquals(
                "FAIL",
                verdict(control, dark.read(Kinds.TRAILS, List.of(silent))).label());
    }

    @Test
    void noTrailIsNotApplicable() {
        var inventory = Samples.inventory().read(Kinds.TRAILS, List.of()).read(Kinds.LOG_GROUPS, List.of());
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }
}
