package io.strongroom.api.schedules;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.ScopeBody;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.api.http.Paging;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.schedules.NewSchedule;
import io.strongroom.domain.schedules.Schedule;
import io.strongroom.domain.schedules.ScheduleId;
import io.strongroom.domain.schedules.Schedules;
import io.strongroom.domain.users.ScopeReach;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Schedules that speak of an account within the caller's reach. To change one, all that it speaks of must be. */
@Singleton
public class VisibleSchedules {
    private static final int RUNS_TOLD = 5;
    private static final Paging.Order<ScheduleView> ORDER =
            new Paging.Order<>(ScheduleView::id, (one, position) -> one.id().compareTo(position) > 0);

    private final Schedules schedules;
    private final Accounts accounts;
    private final Caller caller;
    private final Paging paging;

    VisibleSchedules(Schedules schedules, Accounts accounts, Caller caller, Paging paging) {
        this.schedules = schedules;
        this.accounts = accounts;
        this.caller = caller;
        this.paging = paging;
    }

    ScheduleView.Page page(ListAsk ask, String self) {
        if (ask.q != null && !ask.q.isBlank()) {
            throw Lists.malformed("q", "does not apply: schedules have nothing to be filtered by");
        }
        var reach = reach();
        var found = schedules.list().stream()
                .filter(schedule -> reach.touches(schedule.scope()))
                .map(schedule -> ScheduleView.of(schedule, reach.seen(schedule.scope())))
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
        var part = paging.part(ask, "schedules", found, ORDER);
        return new ScheduleView.Page(
                part.items(), part.next(), part.count(), Lists.Links.of(self, part.next()), List.of());
    }

    /** @throws Rejected {@code not-found}, the same for one that speaks of no account within reach */
    Schedule get(UUID id) {
        return schedules
                .find(new ScheduleId(id))
                .filter(schedule -> reach().touches(schedule.scope()))
                .orElseThrow(() -> Rejected.notFound("schedule"));
    }

    /** The same to change. @throws Rejected {@code account-out-of-scope} when it goes beyond the caller's reach */
    Schedule whole(UUID id) {
        var schedule = get(id);
        ScopeBody.requireWhole(schedule.scope(), reach(), "schedule");
        return schedule;
    }

    NewSchedule wanted(ScheduleBody body) {
        return body.checked(reach());
    }

    ScheduleView view(Schedule schedule) {
        return ScheduleView.of(schedule, reach().seen(schedule.scope()));
    }

    /** @throws Rejected {@code validation-failed} */
    ScheduleView.Preview preview(NewSchedule wanted, Instant now) {
        var timetable = wanted.check(now);
        var assessed = accounts.all().stream()
                .filter(account -> account.status() == Account.Status.ACTIVE)
                .filter(wanted.scope()::includes)
                .count();
        return new ScheduleView.Preview(
                true, wanted.enabled() ? timetable.next(now, RUNS_TOLD) : List.of(), (int) assessed);
    }

    private ScopeReach reach() {
        return new ScopeReach(caller.principal(), accounts.all());
    }
}
