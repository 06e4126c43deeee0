package io.strongroom.api.tokens;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Tokens;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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

/** The caller's own tokens. */
@Path(ApiPaths.V1 + "/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tokens", description = "Your personal tokens.")
public class TokensResource {
    private static final int CREATED = 201;
    private final Tokens tokens;
    private final TokenIssue issue;
    private final Caller caller;
    private final InstantSource clock;

    TokensResource(Tokens tokens, TokenIssue issue, Caller caller, InstantSource clock) {
        this.tokens = tokens;
        this.issue = issue;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Needs(Permission.TOKENS_MANAGE)
    @Operation(
            operationId = "listTokens",
            summary = "List your tokens",
            description = "Newest first, revoked and expired ones included, without their secrets.")
    public TokenView.Page list() {
        return new TokenView.Page(tokens.of(caller.principal().userId()).stream()
                .map(token -> TokenView.of(token, Optional.empty()))
                .toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.TOKENS_MANAGE)
    @Operation(
            operationId = "createToken",
            summary = "Make a token",
            description =
                    "The secret is in this answer and nowhere else. It never has more rights, reach or time than the one who asks.")
    @APIResponse(
            responseCode = "201",
            description = "The token with its secret.",
            content = @Content(schema = @Schema(implementation = TokenView.class)))
    public Response create(TokenBody body) {
        var now = clock.instant();
        var wanted = issue.checked(body, now);
        var secret = TokenIssue.newSecret();
        var token = tokens.add(wanted, secret, now, caller.principal().name());
        return Response.status(CREATED)
                .header(HttpHeaders.LOCATION, ApiPaths.V1 + "/tokens/" + token.id())
                .entity(TokenView.of(token, Optional.of(secret)))
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Needs(Permission.TOKENS_MANAGE)
    @Operation(operationId = "revokeToken", summary = "Revoke a token", description = "At once and for ever.")
    @APIResponse(responseCode = "204", description = "Revoked.")
    public Response revoke(@PathParam("id") @Parameter(description = "The token's id.") UUID id) {
        var principal = caller.principal();
        if (!tokens.revoke(principal.userId(), id, clock.instant(), principal.name())) {
            throw Rejected.notFound("token");
        }
        return Response.noContent().build();
    }
}
