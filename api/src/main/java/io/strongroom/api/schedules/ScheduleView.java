package io.strongroom.api.schedules;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.api.access.ScopeBody;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.schedules.Schedule;
import io.strongroom.domain.users.AccountScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A schedule on the wire. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "Schedule", description = "When which accounts are assessed.")
public record ScheduleView(
        @Schema(description = "UUIDv7.", examples = "0193a6f2-7c1e-7a44-8f5e-000000000040", format = "uuid")
        String id,

        @Schema(description = "Rises with each change that people make.", examples = "1", minimum = "1")
        long version,

        @Schema(description = "Its name.", examples = "Every account, every night", maxLength = 100)
        String name,

        @Schema(description = "Which accounts it assesses, as far as you reach them.")
        ScopeBody scope,

        @Schema(
                description = "Five fields: minute, hour, day of month, month, day of week.",
                examples = "0 3 * * *",
                maxLength = 100)
        String cron,

        @Schema(description = "The IANA time zone whose wall clock is meant.", examples = "UTC", maxLength = 100)
        String timeZone,

        @Schema(description = "Whether it runs.", examples = "true")
        boolean enabled,

        @Schema(
                description = "When it runs next; absent while it is disabled, and until a worker has first looked.",
                examples = "2026-11-25T03:00:00Z",
                format = "date-time")
        Optional<Instant> nextRun,

        @Schema(
                description = "When it last ran; absent when it never did.",
                examples = "2026-11-24T03:00:00Z",
                format = "date-time")
        Optional<Instant> lastRun) {

    /** A page of schedules. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ScheduleList", description = "A page of schedules, the oldest first.")
    public record Page(
            @Schema(description = "The schedules.", maxItems = 500)
            List<ScheduleView> items,

            @Schema(description = "Where to go on; absent at the end.", maxLength = 500) @Nullable
            String nextCursor,

            @Schema(description = "How many there are in all, up to 10000+.", examples = "2", maxLength = 10) @Nullable
            String count,

            @Schema(description = "This page and the next.") Lists.Links links,

            @Schema(
                    description =
                            "Accounts that could not be asked and are missing here; none, as this comes of what is stored.",
                    maxItems = 10_000)
            List<String> unreachable) {}

    /** What saving would do. */
    @Schema(name = "SchedulePreview", description = "Nothing was wrong, and nothing was done.")
    public record Preview(
            @Schema(description = "Always true; else there is a problem.", examples = "true")
            boolean valid,

            @Schema(
                    description = "When it would run next; none while it is disabled.",
                    examples = "[\"2026-11-25T02:00:00Z\"]",
                    maxItems = 5)
            List<Instant> nextRuns,

            @Schema(
                    description = "Active accounts that a run would assess as they are now.",
                    examples = "24",
                    minimum = "0")
            int accounts) {}

    static ScheduleView of(Schedule schedule, AccountScope shown) {
        return new ScheduleView(
                schedule.id().toString(),
                schedule.version(),
                schedule.name(),
                ScopeBody.of(shown),
                schedule.timetable().cron(),
                schedule.timetable().zone().getId(),
                schedule.enabled(),
                schedule.nextRun(),
                schedule.lastRun());
    }
}
