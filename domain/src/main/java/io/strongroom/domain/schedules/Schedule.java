package io.strongroom.domain.schedules;

import io.strongroom.domain.users.AccountScope;
import java.time.Instant;
import java.util.Optional;

/**
 * When which accounts are assessed.
 *
 * @param nextRun empty while disabled, and until a worker has first looked at it
 * @param lastRun when it last asked for an assessment
 * @param version rises with every change that people make: the ETag
 */
public record Schedule(
        ScheduleId id,
        String name,
        AccountScope scope,
        Timetable timetable,
        boolean enabled,
        Optional<Instant> nextRun,
        Optional<Instant> lastRun,
        long version) {}
