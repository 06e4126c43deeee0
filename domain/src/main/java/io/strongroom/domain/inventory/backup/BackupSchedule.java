package io.strongroom.domain.inventory.backup;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** When a rule of a backup plan starts, as its cron or rate expression says, exactly enough to tell the longest pause. */
public sealed interface BackupSchedule {
    /** What AWS Backup takes when a rule has no expression: once a day. */
    String USUAL = "cron(0 5 ? * * *)";

    /** With one leap day: each day of the year comes, each month comes as often as any other. */
    int FOUR_YEARS = 4 * 365 + 1;

    /** At even intervals. */
    record Rate(Duration every) implements BackupSchedule {
        @Override
        public Optional<Duration> longestGap(ZoneId zone, LocalDate from) {
            return Optional.of(every);
        }

        @Override
        public long starts(LocalDate from, int span) {
            return Duration.ofDays(span).dividedBy(every);
        }
    }

    /** At these times of day, on the days that the calendar fields name. */
    record Cron(List<LocalTime> times, CronDays days) implements BackupSchedule {
        /** Twice the distance of leap days, so that at least one whole pause of any calendar is in it. */
        private static final int HORIZON_DAYS = 3_000;

        public Cron {
            times = List.copyOf(times);
        }

        @Override
        public Optional<Duration> longestGap(ZoneId zone, LocalDate from) {
            if (days.endsBefore(from.plusDays(HORIZON_DAYS))) {
                return Optional.empty();
            }
            var longest = Duration.ZERO;
            // Of a day without clock change, told once: a schedule may start every minute.
            var usual = pauses(times, from, ZoneOffset.UTC);
            Optional<LocalDate> before = Optional.empty();
            for (var day = from; day.isBefore(from.plusDays(HORIZON_DAYS)); day = day.plusDays(1)) {
                if (!days.has(day)) {
                    continue;
                }
                longest = longer(longest, within(day, zone, usual));
                if (before.isPresent()) {
                    longest = longer(
                            longest, between(before.get().atTime(times.getLast()), day.atTime(times.getFirst()), zone));
                }
                before = Optional.of(day);
            }
            return longest.isZero() ? Optional.empty() : Optional.of(longest);
        }

        @Override
        public long starts(LocalDate from, int span) {
            return times.size()
                    * from.datesUntil(from.plusDays(span)).filter(days::has).count();
        }

        private Duration within(LocalDate day, ZoneId zone, Duration usual) {
            var offset = zone.getRules().getOffset(day.atTime(times.getFirst()));
            boolean even = offset.equals(zone.getRules().getOffset(day.atTime(times.getLast())));
            return even ? usual : pauses(times, day, zone);
        }

        private static Duration pauses(List<LocalTime> times, LocalDate day, ZoneId zone) {
            var longest = Duration.ZERO;
            for (int i = 1; i < times.size(); i++) {
                longest = longer(longest, between(day.atTime(times.get(i - 1)), day.atTime(times.get(i)), zone));
            }
            return longest;
        }

        private static Duration between(LocalDateTime start, LocalDateTime end, ZoneId zone) {
            return Duration.between(start.atZone(zone), end.atZone(zone));
        }

        private static Duration longer(Duration one, Duration other) {
            return one.compareTo(other) >= 0 ? one : other;
        }
    }

    /**
     * The longest pause between two starts, counted in elapsed time: a day may have 25 hours where clocks change. In a zone
     * without such changes, UTC for one, it is the pause on the clock face.
     *
     * @param from the day to start looking from
     * @return empty when there is a moment after which it never starts again, or it never starts at all
     */
    Optional<Duration> longestGap(ZoneId zone, LocalDate from);

    /** How often it starts within so many days. */
    long starts(LocalDate from, int span);

    /**
     * Whether it starts more rarely than another: after a longer pause, less often over four years, or at some time never
     * again. On weekdays at each hour the longest pause is that of a weekend, which alone would say nothing of the hours.
     */
    default boolean rarerThan(BackupSchedule other, ZoneId zone, LocalDate from) {
        var gap = longestGap(zone, from);
        var others = other.longestGap(zone, from);
        if (gap.isEmpty() || others.isEmpty()) {
            return gap.isEmpty() && others.isPresent();
        }
        // Four years end on another weekday than they began: one week more or less is no difference.
        return gap.get().compareTo(others.get()) > 0
                || starts(from, FOUR_YEARS) * 100 < other.starts(from, FOUR_YEARS) * 99;
    }

    /** The schedule that the expression means; empty when it is none that AWS takes. */
    static Optional<BackupSchedule> parse(String expression) {
        try {
            var text = expression.strip();
            if (text.startsWith("rate(") && text.endsWith(")")) {
                return rate(text.substring(5, text.length() - 1));
            }
            if (text.startsWith("cron(") && text.endsWith(")")) {
                return Optional.of(
                        cron(text.substring(5, text.length() - 1).strip().split("\\s+")));
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<BackupSchedule> rate(String text) {
        var match = Pattern.compile("\\s*([1-9][0-9]{0,5})\\s+(minute|hour|day)s?\\s*")
                .matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(match.group(1));
        return Optional.of(new Rate(
                switch (match.group(2)) {
                    case "minute" -> Duration.ofMinutes(count);
                    case "hour" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                }));
    }

    private static BackupSchedule cron(String[] fields) {
        if (fields.length != 6) {
            throw new IllegalArgumentException("cron: six fields are needed");
        }
        var minutes = CronDays.numbers(fields[0], 0, 59, "");
        var hours = CronDays.numbers(fields[1], 0, 23, "");
        var times = new ArrayList<LocalTime>();
        hours.stream().forEach(hour -> minutes.stream().forEach(minute -> times.add(LocalTime.of(hour, minute))));
        return new Cron(times, CronDays.of(fields[2], fields[3], fields[4], fields[5]));
    }
}
