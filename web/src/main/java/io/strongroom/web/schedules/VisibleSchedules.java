package io.strongroom.web.schedules;

import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.schedules.Schedule;
import io.strongroom.domain.schedules.ScheduleId;
import io.strongroom.domain.schedules.Schedules;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.accounts.Ids;
import io.strongroom.web.accounts.Reach;
import jakarta.inject.Singleton;
import java.util.List;

/** Schedules that speak of an account within a person's reach. To change one, all that it speaks of must be. */
@Singleton
class VisibleSchedules {
    private final Schedules schedules;
    private final Reach reach;

    VisibleSchedules(Schedules schedules, Reach reach) {
        this.schedules = schedules;
        this.reach = reach;
    }

    /** By name. */
    List<Schedule> list(Principal person) {
        var within = reach.scopes(person);
        return schedules.list().stream()
                .filter(schedule -> within.touches(schedule.scope()))
                .toList();
    }

    /** @throws Rejected {@code not-found}, the same for one that speaks of no account within reach */
    Schedule find(Principal person, String id) {
        var schedule = Ids.parse(id)
                .map(ScheduleId::new)
                .flatMap(schedules::find)
                .orElseThrow(() -> Rejected.notFound("schedule"));
        if (!reach.scopes(person).touches(schedule.scope())) {
            throw reach.denied(person, "schedule", id);
        }
        return schedule;
    }

    /** The same to change. @throws Rejected {@code account-out-of-scope} when it goes beyond the person's reach */
    Schedule whole(Principal person, String id) {
        var schedule = find(person, id);
        if (!reach.scopes(person).covers(schedule.scope())) {
            throw new Rejected(
                    ProblemCode.ACCOUNT_OUT_OF_SCOPE,
                    "This schedule speaks of accounts beyond your reach. Ask somebody who reaches all of them.");
        }
        return schedule;
    }
}
