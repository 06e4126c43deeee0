package io.strongroom.api.policies;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.access.Once;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.ETags;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.jobs.Idempotency.Answer;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.policies.BackupSecurityPolicy;
import io.strongroom.domain.policies.Policies;
import io.strongroom.domain.users.Permission;
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

/** Backup security policies: reading, previewing, saving, retiring. */
@Path(ApiPaths.V1 + "/policies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "policies", description = "What controls judge by.")
public class PoliciesResource {
    private static final int CREATED = 201;

    private final Policies policies;
    private final VisiblePolicies visible;
    private final Once once;
    private final Caller caller;
    private final InstantSource clock;

    PoliciesResource(Policies policies, VisiblePolicies visible, Once once, Caller caller, InstantSource clock) {
        this.policies = policies;
        this.visible = visible;
        this.once = once;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Needs(Permission.FINDINGS_READ)
    @Operation(
            operationId = "listPolicies",
            summary = "List policies",
            description = "Those that count and speak of an account within your reach, by name.")
    public PolicyView.Page list() {
        return visible.list();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.POLICIES_MANAGE)
    @Operation(
            operationId = "createPolicy",
            summary = "Add a policy",
            description =
                    "The next assessment judges by it. validateOnly=true tells which accounts and controls it would touch.")
    @APIResponse(
            responseCode = "201",
            description = "Added; Location names it.",
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    @APIResponse(
            responseCode = "200",
            description = "validateOnly, and nothing was wrong.",
            content = @Content(schema = @Schema(implementation = PolicyView.Preview.class)))
    public Response create(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @QueryParam("validateOnly") @Nullable String validateOnly,
            PolicyBody body) {
        if (Lists.flag("validateOnly", validateOnly)) {
            return Response.ok(visible.preview(Optional.empty(), visible.wanted(body)))
                    .build();
        }
        var now = clock.instant();
        return once.answerMaybe(key, "POST /policies", body, now, () -> {
            var added = policies.add(visible.wanted(body), caller.principal(), now);
            return Answer.of(CREATED, ApiPaths.policy(added.id()), Json.write(visible.view(added)));
        });
    }

    @GET
    @Path("/{id}")
    @Needs(Permission.FINDINGS_READ)
    @Operation(operationId = "getPolicy", summary = "Read a policy", description = "Its present version.")
    @APIResponse(
            responseCode = "200",
            description = "The policy.",
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    public Response get(@PathParam("id") @Parameter(description = "The policy's id.") UUID id) {
        return answer(visible.get(id));
    }

    @GET
    @Path("/{id}/versions")
    @Needs(Permission.FINDINGS_READ)
    @Operation(
            operationId = "listPolicyVersions",
            summary = "List a policy's versions",
            description = "All of them, the newest first.")
    public PolicyView.Page versions(@PathParam("id") @Parameter(description = "The policy's id.") UUID id) {
        return visible.versions(id);
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.POLICIES_MANAGE)
    @Operation(
            operationId = "updatePolicy",
            summary = "Save a policy",
            description = "Makes its next version, whole. What that would touch is told by a preview.")
    @APIResponse(
            responseCode = "200",
            description = "The policy as it now is.",
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    @APIResponse(responseCode = "409", description = "Retired, or the name is taken.")
    public Response update(
            @PathParam("id") @Parameter(description = "The policy's id.") UUID id,
            @HeaderParam("If-Match") @Parameter(required = true) @Nullable String ifMatch,
            PolicyBody body) {
        var match = ETags.required(ifMatch);
        var policy = visible.whole(id);
        ETags.matchIfGiven(match, policy.version());
        var wanted = visible.wanted(body);
        return answer(policies.save(policy.id(), wanted, policy.version(), caller.principal(), clock.instant()));
    }

    @POST
    @Path("/{id}/previews")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.POLICIES_MANAGE)
    @Operation(
            operationId = "createPolicyPreview",
            summary = "Preview a policy's next version",
            description = "Which accounts and controls saving it would touch. Nothing is saved.")
    @APIResponse(
            responseCode = "200",
            description = "What it would touch.",
            content = @Content(schema = @Schema(implementation = PolicyView.Preview.class)))
    public Response preview(@PathParam("id") @Parameter(description = "The policy's id.") UUID id, PolicyBody body) {
        var policy = visible.whole(id);
        return Response.ok(visible.preview(Optional.of(policy.id()), visible.wanted(body)))
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Needs(Permission.POLICIES_MANAGE)
    @Operation(
            operationId = "retirePolicy",
            summary = "Retire a policy",
            description = "It counts no more. All its versions are kept for the record.")
    @APIResponse(responseCode = "204", description = "Retired.")
    @APIResponse(responseCode = "409", description = "Retired already.")
    public Response retire(
            @PathParam("id") @Parameter(description = "The policy's id.") UUID id,
            @HeaderParam("If-Match") @Parameter(required = true) @Nullable String ifMatch) {
        var match = ETags.required(ifMatch);
        var policy = visible.whole(id);
        ETags.matchIfGiven(match, policy.version());
        policies.retire(policy.id(), policy.version(), caller.principal(), clock.instant());
        return Response.noContent().build();
    }

    private Response answer(BackupSecurityPolicy policy) {
        return Response.ok(visible.view(policy))
                .header(HttpHeaders.ETAG, ETags.of(policy.version()))
                .build();
    }
}
