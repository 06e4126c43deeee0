package io.strongroom.api.jobs;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.access.Once;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.ETags;
import io.strongroom.domain.jobs.Idempotency.Answer;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.users.Permission;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A job's plan, the decisions on it and the work done for it. */
@Path(ApiPaths.V1 + "/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "jobs")
public class JobDetailsResource {
    private static final int OK = 200;
    private final Jobs jobs;
    private final VisibleJobs visible;
    private final Once once;
    private final Caller caller;
    private final InstantSource clock;

    JobDetailsResource(Jobs jobs, VisibleJobs visible, Once once, Caller caller, InstantSource clock) {
        this.jobs = jobs;
        this.visible = visible;
        this.once = once;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/{id}/changes")
    @Needs(Permission.JOBS_READ)
    @Operation(
            operationId = "listChanges",
            summary = "List a plan's changes",
            description = "In order, with what has come of each.")
    public ChangeView.Page changes(@PathParam("id") @Parameter(description = "The job's id.") UUID id) {
        var job = visible.get(id);
        return new ChangeView.Page(jobs.changes(job.id()).stream()
                .map(change -> ChangeView.of(change, job.target()))
                .toList());
    }

    @GET
    @Path("/{id}/approvals")
    @Needs(Permission.JOBS_READ)
    @Operation(
            operationId = "listApprovals",
            summary = "List decisions on a job",
            description = "Who said yes or no to which plan, and why.")
    public ApprovalView.Page approvals(@PathParam("id") @Parameter(description = "The job's id.") UUID id) {
        return new ApprovalView.Page(jobs.approvals(visible.get(id).id()).stream()
                .map(ApprovalView::of)
                .toList());
    }

    @POST
    @Path("/{id}/approvals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.JOBS_APPROVE)
    @Operation(
            operationId = "decideJob",
            summary = "Approve or reject a plan",
            description =
                    "Binds the digest of the plan that you looked at; the last approval that is needed lets the job go on. Never one's own job.")
    @APIResponse(
            responseCode = "200",
            description = "The job after the decision.",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public Response decide(
            @PathParam("id") @Parameter(description = "The job's id.") UUID id,
            @HeaderParam("Idempotency-Key") @Parameter(required = true) @Nullable String key,
            @HeaderParam("If-Match") @Parameter(required = true) @Nullable String ifMatch,
            DecisionBody body) {
        var needed = Once.required(key);
        var match = ETags.required(ifMatch);
        var job = visible.get(id);
        var decision = body.checked();
        var now = clock.instant();
        return once.answer(needed, "POST /jobs/" + id + "/approvals", body, now, () -> {
            // In here, for a replay answers what it did although the job has moved on since.
            ETags.matchIfGiven(match, job.version());
            var decided = jobs.decide(job.id(), decision, caller.principal(), now);
            return Answer.of(OK, "", Json.write(JobView.of(decided)));
        });
    }

    @GET
    @Path("/{id}/attempts")
    @Needs(Permission.JOBS_READ)
    @Operation(
            operationId = "listAttempts",
            summary = "List a job's attempts",
            description = "Each claim of the job by a worker and how it ended.")
    public AttemptView.Page attempts(@PathParam("id") @Parameter(description = "The job's id.") UUID id) {
        return new AttemptView.Page(jobs.attempts(visible.get(id).id()).stream()
                .map(AttemptView::of)
                .toList());
    }
}
