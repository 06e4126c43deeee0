package io.strongroom.api.exceptions;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.access.Once;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.ETags;
import io.strongroom.domain.exceptions.Exemption;
import io.strongroom.domain.exceptions.Exemptions;
import io.strongroom.domain.exceptions.Exemptions.Decision;
import io.strongroom.domain.jobs.Idempotency.Answer;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.users.Permission;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A single exception: reading, deciding, ending. */
@Path(ApiPaths.V1 + "/exceptions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "exceptions")
public class ExceptionResource {
    private static final int OK = 200;

    private final Exemptions exemptions;
    private final VisibleExceptions visible;
    private final Once once;
    private final Caller caller;
    private final InstantSource clock;

    ExceptionResource(Exemptions exemptions, VisibleExceptions visible, Once once, Caller caller, InstantSource clock) {
        this.exemptions = exemptions;
        this.visible = visible;
        this.once = once;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/{id}")
    @Needs(Permission.FINDINGS_READ)
    @Operation(
            operationId = "getException",
            summary = "Read an exception",
            description = "With how many findings within your reach it accepts now.")
    @APIResponse(
            responseCode = "200",
            description = "The exception.",
            content = @Content(schema = @Schema(implementation = ExceptionView.class)))
    public Response get(@PathParam("id") @Parameter(description = "The exception's id.") UUID id) {
        var exemption = visible.get(id);
        return Response.ok(view(exemption))
                .header(HttpHeaders.ETAG, ETags.of(exemption.version()))
                .build();
    }

    @POST
    @Path("/{id}/approvals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.EXCEPTIONS_APPROVE)
    @Operation(
            operationId = "decideException",
            summary = "Approve or reject an exception",
            description = "A yes takes effect at once. Never to one's own.")
    @APIResponse(
            responseCode = "200",
            description = "The exception after the decision.",
            content = @Content(schema = @Schema(implementation = ExceptionView.class)))
    public Response decide(
            @PathParam("id") @Parameter(description = "The exception's id.") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Parameter(required = true) @Nullable String ifMatch,
            ExceptionDecision body) {
        var match = ETags.required(ifMatch);
        var exemption = visible.whole(id);
        var said = body.checked();
        var now = clock.instant();
        return once.answerMaybe(key, "POST /exceptions/" + id + "/approvals", body, now, () -> {
            // In here, for a replay answers what it did although the exception has moved on since.
            ETags.matchIfGiven(match, exemption.version());
            var decision = new Decision(exemption.id(), exemption.version(), said.text());
            var decided = said.approves()
                    ? exemptions.approve(decision, caller.principal(), now)
                    : exemptions.reject(decision, caller.principal(), now);
            return Answer.of(OK, "", Json.write(view(decided)));
        });
    }

    @DELETE
    @Path("/{id}")
    @Needs(Permission.EXCEPTIONS_REQUEST)
    @Operation(
            operationId = "withdrawException",
            summary = "End an exception",
            description = "What it accepted is open again at once. The exception is kept for the record.")
    @APIResponse(responseCode = "204", description = "Ended.")
    @APIResponse(responseCode = "409", description = "Ended already.")
    public Response withdraw(
            @PathParam("id") @Parameter(description = "The exception's id.") UUID id,
            @HeaderParam("If-Match") @Parameter(required = true) @Nullable String ifMatch) {
        var match = ETags.required(ifMatch);
        var exemption = visible.whole(id);
        ETags.matchIfGiven(match, exemption.version());
        exemptions.withdraw(new Decision(exemption.id(), exemption.version(), ""), caller.principal(), clock.instant());
        return Response.noContent().build();
    }

    private ExceptionView view(Exemption exemption) {
        return ExceptionView.of(exemption, Optional.of(exemptions.hidden(exemption.id(), caller.visible())));
    }
}
