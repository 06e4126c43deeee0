package io.strongroom.domain.schedules;

import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.AccountScope;
import java.time.Instant;

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

    /** @throws Rejected {@code validation-failed}, naming the field */
    public Timetable check(Instant now) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Rejected.field("/name", "length", "give it a name of up to 100 characters");
        }
        if (!scope.all() && scope.accounts().isEmpty() && scope.ouPaths().isEmpty()) {
            throw Rejected.field("/scope", "required", "name accounts or OU paths, or all");
        }
        return Timetable.of(cron, timeZone, now);
    }
}
