package io.strongroom.api.incidents;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.access.Once;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.ETags;
import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.incidents.Incidents;
import io.strongroom.domain.jobs.Idempotency.Answer;
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
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people do about an incident. */
@Path(ApiPaths.V1 + "/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "incidents")
public class ResponsesResource {
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final Incidents incidents;
    private final VisibleIncidents visible;
    private final Once once;
    private final Caller caller;
    private final InstantSource clock;

    ResponsesResource(Incidents incidents, VisibleIncidents visible, Once once, Caller caller, InstantSource clock) {
        this.incidents = incidents;
        this.visible = visible;
        this.once = once;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("/{id}/acknowledgements")
    @Needs(Permission.INCIDENTS_RESPOND)
    @Operation(
            operationId = "createIncidentAcknowledgement",
            summary = "Acknowledge an incident",
            description = "You have it: the response clock stops, and you own it unless somebody does.")
    @APIResponse(
            responseCode = "200",
            description = "The incident as it now is.",
            content = @Content(schema = @Schema(implementation = IncidentView.class)))
    @APIResponse(responseCode = "409", description = "Acknowledged already.")
    public Response acknowledge(
            @PathParam("id") @Parameter(description = "The incident's id.") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Parameter(required = true) @Nullable String ifMatch) {
        var match = ETags.required(ifMatch);
        var incident = visible.get(id);
        var now = clock.instant();
        return once.answerMaybe(
                key,
                route(id, "acknowledgements"),
                "",
                now,
                () -> done(
                        OK,
                        incident,
                        match,
                        one -> incidents.acknowledge(one.id(), one.version(), caller.principal(), now)));
    }

    @POST
    @Path("/{id}/resolutions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.INCIDENTS_RESPOND)
    @Operation(
            operationId = "createIncidentResolution",
            summary = "Close an incident",
            description =
                    "It has to be acknowledged before. A critical one is closed by someone other than who has handled it; as handled, an approver or administrator may close it too. More of the same within 24 hours opens it again.")
    @APIResponse(
            responseCode = "200",
            description = "The incident as it now is.",
            content = @Content(schema = @Schema(implementation = IncidentView.class)))
    @APIResponse(responseCode = "409", description = "Nobody has acknowledged it, or it is closed already.")
    public Response resolve(
            @PathParam("id") @Parameter(description = "The incident's id.") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Parameter(required = true) @Nullable String ifMatch,
            ResolutionBody body) {
        var match = ETags.required(ifMatch);
        var incident = visible.get(id);
        var said = body.checked();
        var now = clock.instant();
        return once.answerMaybe(
                key,
                route(id, "resolutions"),
                body,
                now,
                () -> done(
                        OK,
                        incident,
                        match,
                        one -> incidents.resolve(
                                one.id(), said.resolution(), said.reason(), one.version(), caller.principal(), now)));
    }

    @POST
    @Path("/{id}/notes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.INCIDENTS_RESPOND)
    @Operation(
            operationId = "createIncidentNote",
            summary = "Write something down",
            description =
                    "It becomes a line of the incident's story, for ever. It takes nothing away that you could have missed, and so needs no If-Match.")
    @APIResponse(
            responseCode = "201",
            description = "The incident as it now is; Location names it.",
            content = @Content(schema = @Schema(implementation = IncidentView.class)))
    public Response note(
            @PathParam("id") @Parameter(description = "The incident's id.") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            NoteBody body) {
        var incident = visible.get(id);
        var text = body.checked();
        var now = clock.instant();
        return once.answerMaybe(
                key,
                route(id, "notes"),
                body,
                now,
                () -> done(CREATED, incident, null, one -> incidents.note(one.id(), text, caller.principal(), now)));
    }

    /** In the transaction of the key, for a replay answers what it did although the incident has moved on since. */
    private Answer done(int status, Incident incident, @Nullable String ifMatch, Function<Incident, Incident> how) {
        ETags.matchIfGiven(ifMatch, incident.version());
        var after = how.apply(incident);
        return Answer.of(
                status, status == CREATED ? ApiPaths.incident(after.id()) : "", Json.write(visible.view(after)));
    }

    private static String route(UUID id, String what) {
        return "POST /incidents/" + id + "/" + what;
    }
}
