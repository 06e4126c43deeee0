package io.strongroom.domain.schedules;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.strongroom.domain.problems.Rejected;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Times on a wall clock: a cron expression of five fields (minute, hour, day of month, month, day of week) and a time
 * zone. A time that the clock skips comes as much later as the clock was put on; one that it shows twice comes once.
 */
public record Timetable(String cron, ZoneId zone) {
    private static final int LONGEST = 100;

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
        // On the wall clock alone, as if it were never put on or back; the zone's rules come in when a time is found.
        return times().nextExecution(wall(after).atZone(ZoneOffset.UTC))
                .map(found -> found.toLocalDateTime().atZone(zone).toInstant());
    }

    /** As many times as there are after the given moment, up to {@code most}. */
    public List<Instant> next(Instant after, int most) {
        return Stream.iterate(next(after), Optional::isPresent, last -> last.flatMap(this::next))
                .limit(most)
                .flatMap(Optional::stream)
                .toList();
    }

    /** What the clock shows; while it shows times for the second time, the end of these, for they have all been. */
    private LocalDateTime wall(Instant moment) {
        var shown = moment.atZone(zone).toLocalDateTime();
        var turn = zone.getRules().getTransition(shown);
        return turn == null || turn.isGap() || moment.isBefore(turn.getInstant())
                ? shown
                : turn.getDateTimeBefore().minusNanos(1);
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
