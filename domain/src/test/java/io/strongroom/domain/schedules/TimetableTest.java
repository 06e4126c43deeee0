package io.strongroom.domain.schedules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Rejected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void dailyComesAtTheSameHourOfTheWallClockInSummerAndWinter() {
        assertEquals(
                List.of("2027-03-27T02:00:00Z", "2027-03-28T01:00:00Z", "2027-03-29T01:00:00Z"),
                times("0 3 * * *", "Europe/Berlin", "2027-03-26T12:00:00Z", 3));
    }

    @Test
    void timeThatTheClockSkipsComesAnHourLaterAndOnce() {
        assertEquals(
                List.of("2027-03-27T01:30:00Z", "2027-03-28T01:30:00Z", "2027-03-29T00:30:00Z"),
                times("30 2 * * *", "Europe/Berlin", "2027-03-26T12:00:00Z", 3));
    }

    @Test
    void timeThatTheClockShowsTwiceComesOnce() {
        assertEquals(
                List.of("2027-10-30T00:30:00Z", "2027-10-31T00:30:00Z", "2027-11-01T01:30:00Z"),
                times("30 2 * * *", "Europe/Berlin", "2027-10-29T12:00:00Z", 3));
    }

    @Test
    void timeBetweenTheTwoShowingsIsNotTheSecondOne() {
        // 02:45 by the first showing, and 02:15 by the second: 02:30 has been.
        for (var after : List.of("2027-10-31T00:45:00Z", "2027-10-31T01:15:00Z")) {
            assertEquals(List.of("2027-11-01T01:30:00Z"), times("30 2 * * *", "Europe/Berlin", after, 1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0 3 * * *, UTC, 2026-11-24T03:00:00Z, 2026-11-25T03:00:00Z",
        "0 3 * * *, UTC, 2026-11-24T02:59:59.999999Z, 2026-11-24T03:00:00Z",
        "*/15 * * * *, Asia/Kathmandu, 2026-11-24T10:01:00Z, 2026-11-24T10:15:00Z",
        "0 0 29 2 *, UTC, 2026-11-24T00:00:00Z, 2028-02-29T00:00:00Z",
        "0 6 * * 1-5, America/New_York, 2026-11-27T12:00:00Z, 2026-11-30T11:00:00Z",
        "0 6 1 */3 *, UTC, 2026-11-24T00:00:00Z, 2027-01-01T06:00:00Z",
    })
    void nextIsStrictlyAfter(String cron, String zone, String after, String next) {
        assertEquals(List.of(next), times(cron, zone, after, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 32 * *",
                "* * * 13 *",
                "* * * * 9",
                "@daily",
                "a b c d e",
                "0 0 30 2 *",
                "5-70 * * * *",
                "-1 * * * *"
            })
    void whatIsNoTimeIsRefused(String cron) {
        assertEquals("/cron", refused(cron, "UTC"));
    }

    @Test
    void veryLongExpressionIsRefused() {
        assertEquals("/cron", refused("0" + ",0".repeat(100) + " * * * *", "UTC"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mars/Olympus", "+01:00", "GMT+25", "CET; drop"})
    void whatIsNoPlaceIsRefused(String zone) {
        assertEquals("/timeZone", refused("0 3 * * *", zone));
    }

    private static String refused(String cron, String zone) {
        var refused = assertThrows(Rejected.class, () -> Timetable.of(cron, zone, NOW));
        return refused.problem().errors().stream()
                .map(FieldError::pointer)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> times(String cron, String zone, String after, int many) {
        var timetable = Timetable.of(cron, zone, NOW);
        var times = new ArrayList<String>();
        var at = Instant.parse(after);
        for (int i = 0; i < many; i++) {
            at = timetable.next(at).orElseThrow();
            times.add(at.toString());
        }
        return times;
    }
}
