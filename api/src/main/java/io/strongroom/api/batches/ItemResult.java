package io.strongroom.api.batches;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.api.http.ProblemView;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.problems.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of one item of a batch. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "BatchItemResult", description = "What came of one item of a batch.")
public record ItemResult(
        @Schema(description = "Line of the stream, from 1; blank lines count.", examples = "1", minimum = "1") @Nullable
        Integer line,

        @Schema(description = "Place in the array, from 0.", examples = "0", minimum = "0", maximum = "999") @Nullable
        Integer index,

        @Schema(
                description = "202 accepted, 200 an earlier job with the same clientToken, 4xx refused.",
                examples = "202",
                minimum = "200",
                maximum = "599")
        int status,

        @Schema(description = "The job.", examples = "0193a6f2-7c1e-7a44-8f5e-000000000001", format = "uuid") @Nullable
        String jobId,

        @Schema(description = "The client's name for it.", examples = "a-1", maxLength = 128) @Nullable
        String clientToken,

        @Schema(description = "Why it was refused.") @Nullable
        ProblemView problem) {
    private static final int ACCEPTED = 202;
    private static final int OK = 200;

    static ItemResult accepted(Place place, Jobs.Accepted job, @Nullable String clientToken) {
        return new ItemResult(
                place.line(),
                place.index(),
                job.made() ? ACCEPTED : OK,
                job.id().toString(),
                clientToken,
                null);
    }

    /** Only checked, because no more was asked for. */
    static ItemResult valid(Place place, @Nullable String clientToken) {
        return new ItemResult(place.line(), place.index(), OK, null, clientToken, null);
    }

    static ItemResult refused(Place place, Problem problem, @Nullable String clientToken) {
        return new ItemResult(
                place.line(), place.index(), problem.code().status(), null, clientToken, ProblemView.of(problem));
    }

    /** Where an item stands: a line, or an index. */
    record Place(@Nullable Integer line, @Nullable Integer index) {
        static Place line(int n) {
            return new Place(n, null);
        }

        static Place index(int i) {
            return new Place(null, i);
        }
    }
}
