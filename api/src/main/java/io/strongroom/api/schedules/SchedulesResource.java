package io.strongroom.api.schedules;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.access.Once;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.ETags;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.jobs.Idempotency.Answer;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.schedules.Schedule;
import io.strongroom.domain.schedules.Schedules;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
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

/** Schedules: reading, previewing, saving, taking away. */
@Path(ApiPaths.V1 + "/schedules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "schedules", description = "When assessments start by themselves.")
public class SchedulesResource {
    private static final int CREATED = 201;

    private final Schedules schedules;
    private final VisibleSchedules visible;
    private final Once once;
    private final Caller caller;
    private final InstantSource clock;

    SchedulesResource(Schedules schedules, VisibleSchedules visible, Once once, Caller caller, InstantSource clock) {
        this.schedules = schedules;
        this.visible = visible;
        this.once = once;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Lists.NDJSON})
    @Needs(Permission.FINDINGS_READ)
    @Operation(
            operationId = "listSchedules",
            summary = "List schedules",
            description = "Those that speak of an account within your reach, the oldest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of schedules.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ScheduleView.Page.class)),
                @Content(
                        mediaType = Lists.NDJSON,
                        schema = @Schema(type = SchemaType.STRING, description = "One Schedule a line."))
            })
    public Response list(@BeanParam ListAsk ask, @Context UriInfo uri, @Context HttpHeaders headers) {
        var page = visible.page(ask, Lists.here(uri));
        return Lists.answer(page, ScheduleView.class, page.links(), ask, headers);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.ASSESSMENTS_RUN)
    @Operation(
            operationId = "createSchedule",
            summary = "Add a schedule",
            description = "validateOnly=true tells the next five runs and how many accounts they would assess.")
    @APIResponse(
            responseCode = "201",
            description = "Added; Location names it.",
            content = @Content(schema = @Schema(implementation = ScheduleView.class)))
    @APIResponse(
            responseCode = "200",
            description = "validateOnly, and nothing was wrong.",
            content = @Content(schema = @Schema(implementation = ScheduleView.Preview.class)))
    public Response create(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @QueryParam("validateOnly") @Nullable String validateOnly,
            ScheduleBody body) {
        var now = clock.instant();
        if (Lists.flag("validateOnly", validateOnly)) {
            return Response.ok(visible.preview(visible.wanted(body), now)).build();
        }
        return once.answerMaybe(key, "POST /schedules", body, now, () -> {
            var added = schedules.add(visible.wanted(body), caller.principal(), now);
            return Answer.of(CREATED, ApiPaths.schedule(added.id()), Json.write(visible.view(added)));
        });
    }

    @GET
    @Path("/{id}")
    @Needs(Permission.FINDINGS_READ)
    @Operation(
            operationId = "getSchedule",
            summary = "Read a schedule",
            description = "Its ETag is what changing and removing it need.")
    @APIResponse(
            responseCode = "200",
            description = "The schedule.",
            content = @Content(schema = @Schema(implementation = ScheduleView.class)))
    public Response get(@PathParam("id") @Parameter(description = "The schedule's id.") UUID id) {
        return answer(visible.get(id));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.ASSESSMENTS_RUN)
    @Operation(
            operationId = "updateSchedule",
            summary = "Save a schedule",
            description = "Whole. What that would do is told by a preview.")
    @APIResponse(
            responseCode = "200",
            description = "The schedule as it now is.",
            content = @Content(schema = @Schema(implementation = ScheduleView.class)))
    public Response update(
            @PathParam("id") @Parameter(description = "The schedule's id.") UUID id,
            @HeaderParam("If-Match") @Parameter(required = true) @Nullable String ifMatch,
            ScheduleBody body) {
        var schedule = matched(id, ifMatch);
        var wanted = visible.wanted(body);
        return answer(schedules.save(schedule.id(), wanted, schedule.version(), caller.principal(), clock.instant()));
    }

    @POST
    @Path("/{id}/previews")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.ASSESSMENTS_RUN)
    @Operation(
            operationId = "createSchedulePreview",
            summary = "Preview a schedule's change",
            description = "The next five runs, and how many accounts they would assess. Nothing is saved.")
    @APIResponse(
            responseCode = "200",
            description = "What it would do.",
            content = @Content(schema = @Schema(implementation = ScheduleView.Preview.class)))
    public Response preview(
            @PathParam("id") @Parameter(description = "The schedule's id.") UUID id, ScheduleBody body) {
        visible.whole(id);
        return Response.ok(visible.preview(visible.wanted(body), clock.instant()))
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Needs(Permission.ASSESSMENTS_RUN)
    @Operation(
            operationId = "deleteSchedule",
            summary = "Take a schedule away",
            description = "Assessments that it has asked for go on.")
    @APIResponse(responseCode = "204", description = "Taken away.")
    public Response delete(
            @PathParam("id") @Parameter(description = "The schedule's id.") UUID id,
            @HeaderParam("If-Match") @Parameter(required = true) @Nullable String ifMatch) {
        var schedule = matched(id, ifMatch);
        schedules.remove(schedule.id(), schedule.version(), caller.principal(), clock.instant());
        return Response.noContent().build();
    }

    private Schedule matched(UUID id, @Nullable String ifMatch) {
        var match = ETags.required(ifMatch);
        var schedule = visible.whole(id);
        ETags.matchIfGiven(match, schedule.version());
        return schedule;
    }

    private Response answer(Schedule schedule) {
        return Response.ok(visible.view(schedule))
                .header(HttpHeaders.ETAG, etag(schedule))
                .build();
    }

    /** Runs move what is told although nobody changed the schedule. */
    private static String etag(Schedule schedule) {
        var moved = schedule.nextRun().or(schedule::lastRun).orElse(Instant.EPOCH);
        return ETags.of(schedule.version(), moved);
    }
}
