package io.strongroom.domain.schedules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.AccountScope;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
    void asManyRunsAreToldAsThereAre() {
        var daily = Timetable.of("0 3 * * *", "UTC", NOW);
        assertEquals(
                List.of(Instant.parse("2026-11-25T03:00:00Z"), Instant.parse("2026-11-26T03:00:00Z")),
                daily.next(NOW, 2));
        assertEquals(List.of(), daily.next(NOW, 0));
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        var wanted = new NewSchedule(" ", new AccountScope(false, Set.of(), Set.of()), "0 25 * * *", "Berlin", true);
        assertEquals(
                List.of("/name", "/scope", "/timeZone", "/cron"),
                assertThrows(Rejected.class, () -> wanted.check(NOW)).problem().errors().stream()
                        .map(FieldError::pointer)
                        .toList());
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
        "*/10 * * * *, 2027-10-31T00:50:00Z, 2027-10-31T02:00:00Z",
        "*/10 * * * *, 2027-10-31T01:00:00Z, 2027-10-31T02:00:00Z",
        "*/10 * * * *, 2027-10-31T01:05:00Z, 2027-10-31T02:00:00Z",
        "* * * * *, 2027-10-31T01:59:59Z, 2027-10-31T02:00:00Z",
        "59 2 * * *, 2027-10-31T01:00:00Z, 2027-11-01T01:59:00Z",
    })
    void whatComesOftenGoesOnAfterTheHourThatIsShownTwice(String cron, String after, String next) {
        assertEquals(List.of(next), times(cron, "Europe/Berlin", after, 1));
        assertEquals(
                cron, Timetable.of(cron, "Europe/Berlin", Instant.parse(after)).cron());
    }

    /** Told by looking at every minute, and asking the same cron expression where the clock is never moved. */
    @ParameterizedTest
    @CsvSource({
        "*/10 * * * *, Europe/Berlin, 2027-10-30T22:00:00Z",
        "*/7 1-3 * * *, America/New_York, 2026-11-01T03:00:00Z",
        "*/10 * * * *, Australia/Lord_Howe, 2027-04-03T12:00:00Z",
    })
    void everyTimeIsTheFirstShowingOfItsMinute(String cron, String zone, String start) {
        var from = Instant.parse(start);
        var until = from.plus(Duration.ofHours(8));
        var wanted = Stream.iterate(from, until::isAfter, at -> at.plusSeconds(60))
                .filter(at -> firstShowing(at, zone) && onTheWall(cron, at, zone))
                .toList();
        for (var at = from; at.isBefore(until); at = at.plusSeconds(60)) {
            var after = at;
            var next = wanted.stream().filter(one -> one.isAfter(after)).findFirst();
            if (next.isPresent()) {
                assertEquals(next, new Timetable(cron, ZoneId.of(zone)).next(after), after.toString());
            }
        }
    }

    private static boolean firstShowing(Instant at, String zone) {
        return at.atZone(ZoneId.of(zone))
                .withEarlierOffsetAtOverlap()
                .toInstant()
                .equals(at);
    }

    private static boolean onTheWall(String cron, Instant at, String zone) {
        var shown = at.atZone(ZoneId.of(zone)).toLocalDateTime().toInstant(ZoneOffset.UTC);
        return new Timetable(cron, ZoneOffset.UTC)
                .next(shown.minusSeconds(1))
                .filter(shown::equals)
                .isPresent();
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
