package io.strongroom.domain.remediations.trails;

import static io.strongroom.domain.controls.Judged.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.controls.monitoring.MonitoringControls;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.WatchSamples;
import io.strongroom.domain.inventory.trails.LogGroup;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the remediation makes is what the control asks for. */
class AlarmsAnswerTheControlTest {
    private static Verdict without(String id) {
        var kept = SecurityEventFilter.ALL.stream()
                .filter(event -> !event.id().equals(id))
                .toList();
        var filters = kept.stream()
                .map(event -> new LogGroup.MetricFilter(event.id(), event.pattern(), "Strongroom/x", event.id()))
                .toList();
        var alarms = kept.stream()
                .map(event -> WatchSamples.alarm("Strongroom/x", event.id()))
                .toList();
        return verdict(
                MonitoringControls.tamperEventsRaiseAlarms(),
                WatchSamples.region()
                        .read(Kinds.TRAILS, List.of(Samples.trail()))
                        .read(
                                Kinds.LOG_GROUPS,
                                List.of(Records.with(WatchSamples.logGroup(), "metricFilters", filters)))
                        .read(Kinds.ALARMS, alarms));
    }

    @Test
    void allOfThemPass() {
        assertEquals("PASS", without("").label());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vault-lock-changed",
                "vault-policy-changed",
                "vault-deleted",
                "recovery-point-deleted",
                "backup-plan-changed",
                "backup-settings-changed",
                "backup-monitoring-removed",
                "key-disabled-or-deleted",
                "backup-access-denied",
                "bucket-policy-changed"
            })
    void oneOfThemMissingFails(String id) {
        assertEquals("FAIL", without(id).label());
    }
}
