package io.strongroom.api.schedules;

import io.strongroom.api.access.ScopeBody;
import io.strongroom.api.http.ApiBody;
import io.strongroom.domain.schedules.NewSchedule;
import io.strongroom.domain.users.ScopeReach;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A schedule as it is to be saved. */
@Schema(
        name = "ScheduleRequest",
        description = "A schedule as it is to be saved, whole.",
        requiredProperties = {"name", "scope", "cron", "timeZone"})
public record ScheduleBody(
        @Schema(description = "Its name.", examples = "Production, every night", minLength = 1, maxLength = 100)
        @Nullable
        String name,

        @Schema(description = "Which accounts it assesses.") @Nullable
        ScopeBody scope,

        @Schema(
                description = "Five fields: minute, hour, day of month, month, day of week.",
                examples = "0 3 * * *",
                maxLength = 100)
        @Nullable
        String cron,

        @Schema(
                description = "The IANA time zone whose wall clock is meant.",
                examples = "Europe/Berlin",
                maxLength = 100)
        @Nullable
        String timeZone,

        @Schema(description = "Whether it runs; true unless said otherwise.", examples = "true") @Nullable
        Boolean enabled)
        implements ApiBody {

    /** @throws io.strongroom.domain.problems.Rejected as {@link ScopeBody#checked} */
    NewSchedule checked(ScopeReach reach) {
        return new NewSchedule(
                Objects.requireNonNullElse(name, ""),
                ScopeBody.checked(scope, reach, "schedule"),
                Objects.requireNonNullElse(cron, ""),
                Objects.requireNonNullElse(timeZone, ""),
                Objects.requireNonNullElse(enabled, true));
    }
}
