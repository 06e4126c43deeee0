package io.strongroom.api.jobs;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.http.ApiBody;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.BodyReader;
import io.strongroom.api.http.ETags;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Steering jobs. */
@Path(ApiPaths.V1 + "/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "jobs")
public class JobControlResource {
    private static final int ACCEPTED = 202;
    private static final int REASON_MOST = 500;
    private final Jobs jobs;
    private final VisibleJobs visible;
    private final JobSubmission submission;
    private final Caller caller;
    private final InstantSource clock;

    JobControlResource(Jobs jobs, VisibleJobs visible, JobSubmission submission, Caller caller, InstantSource clock) {
        this.jobs = jobs;
        this.visible = visible;
        this.submission = submission;
        this.caller = caller;
        this.clock = clock;
    }

    /** Why a job is undone. */
    @Schema(name = "RollbackRequest", description = "Why a job is undone.")
    public record RollbackBody(
            @Schema(description = "Why.", examples = "Broke the nightly export", minLength = 1, maxLength = 500)
            @Nullable
            String reason)
            implements ApiBody {}

    @POST
    @Path("/{id}/cancel")
    @Needs(Permission.JOBS_CONTROL)
    @Operation(
            operationId = "cancelJob",
            summary = "Call a job off",
            description = "A running job stops before its next change; what it has changed stays until a roll-back.")
    @APIResponse(
            responseCode = "202",
            description = "The job as it now is.",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public Response cancel(
            @PathParam("id") @Parameter(description = "The job's id.") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var job = visible.get(id);
        ETags.matchIfGiven(ifMatch, job.version());
        return steered(jobs.cancel(job.id(), caller.principal(), clock.instant()));
    }

    @POST
    @Path("/{id}/retry")
    @Needs(Permission.JOBS_CONTROL)
    @Operation(
            operationId = "retryJob",
            summary = "Try a job again",
            description = "For failed, cancelled and quarantined jobs; the plan is made anew.")
    @APIResponse(
            responseCode = "202",
            description = "The job as it now is.",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public Response retry(
            @PathParam("id") @Parameter(description = "The job's id.") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var job = visible.get(id);
        ETags.matchIfGiven(ifMatch, job.version());
        return steered(jobs.retry(job.id(), caller.principal(), clock.instant()));
    }

    @POST
    @Path("/{id}/rollback")
    @Needs(Permission.JOBS_SUBMIT)
    @Operation(
            operationId = "rollBackJob",
            summary = "Undo a job",
            description = "Makes a new job that puts back what this one changed.")
    @RequestBody(
            description = "Why; may be left out.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RollbackBody.class)))
    @APIResponse(
            responseCode = "202",
            description = "The new job.",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same, asked before.",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public Response rollBack(
            @PathParam("id") @Parameter(description = "The job's id.") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            InputStream body)
            throws IOException {
        var job = visible.get(id);
        ETags.matchIfGiven(ifMatch, job.version());
        return submission.rollBack(key, job, reason(BodyReader.optional(body, RollbackBody.class), job));
    }

    private static String reason(Optional<RollbackBody> body, Job job) {
        var given = body.map(RollbackBody::reason);
        if (given.isEmpty()) {
            return "Roll-back of job " + job.id();
        }
        if (given.get().isBlank() || given.get().length() > REASON_MOST) {
            throw Rejected.field("/reason", "length", "must say why, in 1 to " + REASON_MOST + " characters");
        }
        return given.get().strip();
    }

    private static Response steered(Job job) {
        return Response.status(ACCEPTED)
                .entity(JobView.of(job))
                .header(HttpHeaders.ETAG, ETags.of(job.version()))
                .build();
    }
}
