package io.strongroom.api.alerts;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.ETags;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.alerts.AlertRoute;
import io.strongroom.domain.alerts.AlertRoutes;
import io.strongroom.domain.users.Permission;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Webhooks: reading, adding, changing, taking away, another secret. */
@Path(ApiPaths.V1 + "/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "webhooks", description = "Alerts to addresses on the web, signed as Standard Webhooks says.")
public class WebhooksResource {
    private static final Face FACE = Face.WEBHOOKS;

    private final AlertRoutes routes;
    private final VisibleRoutes visible;
    private final Caller caller;
    private final InstantSource clock;

    WebhooksResource(AlertRoutes routes, VisibleRoutes visible, Caller caller, InstantSource clock) {
        this.routes = routes;
        this.visible = visible;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Lists.NDJSON})
    @Needs(Permission.ALERTS_READ)
    @Operation(
            operationId = "listWebhooks",
            summary = "List webhooks",
            description = "Those that speak of an account within your reach, the oldest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of webhooks.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = AlertRouteView.Page.class)),
                @Content(
                        mediaType = Lists.NDJSON,
                        schema = @Schema(type = SchemaType.STRING, description = "One AlertRoute a line."))
            })
    public Response list(@BeanParam ListAsk ask, @Context UriInfo uri, @Context HttpHeaders headers) {
        var page = visible.page(FACE, ask, Lists.here(uri));
        return Lists.answer(page, AlertRouteView.class, page.links(), ask, headers);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.ALERTS_MANAGE)
    @Operation(
            operationId = "createWebhook",
            summary = "Add a webhook",
            description = "Its secret is in the answer, once and never again.")
    @APIResponse(
            responseCode = "201",
            description = "Added; Location names it.",
            content = @Content(schema = @Schema(implementation = AlertRouteView.class)))
    public Response create(AlertRouteBody body) {
        // No answer is kept for a key: it would keep the secret.
        var made = routes.add(visible.wanted(FACE, Optional.empty(), body), caller.principal(), clock.instant());
        return Response.created(URI.create(ApiPaths.webhook(made.route().id())))
                .header(HttpHeaders.ETAG, ETags.of(made.route().version()))
                .entity(visible.view(made.route(), made.secret()))
                .build();
    }

    @GET
    @Path("/{id}")
    @Needs(Permission.ALERTS_READ)
    @Operation(
            operationId = "getWebhook",
            summary = "Read a webhook",
            description = "Its ETag is what changing and removing it need.")
    @APIResponse(
            responseCode = "200",
            description = "The webhook.",
            content = @Content(schema = @Schema(implementation = AlertRouteView.class)))
    public Response get(@PathParam("id") @Parameter(description = "The webhook's id.") UUID id) {
        return answer(visible.get(FACE, id));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.ALERTS_MANAGE)
    @Operation(
            operationId = "updateWebhook",
            summary = "Save a webhook",
            description =
                    "Whole, but for its target, which stays when it is left out. One that was stopped goes on. Switched off, it gives up what waits.")
    @APIResponse(
            responseCode = "200",
            description = "The webhook as it now is.",
            content = @Content(schema = @Schema(implementation = AlertRouteView.class)))
    public Response update(
            @PathParam("id") @Parameter(description = "The webhook's id.") UUID id,
            @HeaderParam("If-Match") @Parameter(required = true) @Nullable String ifMatch,
            AlertRouteBody body) {
        var route = visible.matched(FACE, id, ifMatch);
        var wanted = visible.wanted(FACE, Optional.of(route), body);
        return answer(routes.save(route.id(), wanted, route.version(), caller.principal(), clock.instant()));
    }

    @DELETE
    @Path("/{id}")
    @Needs(Permission.ALERTS_MANAGE)
    @Operation(
            operationId = "deleteWebhook",
            summary = "Take a webhook away",
            description = "With its log. What waits to be sent along it is not sent.")
    @APIResponse(responseCode = "204", description = "Taken away.")
    public Response delete(
            @PathParam("id") @Parameter(description = "The webhook's id.") UUID id,
            @HeaderParam("If-Match") @Parameter(required = true) @Nullable String ifMatch) {
        var route = visible.matched(FACE, id, ifMatch);
        routes.remove(route.id(), route.version(), caller.principal(), clock.instant());
        return Response.noContent().build();
    }

    @POST
    @Path("/{id}/secrets")
    @Needs(Permission.ALERTS_MANAGE)
    @Operation(
            operationId = "createWebhookSecret",
            summary = "Give a webhook another secret",
            description =
                    "It is in the answer, once and never again. For 24 hours messages are signed with the one before as well.")
    @APIResponse(
            responseCode = "200",
            description = "The webhook with its new secret.",
            content = @Content(schema = @Schema(implementation = AlertRouteView.class)))
    public Response rotate(
            @PathParam("id") @Parameter(description = "The webhook's id.") UUID id,
            @HeaderParam("If-Match") @Parameter(required = true) @Nullable String ifMatch) {
        var route = visible.matched(FACE, id, ifMatch);
        var made = routes.rotateSecret(route.id(), route.version(), caller.principal(), clock.instant());
        return Response.ok(visible.view(made.route(), made.secret()))
                .header(HttpHeaders.ETAG, ETags.of(made.route().version()))
                .build();
    }

    private Response answer(AlertRoute route) {
        return Response.ok(visible.view(route, Optional.empty()))
                .header(HttpHeaders.ETAG, ETags.of(route.version()))
                .build();
    }
}
