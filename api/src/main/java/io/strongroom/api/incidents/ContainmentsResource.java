package io.strongroom.api.incidents;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.access.Once;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.jobs.JobView;
import io.strongroom.api.limits.Backlog;
import io.strongroom.domain.incidents.Containments;
import io.strongroom.domain.jobs.Idempotency.Answer;
import io.strongroom.domain.jobs.JobRequests;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.users.Permission;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Jobs that contain an incident. */
@Path(ApiPaths.V1 + "/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "incidents")
public class ContainmentsResource {
    private static final int ACCEPTED = 202;

    private final VisibleIncidents visible;
    private final IncidentViews views;
    private final Containments containments;
    private final JobRequests requests;
    private final Jobs jobs;
    private final Once once;
    private final Caller caller;
    private final Backlog backlog;
    private final InstantSource clock;

    ContainmentsResource(
            VisibleIncidents visible,
            IncidentViews views,
            Containments containments,
            JobRequests requests,
            Jobs jobs,
            Once once,
            Caller caller,
            Backlog backlog,
            InstantSource clock) {
        this.visible = visible;
        this.views = views;
        this.containments = containments;
        this.requests = requests;
        this.jobs = jobs;
        this.once = once;
        this.caller = caller;
        this.backlog = backlog;
        this.clock = clock;
    }

    @POST
    @Path("/{id}/containments")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.JOBS_SUBMIT)
    @Operation(
            operationId = "createIncidentContainment",
            summary = "Contain an incident",
            description =
                    "Makes a job of one of the containments that the incident gives. It is planned, approved by its risk class, applied and verified as any job is, and the incident's story tells how far it is. It takes incidents:respond as well.")
    @APIResponse(
            responseCode = "202",
            description = "Accepted; Location names the job.",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    @APIResponse(responseCode = "409", description = "The incident is closed.")
    public Response contain(
            @PathParam("id") @Parameter(description = "The incident's id.") UUID id,
            @HeaderParam("Idempotency-Key") @Parameter(required = true) @Nullable String key,
            ContainmentBody body) {
        caller.principal().require(Permission.INCIDENTS_RESPOND);
        var needed = Once.required(key);
        var incident = visible.get(id);
        var now = clock.instant();
        return once.answer(needed, "POST /incidents/" + id + "/containments", body, now, () -> {
            var request = body.request(incident, views.fitting(incident, now));
            var job = requests.check(request, caller.principal(), Optional.empty());
            backlog.requireRoom();
            var accepted = containments.begin(incident.id(), job, caller.principal(), now);
            var stored = jobs.find(accepted.id()).orElseThrow();
            return Answer.of(ACCEPTED, ApiPaths.job(stored.id()), Json.write(JobView.of(stored)));
        });
    }
}
