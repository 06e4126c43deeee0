package io.strongroom.domain.inventory.backup;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The days that the last four fields of a cron expression name. Sunday is 1.
 *
 * @param special days that no number names, such as the last of the month
 */
record CronDays(
        BitSet ofMonth, BitSet months, BitSet ofWeek, BitSet years, List<Predicate<LocalDate>> special, boolean plain) {
    private static final String MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";
    private static final String WEEK = "SUNMONTUEWEDTHUFRISAT";
    private static final int LAST_YEAR = 2199;

    CronDays {
        special = List.copyOf(special);
    }

    /** @throws IllegalArgumentException when a field has another form */
    static CronDays of(String dayOfMonth, String month, String dayOfWeek, String year) {
        boolean anyOfMonth = dayOfMonth.equals("?") || dayOfMonth.equals("*");
        boolean anyOfWeek = dayOfWeek.equals("?") || dayOfWeek.equals("*");
        if (!anyOfMonth && !anyOfWeek) {
            throw new IllegalArgumentException("cron: a day of the month and a day of the week exclude each other");
        }
        var special = new ArrayList<Predicate<LocalDate>>();
        var days = new ArrayList<String>();
        for (var part : dayOfMonth.split(",", -1)) {
            if (!specialOfMonth(part, special)) {
                days.add(part);
            }
        }
        var week = new ArrayList<String>();
        for (var part : dayOfWeek.split(",", -1)) {
            if (!specialOfWeek(part.toUpperCase(Locale.ROOT), special)) {
                week.add(part);
            }
        }
        boolean plain = !days.isEmpty() && !week.isEmpty();
        return new CronDays(
                days.isEmpty() ? new BitSet() : numbers(String.join(",", days), 1, 31, ""),
                numbers(month, 1, 12, MONTHS),
                week.isEmpty() ? new BitSet() : numbers(String.join(",", week), 1, 7, WEEK),
                numbers(year, 1970, LAST_YEAR, ""),
                special,
                plain);
    }

    boolean has(LocalDate day) {
        if (!months.get(day.getMonthValue()) || !years.get(day.getYear())) {
            return false;
        }
        boolean numbered = plain && ofMonth.get(day.getDayOfMonth()) && ofWeek.get(number(day.getDayOfWeek()));
        return numbered || special.stream().anyMatch(test -> test.test(day));
    }

    /** Whether the last year named is over before that day. */
    boolean endsBefore(LocalDate day) {
        return years.length() - 1 < day.getYear();
    }

    /** The numbers of a field: lists, ranges, steps and names. @param names three letters each, or none */
    static BitSet numbers(String field, int least, int most, String names) {
        var numbers = new BitSet();
        for (var part : field.split(",", -1)) {
            var step = part.split("/", -1);
            var range = step[0].split("-", -1);
            boolean any = step[0].equals("*") || step[0].equals("?");
            if (step.length > 2 || range.length > 2) {
                throw new IllegalArgumentException("cron: cannot read " + part);
            }
            int from = any ? least : number(range[0], least, most, names);
            int open = any || step.length == 2 ? most : from;
            int to = range.length == 2 ? number(range[1], least, most, names) : open;
            int by = step.length == 2 ? number(step[1], 1, most, "") : 1;
            int end = to < from ? to + most - least + 1 : to;
            for (int n = from; n <= end; n += by) {
                numbers.set(n > most ? n - most + least - 1 : n);
            }
        }
        return numbers;
    }

    private static int number(String text, int least, int most, String names) {
        int named = text.length() == 3 ? names.indexOf(text.toUpperCase(Locale.ROOT)) : -1;
        int number = named >= 0 && named % 3 == 0 ? named / 3 + 1 : Integer.parseInt(text);
        if (number < least || number > most) {
            throw new IllegalArgumentException("cron: " + number + " is out of range");
        }
        return number;
    }

    private static boolean specialOfMonth(String part, List<Predicate<LocalDate>> special) {
        if (part.equals("L")) {
            special.add(day -> day.getDayOfMonth() == day.lengthOfMonth());
        } else if (part.equals("LW")) {
            special.add(day -> day.equals(nearestWeekday(day, day.lengthOfMonth())));
        } else if (part.matches("L-[0-9]{1,2}")) {
            int before = number(part.substring(2), 1, 30, "");
            special.add(day -> day.getDayOfMonth() == day.lengthOfMonth() - before);
        } else if (part.matches("[0-9]{1,2}W")) {
            int near = number(part.substring(0, part.length() - 1), 1, 31, "");
            special.add(day -> near <= day.lengthOfMonth() && day.equals(nearestWeekday(day, near)));
        } else {
            return false;
        }
        return true;
    }

    private static boolean specialOfWeek(String part, List<Predicate<LocalDate>> special) {
        if (part.equals("L")) {
            special.add(day -> day.getDayOfWeek() == DayOfWeek.SATURDAY);
        } else if (part.matches("[0-9A-Z]{1,3}L")) {
            var which = weekday(part.substring(0, part.length() - 1));
            special.add(day -> day.equals(day.with(TemporalAdjusters.lastInMonth(which))));
        } else if (part.matches("[0-9A-Z]{1,3}#[1-5]")) {
            var which = weekday(part.substring(0, part.indexOf('#')));
            int nth = part.charAt(part.length() - 1) - '0';
            special.add(day -> day.getDayOfWeek() == which && (day.getDayOfMonth() - 1) / 7 + 1 == nth);
        } else {
            return false;
        }
        return true;
    }

    /** The weekday nearest to that day of the month, without leaving the month. */
    private static LocalDate nearestWeekday(LocalDate inMonth, int dayOfMonth) {
        var day = inMonth.withDayOfMonth(dayOfMonth);
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> dayOfMonth == 1 ? day.plusDays(2) : day.minusDays(1);
            case SUNDAY -> dayOfMonth == day.lengthOfMonth() ? day.minusDays(2) : day.plusDays(1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
        };
    }

    private static DayOfWeek weekday(String text) {
        return DayOfWeek.SATURDAY.plus(number(text, 1, 7, WEEK));
    }

    private static int number(DayOfWeek day) {
        return day.getValue() % 7 + 1;
    }
}
