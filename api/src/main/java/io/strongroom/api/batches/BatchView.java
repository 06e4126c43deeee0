package io.strongroom.api.batches;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.api.http.Lists.Links;
import io.strongroom.domain.jobs.Batch;
import io.strongroom.domain.jobs.Rolling;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A batch on the wire. */
@Schema(name = "Batch", description = "Many jobs asked for at once.")
public record BatchView(
        @Schema(description = "UUIDv7.", examples = "0193a6f2-7c1e-7a44-8f5e-000000000002", format = "uuid")
        String id,

        @Schema(description = "Sign-in name of who asked.", examples = "admin", maxLength = 64)
        String requestedBy,

        @Schema(description = "How many of its jobs are in each state.", examples = "{\"SUCCEEDED\":997}")
        Map<String, Long> countByState,

        @Schema(description = "How far it is.") ProgressView progress,

        @Schema(description = "Items read.", examples = "1000", minimum = "0")
        long lines,

        @Schema(description = "Jobs made.", examples = "997", minimum = "0")
        long accepted,

        @Schema(description = "Items whose clientToken had been used.", examples = "1", minimum = "0")
        long duplicate,

        @Schema(description = "Items refused.", examples = "2", minimum = "0")
        long rejected,

        @Schema(description = "Whether its request was read to the end.", examples = "true")
        boolean complete,

        @Schema(
                description =
                        "PAUSED while its waiting jobs are held back, RUNNING while it is read or jobs are not final, FINISHED.",
                examples = "RUNNING",
                maxLength = 40)
        String state,

        @Schema(description = "Whether its waiting jobs are held back.", examples = "false")
        boolean paused,

        @Schema(description = "How its jobs are let loose.") RolloutView rollout,

        @Schema(description = "When it was begun.", examples = "2026-11-24T06:00:00Z", format = "date-time")
        Instant createdAt) {

    /** How many jobs are final. */
    @Schema(name = "BatchProgress", description = "How many jobs are in a final state.")
    public record ProgressView(
            @Schema(description = "Jobs in a final state.", examples = "400", minimum = "0")
            long done,

            @Schema(description = "Jobs in all.", examples = "997", minimum = "0")
            long total,

            @Schema(description = "What is counted.", examples = "jobs", maxLength = 10)
            String unit) {}

    /** How far a batch has been let loose. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BatchRollout", description = "In which waves a batch's jobs go, and how many may fail.")
    public record RolloutView(
            @Schema(description = "at-once, or waves.", examples = "waves", maxLength = 20)
            String pace,

            @Schema(description = "Most jobs that may fail; absent for any number.", examples = "5", minimum = "0")
            @Nullable
            Integer maxErrors,

            @Schema(
                    description = "The wave that goes, from 1; 0 while the request is read, and where all go at once.",
                    examples = "1",
                    minimum = "0",
                    maximum = "3")
            int wave,

            @Schema(description = "Jobs that wait for a later wave.", examples = "95", minimum = "0")
            long held,

            @Schema(
                    description =
                            "How many jobs had failed when the batch was stopped for it; absent unless it stands still because of that. Resuming it accepts them.",
                    examples = "6",
                    minimum = "0")
            @Nullable
            Long stoppedAfter) {
        static RolloutView of(Rolling rolling) {
            var rollout = rolling.rollout();
            return new RolloutView(
                    rollout.pace().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    rollout.maxErrors().isPresent() ? rollout.maxErrors().getAsInt() : null,
                    rolling.wave(),
                    rolling.held(),
                    rolling.stoppedAfter().isPresent() ? rolling.stoppedAfter().getAsLong() : null);
        }
    }

    /** A page of batches. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BatchList", description = "A page of batches, newest first.")
    public record Page(
            @Schema(description = "The batches.", maxItems = 500)
            List<BatchView> items,

            @Schema(description = "Where to go on; absent at the end.", maxLength = 500) @Nullable
            String nextCursor,

            @Schema(description = "How many there are in all, up to 10000+.", examples = "10000+", maxLength = 10)
            @Nullable
            String count,

            @Schema(description = "This page and the next.") Links links,

            @Schema(
                    description =
                            "Accounts that could not be asked and are missing here; none, as this comes of what is stored.",
                    maxItems = 10_000)
            List<String> unreachable) {}

    /** What a steering request did. */
    @Schema(name = "BatchSteered", description = "What pausing, resuming, cancelling or retrying did.")
    public record Steered(
            @Schema(description = "How many jobs it moved.", examples = "12", minimum = "0")
            long jobs,

            @Schema(description = "The batch as it now is.") BatchView batch) {}

    /** Answer to a stream whose jobs were accepted without telling of each line. */
    @Schema(name = "BatchAccepted", description = "A stream was read to its end and its jobs accepted.")
    public record Accepted(
            @Schema(description = "In all.") Summary summary,

            @Schema(description = "The first lines that were refused.", maxItems = 100)
            List<ItemResult> refused) {}

    static BatchView of(Batch batch) {
        return new BatchView(
                batch.id().toString(),
                batch.requestedByName(),
                new TreeMap<>(batch.byState()),
                new ProgressView(batch.done(), batch.jobs(), "jobs"),
                batch.lines(),
                batch.accepted(),
                batch.duplicates(),
                batch.rejected(),
                batch.complete(),
                batch.state().name(),
                batch.paused(),
                RolloutView.of(batch.rolling()),
                batch.createdAt());
    }
}
