package io.strongroom.web.schedules;

import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.schedules.NewSchedule;
import io.strongroom.domain.schedules.Schedule;
import io.strongroom.domain.schedules.Timetable;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.ScopeReach;
import io.strongroom.web.accounts.ScopeForm;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** A schedule as it is being written. */
record ScheduleForm(String name, ScopeForm scope, String cron, String zone, boolean enabled, List<FieldError> errors) {
    ScheduleForm {
        errors = List.copyOf(errors);
    }

    static ScheduleForm fresh() {
        return new ScheduleForm("", ScopeForm.fresh(), "0 3 * * *", "UTC", true, List.of());
    }

    static ScheduleForm of(Schedule schedule) {
        return new ScheduleForm(
                schedule.name(),
                ScopeForm.of(schedule.scope()),
                schedule.timetable().cron(),
                schedule.timetable().zone().getId(),
                schedule.enabled(),
                List.of());
    }

    static ScheduleForm sent(MultivaluedMap<String, String> form) {
        return new ScheduleForm(
                text(form, "name"),
                ScopeForm.sent(form),
                text(form, "cron"),
                text(form, "zone"),
                "yes".equals(form.getFirst("enabled")),
                List.of());
    }

    private static String text(MultivaluedMap<String, String> form, String name) {
        return Objects.requireNonNullElse(form.getFirst(name), "").strip();
    }

    ScheduleForm wrong(List<FieldError> found) {
        return new ScheduleForm(name, scope, cron, zone, enabled, found);
    }

    /**
     * Reads the form.
     *
     * @param saved the present scope
     * @throws Rejected {@code validation-failed} with everything that is wrong
     */
    NewSchedule check(AccountScope saved, ScopeReach within, Instant now) {
        var found = new ArrayList<FieldError>();
        var wanted = new NewSchedule(name, scope.check(saved, within, found), cron, zone, enabled);
        // The port tells one mistake at a time, so each field is tried by itself; of the scope all is told already.
        objections(
                () -> new NewSchedule(name, AccountScope.everything(), "0 0 * * *", "UTC", enabled).check(now), found);
        objections(() -> Timetable.of("0 0 * * *", zone, now), found);
        objections(() -> Timetable.of(cron, "UTC", now), found);
        if (!found.isEmpty()) {
            throw new Rejected(Problem.fields(found));
        }
        return wanted;
    }

    private static void objections(Runnable check, List<FieldError> found) {
        try {
            check.run();
        } catch (Rejected e) {
            found.addAll(e.problem().errors());
        }
    }

    /** Every zone that there is, by name. */
    public Set<String> zones() {
        return new TreeSet<>(ZoneId.getAvailableZoneIds());
    }

    /** What is wrong with a field, in sentences. */
    public List<String> errorsOf(String field) {
        return errors.stream()
                .filter(error -> error.pointer().equals("/" + field))
                .map(FieldError::detail)
                .toList();
    }

    /** Everything that is wrong, each with the id and the label of its field. */
    public List<Wrong> summary() {
        return errors.stream()
                .map(error -> switch (error.pointer()) {
                    case "/name" -> new Wrong("g-name", "Name", error.detail());
                    case "/cron" -> new Wrong("g-cron", "When", error.detail());
                    case "/timeZone" -> new Wrong("g-zone", "Time zone", error.detail());
                    case "/reach" -> new Wrong("g-reach", "For which accounts", error.detail());
                    case "/ous" -> new Wrong("g-ous", "Organizational units", error.detail());
                    default -> new Wrong("g-accounts", "Accounts", error.detail());
                })
                .toList();
    }

    /** One entry of the summary. */
    record Wrong(String field, String label, String detail) {}
}
