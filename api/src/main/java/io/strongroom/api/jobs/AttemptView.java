package io.strongroom.api.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.api.http.ProblemView;
import io.strongroom.domain.jobs.Attempt;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One claim of a job by a worker, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Attempt", description = "One claim of a job by a worker.")
public record AttemptView(
        @Schema(description = "From 1.", examples = "1", minimum = "1")
        long n,

        @Schema(description = "The worker process.", examples = "0193a6f2-7c1e-7a44-8f5e-000000000004", format = "uuid")
        String worker,

        @Schema(description = "How far it came.", examples = "VERIFY", maxLength = 40)
        String phase,

        @Schema(description = "When it began.", examples = "2026-11-24T06:00:01Z", format = "date-time")
        Instant startedAt,

        @Schema(
                description = "When it ended; absent while it runs.",
                examples = "2026-11-24T06:00:02Z",
                format = "date-time")
        @Nullable
        Instant endedAt,

        @Schema(description = "How it ended.", examples = "Done", maxLength = 40) @Nullable
        String ended,

        @Schema(description = "What went wrong.") @Nullable ProblemView problem) {

    /** A job's attempts. */
    @Schema(name = "AttemptList", description = "A job's attempts.")
    public record Page(
            @Schema(description = "Oldest first.", maxItems = 1000)
            List<AttemptView> items) {}

    static AttemptView of(Attempt attempt) {
        return new AttemptView(
                attempt.n(),
                attempt.worker().toString(),
                attempt.phase().name(),
                attempt.startedAt(),
                attempt.endedAt().orElse(null),
                attempt.ended().orElse(null),
                attempt.problem().map(ProblemView::of).orElse(null));
    }
}
