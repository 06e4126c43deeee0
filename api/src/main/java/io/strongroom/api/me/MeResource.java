package io.strongroom.api.me;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.api.access.AnyCaller;
import io.strongroom.api.access.Caller;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.tokens.TokenView.ScopeView;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who the caller is and what they may do. */
@Path(ApiPaths.V1 + "/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "me", description = "You.")
public class MeResource {
    private final Caller caller;

    MeResource(Caller caller) {
        this.caller = caller;
    }

    /** The caller on the wire. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "Me", description = "Who you are.")
    public record MeView(
            @Schema(description = "Your id.", examples = "0193a6f2-7c1e-7a44-8f5e-000000000006", format = "uuid")
            String id,

            @Schema(description = "Your sign-in name.", examples = "admin", maxLength = 64)
            String name,

            @Schema(description = "Your roles.", maxItems = 10)
            List<String> roles,

            @Schema(description = "What this token may do.", maxItems = 50)
            List<String> permissions,

            @Schema(description = "What you reach.") ScopeView accounts,

            @Schema(description = "What this token reaches, within that.")
            Optional<ScopeView> tokenAccounts,

            @Schema(description = "The token's id.", examples = "0193a6f2-7c1e-7a44-8f5e-000000000005", format = "uuid")
            Optional<String> tokenId) {}

    /** Permissions on the wire. */
    @Schema(name = "Permissions", description = "What the caller may do.")
    public record PermissionsView(
            @Schema(description = "By name.", maxItems = 50) List<String> permissions,
            @Schema(description = "What you reach.") ScopeView accounts) {}

    @GET
    @AnyCaller
    @Operation(
            operationId = "getMe",
            summary = "Who you are",
            description = "The person behind the token, with the rights that count for this token.")
    public MeView me() {
        var principal = caller.principal();
        return new MeView(
                principal.userId().toString(),
                principal.name(),
                principal.roles().stream().map(Enum::name).sorted().toList(),
                permissions(principal),
                ScopeView.of(principal.scope()),
                principal.tokenScope().map(ScopeView::of),
                principal.tokenId().map(Object::toString));
    }

    @GET
    @Path("/permissions")
    @AnyCaller
    @Operation(
            operationId = "listMyPermissions",
            summary = "What you may do",
            description = "The names are the scopes that tokens can have.")
    public PermissionsView mine() {
        var principal = caller.principal();
        return new PermissionsView(
                permissions(principal), ScopeView.of(principal.tokenScope().orElse(principal.scope())));
    }

    private static List<String> permissions(Principal principal) {
        return principal.permissions().stream().map(Permission::scope).sorted().toList();
    }
}
