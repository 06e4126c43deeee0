package io.strongroom.domain.schedules;

import io.strongroom.domain.users.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Schedules. The first one, of every account daily at 03:00 UTC, is there from the start. The caller has checked permissions. */
public interface Schedules {
    /** By name. */
    List<Schedule> list();

    Optional<Schedule> find(ScheduleId id);

    /** @throws io.strongroom.domain.problems.Rejected as {@link NewSchedule#check} */
    Schedule add(NewSchedule wanted, Principal by, Instant now);

    /**
     * @param version that was seen
     * @throws io.strongroom.domain.problems.Rejected as {@link #add}, and {@code precondition-failed} when it changed meanwhile
     */
    Schedule save(ScheduleId id, NewSchedule wanted, long version, Principal by, Instant now);

    /** Takes it away. @throws io.strongroom.domain.problems.Rejected {@code precondition-failed} when it changed meanwhile */
    void remove(ScheduleId id, long version, Principal by, Instant now);

    /**
     * Asks for the assessments that are due, each once however many workers call. One that was missed while no worker
     * ran is asked for once, not once for every time that was missed.
     *
     * @return how many were asked for
     */
    int runDue(Instant now);
}
