package io.strongroom.api.batches;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.api.http.ProblemView;
import io.strongroom.domain.jobs.BatchChunks;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The last line of a batch's answer.
 *
 * @param lastLine the last line whose outcome is committed
 * @param aborted why reading stopped early
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "BatchSummary",
        description = "What came of a batch. A stream's answer without it was cut short: send the same again.")
public record Summary(
        @Schema(
                description = "The batch; absent when nothing was kept.",
                examples = "0193a6f2-7c1e-7a44-8f5e-000000000002",
                format = "uuid")
        @Nullable
        String batchId,

        @Schema(description = "Items read, blank lines not counted.", examples = "1000", minimum = "0")
        long lines,

        @Schema(description = "Jobs made.", examples = "997", minimum = "0")
        long accepted,

        @Schema(description = "Items whose clientToken had been used.", examples = "1", minimum = "0")
        long duplicate,

        @Schema(description = "Items refused.", examples = "2", minimum = "0")
        long rejected,

        @Schema(description = "The last line that counts.", examples = "1000", minimum = "0")
        long lastLine,

        @Schema(description = "Why it ended early; send the same again later.") @Nullable
        ProblemView aborted) {

    static Summary nothing(@Nullable String batchId) {
        return new Summary(batchId, 0, 0, 0, 0, 0, null);
    }

    Summary plus(Tally tally, long line) {
        return new Summary(
                batchId,
                lines + tally.lines(),
                accepted + tally.accepted(),
                duplicate + tally.duplicate(),
                rejected + tally.rejected(),
                line,
                aborted);
    }

    Summary plus(BatchChunks.Kept chunk) {
        return plus(new Tally(chunk.lines(), chunk.accepted(), chunk.duplicates(), chunk.rejected()), chunk.lastLine());
    }

    Summary abortedBy(ProblemView problem) {
        return new Summary(batchId, lines, accepted, duplicate, rejected, lastLine, problem);
    }

    /** Counts of one chunk. */
    record Tally(long lines, long accepted, long duplicate, long rejected) {}
}
