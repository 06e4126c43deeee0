package io.strongroom.api.exceptions;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.access.Once;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.api.posture.TrendView.BySeverityView;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.exceptions.Exemptions;
import io.strongroom.domain.exceptions.NewExemption;
import io.strongroom.domain.jobs.Idempotency.Answer;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Asking for exceptions and finding them. */
@Path(ApiPaths.V1 + "/exceptions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "exceptions", description = "Failures that people accept for a time.")
public class ExceptionsResource {
    private static final int CREATED = 201;

    private final Exemptions exemptions;
    private final VisibleExceptions visible;
    private final ControlCatalog controls;
    private final Once once;
    private final Caller caller;
    private final InstantSource clock;

    ExceptionsResource(
            Exemptions exemptions,
            VisibleExceptions visible,
            ControlCatalog controls,
            Once once,
            Caller caller,
            InstantSource clock) {
        this.exemptions = exemptions;
        this.visible = visible;
        this.controls = controls;
        this.once = once;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Lists.NDJSON})
    @Needs(Permission.FINDINGS_READ)
    @Operation(
            operationId = "listExceptions",
            summary = "List exceptions",
            description = "Those that touch an account within your reach, the first to expire first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of exceptions.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ExceptionView.Page.class)),
                @Content(
                        mediaType = Lists.NDJSON,
                        schema = @Schema(type = SchemaType.STRING, description = "One Exception a line."))
            })
    public Response list(
            @QueryParam("state")
                    @Parameter(
                            description = "Only these states, comma-separated.",
                            example = "REQUESTED,ACTIVE",
                            schema = @Schema(maxLength = 100))
                    @Nullable
                    String state,
            @QueryParam("control")
                    @Parameter(
                            description = "Only those of this control.",
                            example = "IMM-01",
                            schema = @Schema(maxLength = 6))
                    @Nullable
                    String control,
            @BeanParam ListAsk ask,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var page = visible.page(state, control, ask, Lists.here(uri));
        return Lists.answer(page, ExceptionView.class, page.links(), ask, headers);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.EXCEPTIONS_REQUEST)
    @Operation(
            operationId = "createException",
            summary = "Ask for an exception",
            description =
                    "It accepts nothing until somebody else approves it. validateOnly=true tells how many open failures it would accept.")
    @APIResponse(
            responseCode = "201",
            description = "Asked for; Location names it.",
            content = @Content(schema = @Schema(implementation = ExceptionView.class)))
    @APIResponse(
            responseCode = "200",
            description = "validateOnly, and nothing was wrong.",
            content = @Content(schema = @Schema(implementation = ExceptionView.Preview.class)))
    public Response create(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @QueryParam("validateOnly") @Nullable String validateOnly,
            ExceptionBody body) {
        if (Lists.flag("validateOnly", validateOnly)) {
            return preview(wanted(body));
        }
        var now = clock.instant();
        return once.answerMaybe(key, "POST /exceptions", body, now, () -> {
            var asked = exemptions.request(wanted(body), caller.principal(), now);
            return Answer.of(
                    CREATED, ApiPaths.exception(asked.id()), Json.write(ExceptionView.of(asked, Optional.of(0L))));
        });
    }

    private NewExemption wanted(ExceptionBody body) {
        var wanted = body.checked();
        visible.requireReach(wanted.scope());
        return wanted;
    }

    private Response preview(NewExemption wanted) {
        wanted.check(clock.instant());
        if (controls.find(wanted.control()).isEmpty()) {
            throw Rejected.field("/control", "unknown", "there is no control " + wanted.control());
        }
        var counts = exemptions.preview(wanted.control(), wanted.scope());
        return Response.ok(new ExceptionView.Preview(true, BySeverityView.of(counts)))
                .build();
    }
}
