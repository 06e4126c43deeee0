package io.strongroom.api.events;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.events.Events;
import io.strongroom.domain.events.FeedState;
import io.strongroom.domain.events.Lookups;
import io.strongroom.domain.events.PoisonEvent;
import io.strongroom.domain.users.Permission;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Events of the last 90 days, and whether they still come in. */
@Path(ApiPaths.V1)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "events", description = "What happened in the accounts, as AWS told it.")
public class EventsResource {
    private static final int POISON_SHOWN = 50;

    private final Events events;
    private final Lookups lookups;
    private final EventSearch search;
    private final Caller caller;
    private final InstantSource clock;

    EventsResource(Events events, Lookups lookups, EventSearch search, Caller caller, InstantSource clock) {
        this.events = events;
        this.lookups = lookups;
        this.search = search;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/events")
    @Produces({MediaType.APPLICATION_JSON, Lists.NDJSON})
    @Needs(Permission.INCIDENTS_READ)
    @Operation(
            operationId = "listAwsEvents",
            summary = "Search events",
            description =
                    "Those of the last 90 days in accounts within your reach, by the time that they happened, the newest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of events.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = EventView.Page.class)),
                @Content(
                        mediaType = Lists.NDJSON,
                        schema = @Schema(type = SchemaType.STRING, description = "One AwsEvent a line."))
            })
    public Response list(
            @BeanParam EventAsk filter, @BeanParam ListAsk ask, @Context UriInfo uri, @Context HttpHeaders headers) {
        var page = search.page(filter, ask, Lists.here(uri));
        return Lists.answer(page, EventView.class, page.links(), ask, headers);
    }

    @GET
    @Path("/feed")
    @Needs(Permission.INCIDENTS_READ)
    @Operation(
            operationId = "getFeed",
            summary = "Read whether events come in",
            description = "Without them nothing is detected: that there is no incident means nothing then.")
    public FeedView feed() {
        var poison = caller.principal().reachesAll() ? events.poison(POISON_SHOWN) : List.<PoisonEvent>of();
        var now = clock.instant();
        return FeedView.of(events.state(FeedState.PATIENCE, now), events.counts(), poison, lookups.standing(now));
    }
}
