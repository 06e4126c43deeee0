package io.strongroom.domain.inventory.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupScheduleTest {
    private static final LocalDate FROM = LocalDate.parse("2026-11-24");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cron(0 5 ? * * *)            | PT24H",
                "cron(0 5 * * ? *)            | PT24H",
                "cron(0/15 * * * ? *)         | PT15M",
                "cron(0 0,6,12 * * ? *)       | PT12H",
                "cron(30 8-10 ? * * *)        | PT22H",
                "cron(0 0/8 * * ? *)          | PT8H",
                "cron(0 5 ? * MON-FRI *)      | PT72H",
                "cron(0 5 ? * 2-6 *)          | PT72H",
                "cron(0 5 ? * FRI-MON *)      | PT96H",
                "cron(0 5 ? * SUN *)          | PT168H",
                "cron(0 5 ? * 1 *)            | PT168H",
                "cron(0 5 1 * ? *)            | PT744H",
                "cron(0 5 L * ? *)            | PT744H",
                "cron(0 5 L-1 * ? *)          | PT744H",
                "cron(0 5 1,15 * ? *)         | PT408H",
                "cron(0 5 1 1/3 ? *)          | PT2208H",
                "cron(0 5 1 JAN ? *)          | PT8784H",
                "cron(0 5 29 2 ? *)           | PT35064H",
                "cron(0 5 ? * 6L *)           | PT840H",
                "cron(0 5 ? * 3#2 *)          | PT840H",
                "cron(0 5 1W * ? *)           | PT792H",
                "rate(12 hours)               | PT12H",
                "rate(1 day)                  | PT24H",
                "rate(90 minutes)             | PT1H30M"
            })
    void longestPauseIsTold(String expression, String pause) {
        assertEquals(Optional.of(Duration.parse(pause)), gap(expression, UTC));
    }

    @Test
    void dayOfTwentyFiveHoursCounts() {
        assertEquals(Optional.of(Duration.ofHours(25)), gap("cron(0 5 ? * * *)", BERLIN));
    }

    @Test
    void hourThatHappensTwiceCounts() {
        assertEquals(Optional.of(Duration.ofHours(2)), gap("cron(0 * ? * * *)", BERLIN));
    }

    @Test
    void rateKnowsNoClockChange() {
        assertEquals(Optional.of(Duration.ofDays(1)), gap("rate(1 day)", BERLIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cron(0 5 ? * * 2026)", "cron(0 5 * * ? 2020-2027)", "cron(0 5 31 2 ? *)"})
    void scheduleThatEndsHasNoLongestPause(String expression) {
        assertEquals(Optional.empty(), gap(expression, UTC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "daily",
                "cron(0 5 * * *)",
                "cron(60 5 ? * * *)",
                "cron(0 24 ? * * *)",
                "cron(0 5 32 * ? *)",
                "cron(0 5 1 * MON *)",
                "cron(0 5 ? 13 * *)",
                "cron(0 5 ? * FOO *)",
                "cron(0 5 ? * 8 *)",
                "cron(0 5/ ? * * *)",
                "cron(0 5/0 ? * * *)",
                "cron(0 5 ? * 3#6 *)",
                "rate(0 days)",
                "rate(1 fortnight)",
                "rate(day)",
                "cron(0-1-2 5 ? * * *)"
            })
    void whatAwsRefusesIsNoSchedule(String expression) {
        assertEquals(Optional.empty(), BackupSchedule.parse(expression));
    }

    @Test
    void usualScheduleIsDaily() {
        assertEquals(Optional.of(Duration.ofDays(1)), gap(BackupSchedule.USUAL, UTC));
    }

    private static Optional<Duration> gap(String expression, ZoneId zone) {
        return BackupSchedule.parse(expression).orElseThrow().longestGap(zone, FROM);
    }
}
