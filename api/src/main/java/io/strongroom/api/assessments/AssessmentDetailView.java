package io.strongroom.api.assessments;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.strongroom.api.http.Lists;
import io.strongroom.api.http.ProblemView;
import io.strongroom.api.posture.AssessedView;
import io.strongroom.domain.assessments.AssessmentPart;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A single assessment on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "AssessmentDetails",
        description = "An assessment with its accounts, and what is known of them by now, as far as you reach them.")
public record AssessmentDetailView(
        @JsonUnwrapped AssessmentView assessment,

        @Schema(description = "A page of its accounts, by number.", maxItems = 500)
        List<PartView> accounts,

        @Schema(
                description =
                        "Per account of this page and Region when it was last read, by this assessment or a later one, and what could not be read. An account that is missing here was never read.",
                maxItems = 50_000)
        List<AssessedView> coverage,

        @Schema(description = "Where its accounts go on; absent at the end.", maxLength = 500) @Nullable
        String nextCursor,

        @Schema(description = "This page and the next.") Lists.Links links) {

    /** The work on one account. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "AssessmentPart", description = "An assessment's work on one account.")
    public record PartView(
            @Schema(description = "The account.", examples = "123456789012", pattern = "^[0-9]{12}$", maxLength = 12)
            String accountId,

            @Schema(description = "QUEUED, RUNNING, DONE or FAILED.", examples = "DONE", maxLength = 40)
            String state,

            @Schema(
                    description = "Regions that are finished, global among them.",
                    examples = "[\"eu-west-1\",\"global\"]",
                    maxItems = 100)
            List<String> regions,

            @Schema(description = "Why it failed.") Optional<ProblemView> problem,

            @Schema(description = "When it was finished.", examples = "2026-11-24T06:00:09Z", format = "date-time")
            Optional<Instant> endedAt) {
        static PartView of(AssessmentPart part) {
            return new PartView(
                    part.account().value(),
                    part.state(),
                    part.regions(),
                    part.problem().map(ProblemView::of),
                    part.endedAt());
        }
    }
}
