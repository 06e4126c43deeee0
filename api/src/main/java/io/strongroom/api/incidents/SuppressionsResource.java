package io.strongroom.api.incidents;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.access.Once;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.Cursors;
import io.strongroom.api.http.ETags;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.incidents.Suppression;
import io.strongroom.domain.incidents.SuppressionId;
import io.strongroom.domain.incidents.Suppressions;
import io.strongroom.domain.jobs.Idempotency.Answer;
import io.strongroom.domain.jobs.JobRequests;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Suppressions: finding, making, approving and ending them. */
@Path(ApiPaths.V1 + "/suppressions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "incidents")
public class SuppressionsResource {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int DETECTIONS_MOST = 100;

    private final Suppressions suppressions;
    private final JobRequests requests;
    private final Once once;
    private final Caller caller;
    private final Cursors cursors;
    private final InstantSource clock;

    SuppressionsResource(
            Suppressions suppressions,
            JobRequests requests,
            Once once,
            Caller caller,
            Cursors cursors,
            InstantSource clock) {
        this.suppressions = suppressions;
        this.requests = requests;
        this.once = once;
        this.caller = caller;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Lists.NDJSON})
    @Needs(Permission.INCIDENTS_READ)
    @Operation(
            operationId = "listSuppressions",
            summary = "List suppressions",
            description = "Those of accounts within your reach, the newest first, those that are over included.")
    @APIResponse(
            responseCode = "200",
            description = "A page of suppressions.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = SuppressionView.Page.class)),
                @Content(
                        mediaType = Lists.NDJSON,
                        schema = @Schema(type = SchemaType.STRING, description = "One Suppression a line."))
            })
    public Response list(@BeanParam ListAsk ask, @Context UriInfo uri, @Context HttpHeaders headers) {
        if (ask.counted()) {
            throw Lists.malformed("include", "does not apply: suppressions are not counted");
        }
        if (ask.q != null && !ask.q.isBlank()) {
            throw Lists.malformed("q", "does not apply: suppressions are few");
        }
        var most = Lists.limit(ask.limit);
        var name = caller.principal().userId() + " suppressions";
        var before = cursors.position(ask.cursor, name).map(Lists::uuid).map(SuppressionId::new);
        var visible = caller.visible();
        var found = visible.filter(Set::isEmpty).isPresent()
                ? List.<Suppression>of()
                : suppressions.list(new Suppressions.Query(visible, before, most + 1));
        var items = found.subList(0, Math.min(most, found.size()));
        var next = found.size() > most ? cursors.after(items.getLast().id().toString(), name) : null;
        var now = clock.instant();
        var page = new SuppressionView.Page(
                items.stream().map(one -> SuppressionView.of(one, now)).toList(),
                next,
                Lists.Links.of(Lists.here(uri), next),
                List.of());
        return Lists.answer(page, SuppressionView.class, page.links(), ask, headers);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.INCIDENTS_RESPOND)
    @Operation(
            operationId = "createSuppression",
            summary = "Suppress detections for a time",
            description =
                    "They open no incident; they are counted and shown with it. Critical ones are suppressed only once somebody else has approved it. It cannot be changed: end it and make another.")
    @APIResponse(
            responseCode = "201",
            description = "Made; Location names it.",
            content = @Content(schema = @Schema(implementation = SuppressionView.class)))
    public Response create(@HeaderParam("Idempotency-Key") @Nullable String key, SuppressionBody body) {
        var wanted = body.checked();
        requests.requireReach(caller.principal(), wanted.account());
        var now = clock.instant();
        return once.answerMaybe(key, "POST /suppressions", body, now, () -> {
            var made = suppressions.add(wanted, caller.principal(), now);
            return Answer.of(CREATED, ApiPaths.suppression(made.id()), Json.write(SuppressionView.of(made, now)));
        });
    }

    @GET
    @Path("/{id}")
    @Needs(Permission.INCIDENTS_READ)
    @Operation(
            operationId = "getSuppression",
            summary = "Read a suppression",
            description = "With the latest that it has suppressed.")
    @APIResponse(
            responseCode = "200",
            description = "The suppression.",
            content = @Content(schema = @Schema(implementation = SuppressionView.Detail.class)))
    public Response get(@PathParam("id") @Parameter(description = "The suppression's id.") UUID id) {
        var one = visible(id);
        var detail = new SuppressionView.Detail(
                SuppressionView.of(one, clock.instant()),
                suppressions.suppressed(one.id(), DETECTIONS_MOST).stream()
                        .map(SuppressionView.SuppressedView::of)
                        .toList());
        return Response.ok(detail)
                .header(HttpHeaders.ETAG, ETags.of(one.version()))
                .build();
    }

    @POST
    @Path("/{id}/approvals")
    @Needs(Permission.EXCEPTIONS_APPROVE)
    @Operation(
            operationId = "createSuppressionApproval",
            summary = "Let it suppress critical detections too",
            description = "Never one's own.")
    @APIResponse(
            responseCode = "200",
            description = "The suppression as it now is.",
            content = @Content(schema = @Schema(implementation = SuppressionView.class)))
    @APIResponse(responseCode = "409", description = "It is approved already, or over.")
    public Response approve(
            @PathParam("id") @Parameter(description = "The suppression's id.") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Parameter(required = true) @Nullable String ifMatch) {
        var match = ETags.required(ifMatch);
        var one = visible(id);
        var now = clock.instant();
        return once.answerMaybe(key, "POST /suppressions/" + id + "/approvals", "", now, () -> {
            ETags.matchIfGiven(match, one.version());
            var approved = suppressions.approve(one.id(), one.version(), caller.principal(), now);
            return Answer.of(OK, "", Json.write(SuppressionView.of(approved, now)));
        });
    }

    @DELETE
    @Path("/{id}")
    @Needs(Permission.INCIDENTS_RESPOND)
    @Operation(
            operationId = "withdrawSuppression",
            summary = "End a suppression",
            description = "What comes from then on opens incidents again. It is kept for the record.")
    @APIResponse(responseCode = "204", description = "Ended.")
    @APIResponse(responseCode = "409", description = "It is over already.")
    public Response end(
            @PathParam("id") @Parameter(description = "The suppression's id.") UUID id,
            @HeaderParam("If-Match") @Parameter(required = true) @Nullable String ifMatch) {
        var match = ETags.required(ifMatch);
        var one = visible(id);
        ETags.matchIfGiven(match, one.version());
        suppressions.end(one.id(), one.version(), caller.principal(), clock.instant());
        return Response.noContent().build();
    }

    /** @throws Rejected {@code not-found}, the same for one of an account out of reach */
    private Suppression visible(UUID id) {
        return suppressions
                .find(new SuppressionId(id))
                .filter(one -> caller.reaches(one.account()))
                .orElseThrow(() -> Rejected.notFound("suppression"));
    }
}
