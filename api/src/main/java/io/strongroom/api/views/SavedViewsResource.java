package io.strongroom.api.views;

import io.strongroom.api.access.AnyCaller;
import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Once;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.ETags;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.api.http.Paging;
import io.strongroom.domain.filters.Filter;
import io.strongroom.domain.jobs.Idempotency.Answer;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.views.SavedView;
import io.strongroom.domain.views.SavedViewId;
import io.strongroom.domain.views.SavedViews;
import io.strongroom.domain.views.ViewedList;
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
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Saved views: the caller's own, and what others share. A view asks for the permission that reading its list takes. */
@Path(ApiPaths.V1 + "/saved-views")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "saved-views", description = "Names for what lists are filtered by.")
public class SavedViewsResource {
    private static final int CREATED = 201;
    private static final List<String> KEYS = List.of("list", "name");
    private static final List<String> LISTS =
            Stream.of(ViewedList.values()).map(Enum::name).toList();
    private static final Paging.Order<SavedViewView> ORDER =
            new Paging.Order<>(SavedViewView::id, (view, position) -> view.id().compareTo(position) > 0);

    private final SavedViews views;
    private final Once once;
    private final Caller caller;
    private final Paging paging;
    private final InstantSource clock;

    SavedViewsResource(SavedViews views, Once once, Caller caller, Paging paging, InstantSource clock) {
        this.views = views;
        this.once = once;
        this.caller = caller;
        this.paging = paging;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Lists.NDJSON})
    @AnyCaller
    @Operation(
            operationId = "listSavedViews",
            summary = "List saved views",
            description =
                    "Yours and those that others share, of lists that you may read; q takes list and name. A shared one that names an account beyond your reach is left out.")
    @APIResponse(
            responseCode = "200",
            description = "A page of saved views.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = SavedViewView.Page.class)),
                @Content(
                        mediaType = Lists.NDJSON,
                        schema = @Schema(type = SchemaType.STRING, description = "One SavedView a line."))
            })
    public Response list(@BeanParam ListAsk ask, @Context UriInfo uri, @Context HttpHeaders headers) {
        var terms = Filter.parse(Paging.filter(ask), KEYS);
        var lists = terms.oneOf("list", LISTS);
        var names = terms.values("name");
        var found = views.visibleTo(caller.principal()).stream()
                .filter(view -> lists.isEmpty() || lists.contains(view.list().name()))
                .filter(view -> names.isEmpty() || names.stream().anyMatch(view.name()::contains))
                .map(this::view)
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
        var part = paging.part(ask, "saved-views", found, ORDER);
        var links = Lists.Links.of(Lists.here(uri), part.next());
        var page = new SavedViewView.Page(part.items(), part.next(), part.count(), links, List.of());
        return Lists.answer(page, SavedViewView.class, links, ask, headers);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @AnyCaller
    @Operation(
            operationId = "createSavedView",
            summary = "Save a view",
            description = "The filter is read as its list reads it; what cannot be read there is refused here.")
    @APIResponse(
            responseCode = "201",
            description = "Saved; Location names it.",
            content = @Content(schema = @Schema(implementation = SavedViewView.class)))
    @APIResponse(responseCode = "409", description = "You have one of that name already, or too many.")
    public Response create(@HeaderParam("Idempotency-Key") @Nullable String key, SavedViewBody body) {
        var now = clock.instant();
        return once.answerMaybe(key, "POST /saved-views", body, now, () -> {
            var added = views.add(body.checked(), caller.principal(), now);
            return Answer.of(CREATED, ApiPaths.savedView(added.id()), Json.write(view(added)));
        });
    }

    @GET
    @Path("/{id}")
    @AnyCaller
    @Operation(
            operationId = "getSavedView",
            summary = "Read a saved view",
            description = "Its ETag is what changing and removing it need.")
    @APIResponse(
            responseCode = "200",
            description = "The view.",
            content = @Content(schema = @Schema(implementation = SavedViewView.class)))
    public Response get(@PathParam("id") @Parameter(description = "The view's id.") UUID id) {
        return answer(find(id));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @AnyCaller
    @Operation(
            operationId = "updateSavedView",
            summary = "Change a saved view",
            description = "Whole. It has to be yours.")
    @APIResponse(
            responseCode = "200",
            description = "The view as it now is.",
            content = @Content(schema = @Schema(implementation = SavedViewView.class)))
    @APIResponse(responseCode = "409", description = "You have another one of that name.")
    public Response update(
            @PathParam("id") @Parameter(description = "The view's id.") UUID id,
            @HeaderParam("If-Match") @Parameter(required = true) @Nullable String ifMatch,
            SavedViewBody body) {
        var view = matched(id, ifMatch);
        return answer(views.save(view.id(), body.checked(), view.version(), caller.principal(), clock.instant()));
    }

    @DELETE
    @Path("/{id}")
    @AnyCaller
    @Operation(
            operationId = "deleteSavedView",
            summary = "Take a saved view away",
            description = "It has to be yours, or shared while you have users:manage.")
    @APIResponse(responseCode = "204", description = "Taken away.")
    public Response delete(
            @PathParam("id") @Parameter(description = "The view's id.") UUID id,
            @HeaderParam("If-Match") @Parameter(required = true) @Nullable String ifMatch) {
        var view = matched(id, ifMatch);
        views.remove(view.id(), view.version(), caller.principal(), clock.instant());
        return Response.noContent().build();
    }

    private SavedView matched(UUID id, @Nullable String ifMatch) {
        var match = ETags.required(ifMatch);
        var view = find(id);
        ETags.matchIfGiven(match, view.version());
        return view;
    }

    private SavedView find(UUID id) {
        return views.find(new SavedViewId(id), caller.principal()).orElseThrow(() -> Rejected.notFound("saved view"));
    }

    private SavedViewView view(SavedView view) {
        return SavedViewView.of(view, caller.principal().userId());
    }

    private Response answer(SavedView view) {
        return Response.ok(view(view))
                .header(HttpHeaders.ETAG, ETags.of(view.version()))
                .build();
    }
}
