package io.strongroom.domain.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Rejected;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
    private final QuietHours night = QuietHours.of("22:00", "07:00", "Europe/Berlin");
    private final QuietHours noon = QuietHours.of("12:00", "13:30", "UTC");

    @Test
    void whatComesInTheNightWaitsForTheMorning() {
        assertEquals(Instant.parse("2026-11-25T06:00:00Z"), night.after(Instant.parse("2026-11-24T21:00:00Z")));
        assertEquals(Instant.parse("2026-11-25T06:00:00Z"), night.after(Instant.parse("2026-11-25T02:13:00Z")));
        assertEquals(Instant.parse("2026-11-24T13:30:00Z"), noon.after(Instant.parse("2026-11-24T12:00:00Z")));
    }

    @Test
    void whatComesByDayWaitsForNothing() {
        for (var time : List.of("2026-11-24T06:00:00Z", "2026-11-24T20:59:59Z")) {
            assertEquals(Instant.parse(time), night.after(Instant.parse(time)));
        }
        for (var time : List.of("2026-11-24T11:59:59Z", "2026-11-24T13:30:00Z")) {
            assertEquals(Instant.parse(time), noon.after(Instant.parse(time)));
        }
    }

    @Test
    void theWallClockCountsWhenItIsPutOn() {
        // In the night to 28 March 2027 it is put on by an hour.
        assertEquals(Instant.parse("2027-03-28T05:00:00Z"), night.after(Instant.parse("2027-03-27T22:00:00Z")));
        var gap = QuietHours.of("22:00", "02:30", "Europe/Berlin");
        assertEquals(Instant.parse("2027-03-28T01:30:00Z"), gap.after(Instant.parse("2027-03-28T00:10:00Z")));
    }

    @Test
    void everythingWrongIsNamedAtOnce() {
        var problem = assertThrows(Rejected.class, () -> QuietHours.of("24:00", "7", "+01:00"))
                .problem();
        assertEquals(
                List.of("/quietHours/from", "/quietHours/until", "/quietHours/timeZone"),
                problem.errors().stream().map(FieldError::pointer).toList());
        assertThrows(Rejected.class, () -> QuietHours.of("07:00", "07:00", "UTC"));
    }
}
