package io.strongroom.api.batches;

import io.strongroom.api.http.ApiBody;
import io.strongroom.api.jobs.JobBody;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Many jobs as one JSON array. */
@ApiBody.MostBytes(BatchBody.MOST_BYTES)
@Schema(
        name = "BatchRequest",
        description = "Up to 1,000 jobs; send more as application/x-ndjson.",
        requiredProperties = "items")
public record BatchBody(
        @Schema(description = "The jobs, each best with its own clientToken.", minItems = 1, maxItems = 1000) @Nullable
        List<JobBody> items)
        implements ApiBody {
    /** Most bytes of such a body. */
    public static final int MOST_BYTES = 4 << 20;
    /** Most jobs in such a body. */
    public static final int MOST_ITEMS = 1000;
    /** Most lines of a stream, blank ones not counted. */
    public static final int STREAM_LINES = 100_000;
    /** Most bytes of a line. */
    public static final int LINE_BYTES = 64 << 10;
}
