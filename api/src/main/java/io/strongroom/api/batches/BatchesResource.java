package io.strongroom.api.batches;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.api.jobs.JobSearch;
import io.strongroom.api.jobs.JobView;
import io.strongroom.domain.jobs.Batch;
import io.strongroom.domain.jobs.Batches;
import io.strongroom.domain.users.Permission;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Finding and steering batches. */
@Path(ApiPaths.V1 + "/job-batches")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "job-batches", description = "Many jobs in one request.")
public class BatchesResource {
    private static final int ACCEPTED = 202;
    private final Batches batches;
    private final VisibleBatches visible;
    private final JobSearch search;
    private final Caller caller;
    private final InstantSource clock;

    BatchesResource(Batches batches, VisibleBatches visible, JobSearch search, Caller caller, InstantSource clock) {
        this.batches = batches;
        this.visible = visible;
        this.search = search;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Lists.NDJSON})
    @Needs(Permission.JOBS_READ)
    @Operation(
            operationId = "listBatches",
            summary = "List batches",
            description = "Newest first. Callers bounded to accounts see their own.")
    @APIResponse(
            responseCode = "200",
            description = "A page of batches.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = BatchView.Page.class)),
                @Content(
                        mediaType = Lists.NDJSON,
                        schema = @Schema(type = SchemaType.STRING, description = "One Batch a line."))
            })
    public Response list(@BeanParam ListAsk ask, @Context UriInfo uri, @Context HttpHeaders headers) {
        var page = visible.page(ask, Lists.here(uri));
        return Lists.answer(page, BatchView.class, page.links(), ask, headers);
    }

    @GET
    @Path("/{id}")
    @Needs(Permission.JOBS_READ)
    @Operation(
            operationId = "getBatch",
            summary = "Read a batch",
            description = "Its counts by state and its progress.")
    public BatchView get(@PathParam("id") @Parameter(description = "The batch's id.") UUID id) {
        return BatchView.of(visible.get(id));
    }

    @GET
    @Path("/{id}/items")
    @Produces({MediaType.APPLICATION_JSON, Lists.NDJSON})
    @Needs(Permission.JOBS_READ)
    @Operation(operationId = "listBatchItems", summary = "List a batch's jobs", description = "Newest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of jobs.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = JobSearch.Page.class)),
                @Content(
                        mediaType = Lists.NDJSON,
                        schema = @Schema(type = SchemaType.STRING, description = "One Job a line."))
            })
    public Response items(
            @PathParam("id") @Parameter(description = "The batch's id.") UUID id,
            @QueryParam("state")
                    @Parameter(
                            description = "Only these states, comma-separated.",
                            example = "FAILED",
                            schema = @Schema(maxLength = 300))
                    @Nullable
                    String state,
            @BeanParam ListAsk ask,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var batch = visible.get(id);
        var page = search.page(new JobSearch.Plain(state, null, null, batch.id()), ask, Lists.here(uri));
        return Lists.answer(page, JobView.class, page.links(), ask, headers);
    }

    @POST
    @Path("/{id}/pause")
    @Needs(Permission.JOBS_CONTROL)
    @Operation(
            operationId = "pauseBatch",
            summary = "Hold back what has not begun",
            description = "Waiting jobs stay where they are until the batch is resumed; jobs that run go on.")
    @APIResponse(
            responseCode = "202",
            description = "How many jobs wait because of it; 0 when it was paused already.",
            content = @Content(schema = @Schema(implementation = BatchView.Steered.class)))
    public Response pause(@PathParam("id") @Parameter(description = "The batch's id.") UUID id) {
        var batch = visible.get(id);
        return steered(batch, batches.pause(batch.id(), caller.principal(), clock.instant()));
    }

    @POST
    @Path("/{id}/resume")
    @Needs(Permission.JOBS_CONTROL)
    @Operation(
            operationId = "resumeBatch",
            summary = "Let a paused batch go on",
            description = "Its waiting jobs are worked again, in their order.")
    @APIResponse(
            responseCode = "202",
            description = "How many jobs had waited because of it; 0 when it was not paused.",
            content = @Content(schema = @Schema(implementation = BatchView.Steered.class)))
    public Response resume(@PathParam("id") @Parameter(description = "The batch's id.") UUID id) {
        var batch = visible.get(id);
        return steered(batch, batches.resume(batch.id(), caller.principal(), clock.instant()));
    }

    @POST
    @Path("/{id}/cancel")
    @Needs(Permission.JOBS_CONTROL)
    @Operation(
            operationId = "cancelBatch",
            summary = "Call off what has not begun",
            description = "Jobs that run go on; cancel those one by one.")
    @APIResponse(
            responseCode = "202",
            description = "How many jobs were called off.",
            content = @Content(schema = @Schema(implementation = BatchView.Steered.class)))
    public Response cancel(@PathParam("id") @Parameter(description = "The batch's id.") UUID id) {
        var batch = visible.get(id);
        return steered(batch, batches.cancel(batch.id(), caller.principal(), clock.instant()));
    }

    @POST
    @Path("/{id}/retry-failed")
    @Needs(Permission.JOBS_CONTROL)
    @Operation(
            operationId = "retryFailedJobs",
            summary = "Try what failed again",
            description = "Queues the batch's failed jobs again; their plans are made anew.")
    @APIResponse(
            responseCode = "202",
            description = "How many jobs were queued again.",
            content = @Content(schema = @Schema(implementation = BatchView.Steered.class)))
    public Response retryFailed(@PathParam("id") @Parameter(description = "The batch's id.") UUID id) {
        var batch = visible.get(id);
        return steered(batch, batches.retryFailed(batch.id(), caller.principal(), clock.instant()));
    }

    private Response steered(Batch batch, long jobs) {
        var after = batches.find(batch.id()).orElse(batch);
        return Response.status(ACCEPTED)
                .entity(new BatchView.Steered(jobs, BatchView.of(after)))
                .build();
    }
}
