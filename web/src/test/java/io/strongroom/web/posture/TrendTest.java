package io.strongroom.web.posture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.posture.Posture.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrendTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

    @Test
    void daysBeforeTheFirstAssessmentAreUnknownAndNotZero() {
        var trend = Trend.of(since(3, 0, 0, 0, 4, 2));
        assertEquals(2, trend.known());
        assertEquals(FIRST.plusDays(3), trend.begin().date());
        assertEquals(750, trend.unknownWidth());
        assertEquals("750,4 1000,75", line(trend, Severity.CRITICAL).points());
    }

    @Test
    void daysWithoutFailuresAfterTheFirstAreZero() {
        var trend = Trend.of(days(1, 0, 0));
        assertEquals(3, trend.known());
        assertEquals(0, trend.unknownWidth());
        assertTrue(line(trend, Severity.CRITICAL).points().endsWith("1000,146"));
    }

    @Test
    void daysThatWereAssessedAndFoundNothingAreZero() {
        var trend = Trend.of(since(1, 0, 0, 0));
        assertEquals(2, trend.known());
        assertEquals("500,146 1000,146", line(trend, Severity.CRITICAL).points());
    }

    @Test
    void nothingAssessedDrawsNothing() {
        assertFalse(Trend.of(since(2, 0, 0)).any());
    }

    @Test
    void labelsNeverStandOnEachOther() {
        var all = Trend.of(days(3, 3)).lines().stream()
                .map(Trend.Line::y)
                .sorted()
                .toList();
        for (var i = 1; i < all.size(); i++) {
            assertTrue(all.get(i) - all.get(i - 1) >= 16, all::toString);
        }
        assertTrue(all.getFirst() >= 12, all::toString);
        assertEquals(8 + 4, line(Trend.of(days(3, 3)), Severity.CRITICAL).y());
        assertEquals(150, line(Trend.of(days(3, 3)), Severity.LOW).y());
    }

    @Test
    void flowCountsEverySeverityOnce() {
        var flow = Flow.of(days(0, 2, 4));
        assertEquals(3, flow.bars().size());
        assertEquals(6, flow.opened());
        assertEquals(4, flow.top());
        assertEquals(0, flow.bars().getFirst().up());
        assertEquals(74, flow.bars().getLast().up());
    }

    private static Trend.Line line(Trend trend, Severity severity) {
        return trend.lines().stream()
                .filter(one -> one.severity() == severity)
                .findFirst()
                .orElseThrow();
    }

    /** Days with so many critical failures open, opened on that day. */
    private static List<Day> days(long... critical) {
        return since(0, critical);
    }

    /** The same, known from that one on. */
    private static List<Day> since(int first, long... critical) {
        var days = new ArrayList<Day>();
        for (var n : critical) {
            var counts = Map.of(Severity.CRITICAL, n);
            days.add(new Day(
                    FIRST.plusDays(days.size()), days.size() >= first, full(counts), full(counts), full(Map.of())));
        }
        return days;
    }

    private static Map<Severity, Long> full(Map<Severity, Long> some) {
        var all = new java.util.EnumMap<Severity, Long>(Severity.class);
        Stream.of(Severity.values()).forEach(severity -> all.put(severity, some.getOrDefault(severity, 0L)));
        return all;
    }
}
