package io.strongroom.api.jobs;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.strongroom.api.access.Needs;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.users.Permission;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** What happens to a job: as a page, or as a stream that goes on where the client left off. */
@Path(ApiPaths.V1 + "/jobs")
@Tag(name = "jobs")
public class JobEventsResource {
    private final AuditTrail audit;
    private final VisibleJobs visible;
    private final EventStreams streams;

    JobEventsResource(AuditTrail audit, VisibleJobs visible, EventStreams streams) {
        this.audit = audit;
        this.visible = visible;
        this.streams = streams;
    }

    @GET
    @Path("/{id}/events")
    @Produces(MediaType.APPLICATION_JSON)
    @Needs(Permission.JOBS_READ)
    @Operation(
            operationId = "listEvents",
            summary = "List or follow what happens to a job",
            description =
                    "JSON: what happened after a position. With Accept: text/event-stream a stream; each id is a durable position, and Last-Event-ID resumes after it. The server closes after 15 minutes with event: bye.")
    @APIResponse(
            responseCode = "200",
            description = "What happened.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = EventView.Page.class)),
                @Content(
                        mediaType = MediaType.SERVER_SENT_EVENTS,
                        schema =
                                @Schema(
                                        type = SchemaType.STRING,
                                        description = "Server-sent events, one JobEvent each."))
            })
    public EventView.Page list(
            @PathParam("id") @Parameter(description = "The job's id.") UUID id,
            @QueryParam("after")
                    @Parameter(
                            description = "Only events after this position.",
                            example = "0",
                            schema = @Schema(pattern = "^[0-9]{1,18}$"))
                    @Nullable
                    String after) {
        var job = visible.get(id);
        var from = Lists.position("after", after);
        var items = audit.of("job", job.id().toString(), from, Lists.MOST).stream()
                .map(EventView::of)
                .toList();
        return new EventView.Page(
                items, items.isEmpty() ? from : items.get(items.size() - 1).seq());
    }

    @GET
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Blocking
    @Needs(Permission.JOBS_READ)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> follow(
            @PathParam("id") UUID id,
            @QueryParam("after") @Nullable String after,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String last,
            @Context HttpServerResponse response) {
        var job = visible.get(id);
        var from = last == null ? Lists.position("after", after) : Lists.position("Last-Event-ID", last);
        // Proxies would hold the events back otherwise.
        response.putHeader("X-Accel-Buffering", "no");
        return streams.of(job, from);
    }
}
