package io.strongroom.domain.alerts;

import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hours of every day in which only what is critical is told at once; all else waits for their end.
 *
 * @param from first quiet minute, by the zone's wall clock
 * @param until first minute that is not quiet; before {@code from} when the night lies between
 */
public record QuietHours(LocalTime from, LocalTime until, ZoneId zone) {
    public QuietHours {
        from = from.truncatedTo(ChronoUnit.MINUTES);
        until = until.truncatedTo(ChronoUnit.MINUTES);
        if (from.equals(until)) {
            throw new IllegalArgumentException("until: must be another time than from");
        }
    }

    /** Reads them. @throws Rejected {@code validation-failed}, naming every field that is wrong below {@code /quietHours} */
    public static QuietHours of(String from, String until, String zone) {
        var errors = new ArrayList<FieldError>();
        var start = time("from", from, errors);
        var end = time("until", until, errors);
        var place = zone(zone, errors);
        if (errors.isEmpty() && start.equals(end)) {
            errors.add(new FieldError("/quietHours/until", "empty", "must be another time than from"));
        }
        if (!errors.isEmpty()) {
            throw new Rejected(Problem.fields(errors));
        }
        return new QuietHours(start.orElseThrow(), end.orElseThrow(), place.orElseThrow());
    }

    private static Optional<LocalTime> time(String field, String text, List<FieldError> errors) {
        if (text.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
            return Optional.of(LocalTime.parse(text));
        }
        errors.add(new FieldError("/quietHours/" + field, "time", "must be a time such as 22:00"));
        return Optional.empty();
    }

    private static Optional<ZoneId> zone(String text, List<FieldError> errors) {
        // An offset is no place, as with schedules.
        if (ZoneId.getAvailableZoneIds().contains(text)) {
            return Optional.of(ZoneId.of(text));
        }
        errors.add(new FieldError(
                "/quietHours/timeZone", "unknown", "must be an IANA time zone, such as Europe/Berlin, or UTC"));
        return Optional.empty();
    }

    /** When it is no longer quiet: the instant itself when it is not quiet then. */
    public Instant after(Instant instant) {
        var there = instant.atZone(zone);
        var time = there.toLocalTime();
        if (!quiet(time)) {
            return instant;
        }
        var day =
                time.isBefore(until) ? there.toLocalDate() : there.toLocalDate().plusDays(1);
        return day.atTime(until).atZone(zone).toInstant();
    }

    private boolean quiet(LocalTime time) {
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !time.isBefore(from) || time.isBefore(until);
    }
}
