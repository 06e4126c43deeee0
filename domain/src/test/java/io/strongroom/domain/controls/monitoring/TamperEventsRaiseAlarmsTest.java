package io.strongroom.domain.controls.monitoring;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.WatchSamples;
import io.strongroom.domain.inventory.trails.Alarm;
import io.strongroom.domain.inventory.trails.LogGroup;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TamperEventsRaiseAlarmsTest {
    private final TamperEventsRaiseAlarms control = new TamperEventsRaiseAlarms();

    private static final String CALLS = """
            { ($.eventSource = "backup.amazonaws.com") || ($.eventName = DisableKey) || ($.eventName = "ScheduleKey*") }""";
    private static final String BUCKETS = """
            {($.eventSource = s3.amazonaws.com) && (($.eventName = PutBucketPolicy) || ($.eventName = DeleteBucketPolicy))}""";

    private static Inventory.Builder with(List<Alarm> alarms, String... patterns) {
        var filters = Stream.of(patterns)
                .map(pattern -> new LogGroup.MetricFilter("f", pattern, "Audit", "tampering"))
                .toList();
        return WatchSamples.region()
                .read(Kinds.TRAILS, List.of(Samples.trail()))
                .read(Kinds.LOG_GROUPS, List.of(Records.with(WatchSamples.logGroup(), "metricFilters", filters)))
                .read(Kinds.ALARMS, alarms);
    }

    private static final List<Alarm> ALARMED = List.of(WatchSamples.alarm("Audit", "tampering"));

    @Test
    void filtersThatMeanItPass() {
        assertEquals("PASS", verdict(control, with(ALARMED, CALLS, BUCKETS)).label());
    }

    @Test
    void whatIsMissingIsNamed() {
        var verdict = verdict(control, with(ALARMED, CALLS));
        assertEquals(
                "No alarm that tells anyone goes off on PutBucketPolicy and DeleteBucketPolicy.",
                assertInstanceOf(Verdict.Fail.class, verdict).because());
    }

    @Test
    void patternsForLinesOfTextMatchNothing() {
        assertEquals(
                "FAIL",
                verdict(control, with(ALARMED, "[version, account, name = DeleteBackupVault*]", "DeleteBackupVault"))
                        .label());
    }

    @Test
    void filterWithoutAlarmFails() {
        assertEquals("FAIL", verdict(control, with(List.of(), CALLS, BUCKETS)).label());
        assertEquals(
                "FAIL",
                verdict(control, with(List.of(WatchSamples.alarm("Other", "tampering")), CALLS, BUCKETS))
                        .label());
    }

    @Test
    void alarmThatTellsNobodyFails() {
        var alarm = WatchSamples.alarm("Audit", "tampering");
        assertEquals(
                "FAIL",
                verdict(control, with(List.of(Records.with(alarm, "actionsEnabled", false)), CALLS, BUCKETS))
                        .label());
        assertEquals(
                "FAIL",
                verdict(control, with(List.of(Records.with(alarm, "actions", List.of())), CALLS, BUCKETS))
                        .label());
    }

    @Test
    void regionWithoutTrailIsNotApplicable() {
        var shadow = Records.with(Samples.trail(), "homeRegion", new Region("us-east-1"));
        var inventory = with(ALARMED, CALLS).read(Kinds.TRAILS, List.of(shadow));
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, inventory).label());
    }

    @Test
    void deniedAlarmsAreUnknown() {
        assertEquals(
                "UNKNOWN",
                verdict(control, with(List.of(), CALLS).unread(Kinds.ALARMS, WatchSamples.DENIED))
                        .label());
    }
}
