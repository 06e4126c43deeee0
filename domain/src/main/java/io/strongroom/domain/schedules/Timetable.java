package io.strongroom.domain.schedules;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.strongroom.domain.problems.Rejected;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Times on a wall clock: a cron expression of five fields (minute, hour, day of month, month, day of week) and a time
 * zone. A time that the clock skips comes as much later as the clock was put on; one that it shows twice comes once.
 */
public record Timetable(String cron, ZoneId zone) {
    private static final int LONGEST = 100;
    /** A leap day on a given weekday comes at least once in so many tries; what never comes must not be looked for for ever. */
    private static final int MOST_TRIES = 4;

    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    /**
     * Reads what a person wrote.
     *
     * @throws Rejected {@code validation-failed} when it is no cron expression of five fields, never comes, or the zone is unknown
     */
    public static Timetable of(String cron, String zone, Instant now) {
        var timetable = new Timetable(cron.strip().replaceAll("\\s+", " "), zone(zone));
        if (timetable.next(now).isEmpty()) {
            throw Rejected.field("/cron", "never", "is a time that never comes; check day of month and month");
        }
        return timetable;
    }

    private static ZoneId zone(String name) {
        // An offset is no place: it knows no summer time, and people who write one mostly mean a place.
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw Rejected.field("/timeZone", "unknown", "must be an IANA time zone, such as Europe/Berlin or UTC");
        }
        return ZoneId.of(name);
    }

    /** The first time after the given moment; empty when there is none. */
    public Optional<Instant> next(Instant after) {
        var times = times();
        // On the wall clock alone, as if it were never put on or back; the zone's rules come in when a time is found.
        var wall = after.atZone(zone).toLocalDateTime().atZone(ZoneOffset.UTC);
        for (int i = 0; i < MOST_TRIES; i++) {
            var found = times.nextExecution(wall);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            wall = found.get();
            var moment = wall.toLocalDateTime().atZone(zone).toInstant();
            if (moment.isAfter(after)) {
                return Optional.of(moment);
            }
        }
        return Optional.empty();
    }

    private ExecutionTime times() {
        try {
            if (cron.length() > LONGEST) {
                throw new IllegalArgumentException("it is longer than 100 characters");
            }
            return ExecutionTime.forCron(PARSER.parse(cron).validate());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Rejected.field(
                    "/cron",
                    "pattern",
                    "must be five fields (minute, hour, day of month, month, day of week), such as 0 3 * * *: "
                            + e.getMessage());
        }
    }
}
