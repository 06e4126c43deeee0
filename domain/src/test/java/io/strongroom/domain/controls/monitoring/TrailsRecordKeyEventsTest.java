package io.strongroom.domain.controls.monitoring;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.WatchSamples;
import io.strongroom.domain.inventory.trails.Trail;
import io.strongroom.domain.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrailsRecordKeyEventsTest {
    private final TrailsRecordKeyEvents control = new TrailsRecordKeyEvents();

    private static Trail without(String source) {
        return Records.with(Samples.trail(), "selectors", Json.parse("""
                [{"fieldSelectors":[{"field":"eventCategory","equals":["Management"]},
                 {"field":"eventSource","notEquals":["%s"]}]}]""".formatted(source)));
    }

    private String of(Trail... trails) {
        return verdict(control, WatchSamples.account().read(Kinds.TRAILS, List.of(trails)))
                .label();
    }

    @Test
    void trailOfEverythingPasses() {
        assertEquals("PASS", of(Samples.trail()));
    }

    @Test
    void trailWithoutKeyEventsFails() {
        assertEquals("FAIL", of(without("kms.amazonaws.com")));
    }

    @Test
    void trailWithoutDataApiEventsFails() {
        assertEquals("FAIL", of(without("rdsdata.amazonaws.com")));
    }

    @Test
    void secondTrailMayLeaveThemOut() {
        assertEquals("PASS", of(without("kms.amazonaws.com"), Samples.trail()));
    }

    @Test
    void accountWithoutTrailIsNotApplicable() {
        var inventory = WatchSamples.account().read(Kinds.TRAILS, List.of());
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }

    @Test
    void unreadableSelectorsAreUnknown() {
        assertEquals("UNKNOWN", of(Records.with(Samples.trail(), "selectors", Told.unknown(WatchSamples.DENIED))));
    }
}
