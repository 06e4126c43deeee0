package io.strongroom.web.schedules;

import io.strongroom.domain.schedules.Timetable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a timetable comes next.
 *
 * @param zone whose clock it goes by
 */
record Runs(List<Instant> next, ZoneId zone) {
    private static final int TOLD = 5;

    static Runs of(Timetable timetable, Instant now) {
        return new Runs(
                Stream.iterate(timetable.next(now), Optional::isPresent, run -> run.flatMap(timetable::next))
                        .limit(TOLD)
                        .map(Optional::orElseThrow)
                        .toList(),
                timetable.zone());
    }
}
