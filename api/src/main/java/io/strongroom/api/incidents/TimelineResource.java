package io.strongroom.api.incidents;

import io.strongroom.api.access.Needs;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.users.Permission;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** An incident's story, all of it. */
@Path(ApiPaths.V1 + "/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "incidents")
public class TimelineResource {
    private final VisibleIncidents visible;
    private final TimelinePages pages;

    TimelineResource(VisibleIncidents visible, TimelinePages pages) {
        this.visible = visible;
        this.pages = pages;
    }

    @GET
    @Path("/{id}/timeline")
    @Produces({MediaType.APPLICATION_JSON, Lists.NDJSON})
    @Needs(Permission.INCIDENTS_READ)
    @Operation(
            operationId = "listIncidentTimeline",
            summary = "Read an incident's story",
            description = "By the time that things happened, the newest line first: all of it, page by page.")
    @APIResponse(
            responseCode = "200",
            description = "A page of its story.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = TimelineView.Page.class)),
                @Content(
                        mediaType = Lists.NDJSON,
                        schema = @Schema(type = SchemaType.STRING, description = "One IncidentTimelineEntry a line."))
            })
    public Response timeline(
            @PathParam("id") @Parameter(description = "The incident's id.") UUID id,
            @BeanParam ListAsk ask,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var page = pages.page(visible.get(id), ask, Lists.here(uri));
        return Lists.answer(page, TimelineView.class, page.links(), ask, headers);
    }
}
