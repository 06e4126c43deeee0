package io.strongroom.api.tokens;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.ETags;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.api.http.Paging;
import io.strongroom.domain.filters.Filter;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Token;
import io.strongroom.domain.users.Tokens;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The caller's own tokens. */
@Path(ApiPaths.V1 + "/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tokens", description = "Your personal tokens.")
public class TokensResource {
    private static final int CREATED = 201;
    private static final List<String> KEYS = List.of("name", "state", Filter.AGE);
    private static final List<String> STATES = List.of("ACTIVE", "EXPIRED", "REVOKED");
    private static final Paging.Order<TokenView> ORDER =
            new Paging.Order<>(TokenView::id, (token, position) -> token.id().compareTo(position) < 0);

    private final Tokens tokens;
    private final TokenIssue issue;
    private final Caller caller;
    private final Paging paging;
    private final InstantSource clock;

    TokensResource(Tokens tokens, TokenIssue issue, Caller caller, Paging paging, InstantSource clock) {
        this.paging = paging;
        this.tokens = tokens;
        this.issue = issue;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Lists.NDJSON})
    @Needs(Permission.TOKENS_MANAGE)
    @Operation(
            operationId = "listTokens",
            summary = "List your tokens",
            description = "Newest first, revoked and expired ones included, without their secrets.")
    @APIResponse(
            responseCode = "200",
            description = "A page of tokens.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = TokenView.Page.class)),
                @Content(
                        mediaType = Lists.NDJSON,
                        schema = @Schema(type = SchemaType.STRING, description = "One Token a line."))
            })
    public Response list(@BeanParam ListAsk ask, @Context UriInfo uri, @Context HttpHeaders headers) {
        var now = clock.instant();
        var terms = Filter.parse(Paging.filter(ask), KEYS);
        var states = terms.oneOf("state", STATES);
        var names = terms.values("name");
        var before = terms.madeBefore(now);
        var after = terms.madeAfter(now);
        var found = tokens.of(caller.principal().userId()).stream()
                .filter(token -> states.isEmpty() || states.contains(state(token, now)))
                .filter(token -> names.isEmpty() || names.stream().anyMatch(token.name()::contains))
                .filter(token -> before.stream().allMatch(token.createdAt()::isBefore))
                .filter(token -> after.stream().allMatch(token.createdAt()::isAfter))
                .map(token -> TokenView.of(token, Optional.empty()))
                .toList();
        var part = paging.part(ask, "tokens", found, ORDER);
        var links = Lists.Links.of(Lists.here(uri), part.next());
        var page = new TokenView.Page(part.items(), part.next(), part.count(), links, List.of());
        return Lists.answer(page, TokenView.class, links, ask, headers);
    }

    private static String state(Token token, Instant now) {
        return token.revokedAt().isPresent() ? "REVOKED" : token.usableAt(now) ? "ACTIVE" : "EXPIRED";
    }

    @GET
    @Path("/{id}")
    @Needs(Permission.TOKENS_MANAGE)
    @Operation(
            operationId = "getToken",
            summary = "Read a token",
            description = "One of yours, without its secret. Its ETag is what revoking it needs.")
    @APIResponse(
            responseCode = "200",
            description = "The token.",
            content = @Content(schema = @Schema(implementation = TokenView.class)))
    public Response get(@PathParam("id") @Parameter(description = "The token's id.") UUID id) {
        var token = own(id);
        return Response.ok(TokenView.of(token, Optional.empty()))
                .header(HttpHeaders.ETAG, ETags.of(token.version()))
                .build();
    }

    private Token own(UUID id) {
        return tokens.of(caller.principal().userId()).stream()
                .filter(token -> token.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Rejected.notFound("token"));
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
                .header(HttpHeaders.ETAG, ETags.of(token.version()))
                .entity(TokenView.of(token, Optional.of(secret)))
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Needs(Permission.TOKENS_MANAGE)
    @Operation(operationId = "revokeToken", summary = "Revoke a token", description = "At once and for ever.")
    @APIResponse(responseCode = "204", description = "Revoked.")
    public Response revoke(
            @PathParam("id") @Parameter(description = "The token's id.") UUID id,
            @HeaderParam("If-Match") @Parameter(required = true) @Nullable String ifMatch) {
        var principal = caller.principal();
        ETags.matchIfGiven(ETags.required(ifMatch), own(id).version());
        if (!tokens.revoke(principal.userId(), id, clock.instant(), principal.name())) {
            throw Rejected.notFound("token");
        }
        return Response.noContent().build();
    }
}
