package io.strongroom.domain.schedules;

import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.AccountScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A schedule as it is to be saved.
 *
 * @param cron five fields: minute, hour, day of month, month, day of week
 * @param timeZone an IANA time zone
 */
public record NewSchedule(String name, AccountScope scope, String cron, String timeZone, boolean enabled) {
    private static final int LONGEST_NAME = 100;

    public NewSchedule {
        name = name.strip();
    }

    /** @throws Rejected {@code validation-failed}, naming every field that is wrong */
    public Timetable check(Instant now) {
        var errors = new ArrayList<FieldError>();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            errors.add(new FieldError("/name", "length", "give it a name of up to 100 characters"));
        }
        if (!scope.all() && scope.accounts().isEmpty() && scope.ouPaths().isEmpty()) {
            errors.add(new FieldError("/scope", "required", "name accounts or OU paths, or all"));
        }
        // What is wrong with the zone does not hide what is wrong with the expression: any zone tells that.
        timetable(cron, timeZone, now, errors);
        if (errors.stream().anyMatch(error -> error.pointer().equals("/timeZone"))) {
            timetable(cron, "UTC", now, errors);
        }
        if (!errors.isEmpty()) {
            throw new Rejected(Problem.fields(errors));
        }
        return Timetable.of(cron, timeZone, now);
    }

    private static void timetable(String cron, String zone, Instant now, List<FieldError> errors) {
        try {
            Timetable.of(cron, zone, now);
        } catch (Rejected e) {
            errors.addAll(e.problem().errors());
        }
    }
}
