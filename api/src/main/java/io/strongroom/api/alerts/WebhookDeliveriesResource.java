package io.strongroom.api.alerts;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.access.Once;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.alerts.Deliveries;
import io.strongroom.domain.alerts.Delivery;
import io.strongroom.domain.jobs.Idempotency.Answer;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.users.Permission;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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

/** What was sent along webhooks, and asking for more. */
@Path(ApiPaths.V1 + "/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "webhooks")
public class WebhookDeliveriesResource {
    private static final Face FACE = Face.WEBHOOKS;
    private static final int ACCEPTED = 202;

    private final Deliveries deliveries;
    private final VisibleRoutes visible;
    private final Once once;
    private final Caller caller;
    private final InstantSource clock;

    WebhookDeliveriesResource(
            Deliveries deliveries, VisibleRoutes visible, Once once, Caller caller, InstantSource clock) {
        this.deliveries = deliveries;
        this.visible = visible;
        this.once = once;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/{id}/deliveries")
    @Produces({MediaType.APPLICATION_JSON, Lists.NDJSON})
    @Needs(Permission.ALERTS_READ)
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "List deliveries",
            description = "What was or is to be sent along the webhook, the newest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of deliveries.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = DeliveryView.Page.class)),
                @Content(
                        mediaType = Lists.NDJSON,
                        schema = @Schema(type = SchemaType.STRING, description = "One AlertDelivery a line."))
            })
    public Response list(
            @PathParam("id") @Parameter(description = "The webhook's id.") UUID id,
            @BeanParam ListAsk ask,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var page = visible.log(FACE, id, ask, Lists.here(uri));
        return Lists.answer(page, DeliveryView.class, page.links(), ask, headers);
    }

    @POST
    @Path("/{id}/test")
    @Needs(Permission.ALERTS_MANAGE)
    @Operation(
            operationId = "createWebhookTest",
            summary = "Send a test",
            description = "Also along one that is switched off or stopped; when it arrives, a stopped one goes on.")
    @APIResponse(
            responseCode = "202",
            description = "It is about to be sent; the log tells how that went.",
            content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    public Response test(
            @PathParam("id") @Parameter(description = "The webhook's id.") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var route = visible.whole(FACE, id);
        var now = clock.instant();
        return once.answerMaybe(
                key,
                "POST /webhooks/" + id + "/test",
                "",
                now,
                () -> accepted(deliveries.test(route.id(), caller.principal(), now)));
    }

    @POST
    @Path("/{id}/deliveries/{delivery}/redeliver")
    @Needs(Permission.ALERTS_MANAGE)
    @Operation(
            operationId = "createWebhookRedelivery",
            summary = "Send a delivery again",
            description = "At once, under the same id, with all its tries before it.")
    @APIResponse(
            responseCode = "202",
            description = "It is about to be sent; the log tells how that went.",
            content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    @APIResponse(responseCode = "409", description = "It waits to be sent already, or is under way.")
    public Response redeliver(
            @PathParam("id") @Parameter(description = "The webhook's id.") UUID id,
            @PathParam("delivery") @Parameter(description = "The delivery's id.") UUID delivery,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var seen = visible.delivery(FACE, id, delivery);
        var now = clock.instant();
        return once.answerMaybe(
                key,
                "POST /webhooks/" + id + "/deliveries/" + delivery + "/redeliver",
                "",
                now,
                () -> accepted(deliveries.redeliver(seen.id(), caller.principal(), now)));
    }

    private Answer accepted(Delivery delivery) {
        return Answer.of(ACCEPTED, "", Json.write(visible.view(delivery)));
    }
}
