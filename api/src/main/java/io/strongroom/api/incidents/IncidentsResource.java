package io.strongroom.api.incidents;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.ETags;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.incidents.IncidentOwner;
import io.strongroom.domain.incidents.Incidents;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Users;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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

/** Incidents: finding them, reading one, giving it to somebody and moving it on. */
@Path(ApiPaths.V1 + "/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "incidents", description = "Tampering with backups, as it was detected and is handled.")
public class IncidentsResource {
    private final Incidents incidents;
    private final VisibleIncidents visible;
    private final IncidentViews views;
    private final Users users;
    private final Accounts accounts;
    private final Caller caller;
    private final InstantSource clock;

    IncidentsResource(
            Incidents incidents,
            VisibleIncidents visible,
            IncidentViews views,
            Users users,
            Accounts accounts,
            Caller caller,
            InstantSource clock) {
        this.incidents = incidents;
        this.visible = visible;
        this.views = views;
        this.users = users;
        this.accounts = accounts;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Lists.NDJSON})
    @Needs(Permission.INCIDENTS_READ)
    @Operation(
            operationId = "listIncidents",
            summary = "List incidents",
            description =
                    "Those of accounts within your reach, the newest first. An empty list means something only while events come in: see /feed.")
    @APIResponse(
            responseCode = "200",
            description = "A page of incidents.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = IncidentView.Page.class)),
                @Content(
                        mediaType = Lists.NDJSON,
                        schema = @Schema(type = SchemaType.STRING, description = "One Incident a line."))
            })
    public Response list(
            @BeanParam IncidentAsk filter, @BeanParam ListAsk ask, @Context UriInfo uri, @Context HttpHeaders headers) {
        var page = visible.page(filter, ask, Lists.here(uri));
        return Lists.answer(page, IncidentView.class, page.links(), ask, headers);
    }

    @GET
    @Path("/{id}")
    @Needs(Permission.INCIDENTS_READ)
    @Operation(
            operationId = "getIncident",
            summary = "Read an incident",
            description = "With its story and the events that it is made of. If-None-Match saves the body.")
    @APIResponse(
            responseCode = "200",
            description = "The incident.",
            content = @Content(schema = @Schema(implementation = IncidentDetailView.class)))
    @APIResponse(responseCode = "304", description = "Unchanged.")
    public Response get(
            @PathParam("id") @Parameter(description = "The incident's id.") UUID id,
            @HeaderParam("If-None-Match")
                    @Parameter(
                            description = "ETag that you have.",
                            example = "\"3\"",
                            schema = @Schema(maxLength = 200))
                    @Nullable
                    String known) {
        var incident = visible.get(id);
        var etag = ETags.of(incident.version());
        return ETags.known(known, etag)
                ? Response.notModified().header(HttpHeaders.ETAG, etag).build()
                : Response.ok(views.whole(incident))
                        .header(HttpHeaders.ETAG, etag)
                        .build();
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.INCIDENTS_RESPOND)
    @Operation(
            operationId = "updateIncident",
            summary = "Give an incident to somebody, or move it on",
            description = "One of both at a time: each is a line of its own in the incident's story.")
    @APIResponse(
            responseCode = "200",
            description = "The incident as it now is.",
            content = @Content(schema = @Schema(implementation = IncidentView.class)))
    @APIResponse(responseCode = "409", description = "It cannot move there from the state that it is in.")
    public Response update(
            @PathParam("id") @Parameter(description = "The incident's id.") UUID id,
            @HeaderParam("If-Match") @Parameter(required = true) @Nullable String ifMatch,
            IncidentPatch body) {
        var match = ETags.required(ifMatch);
        var incident = visible.get(id);
        ETags.matchIfGiven(match, incident.version());
        var updated = update(incident, body.checked());
        return Response.ok(visible.view(updated))
                .header(HttpHeaders.ETAG, ETags.of(updated.version()))
                .build();
    }

    private Incident update(Incident incident, IncidentPatch.Wanted wanted) {
        var by = caller.principal();
        var now = clock.instant();
        return switch (wanted) {
            case IncidentPatch.Wanted.Owner owner -> {
                owner.name()
                        .ifPresent(name -> IncidentOwner.check(users.named(name), accounts.find(incident.account())));
                yield incidents.assign(incident.id(), owner.name(), incident.version(), by, now);
            }
            case IncidentPatch.Wanted.State state ->
                incidents.move(incident.id(), state.event(now, by.name()), incident.version(), by, now);
        };
    }
}
