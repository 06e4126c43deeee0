package io.strongroom.api.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.Cursors;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The accounts under governance that the caller reaches. */
@Path(ApiPaths.V1 + "/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts", description = "The accounts under governance.")
public class AccountsResource {
    private final Accounts accounts;
    private final Caller caller;
    private final Cursors cursors;

    AccountsResource(Accounts accounts, Caller caller, Cursors cursors) {
        this.accounts = accounts;
        this.caller = caller;
        this.cursors = cursors;
    }

    /** An account on the wire. */
    @Schema(name = "Account", description = "An AWS account under governance.")
    public record AccountView(
            @Schema(description = "Its number.", examples = "123456789012", pattern = "^[0-9]{12}$", maxLength = 12)
            String id,

            @Schema(description = "Its name.", examples = "payments-prod", maxLength = 200)
            String name,

            @Schema(description = "Where it stands in the organization.", examples = "/prod/payments", maxLength = 1000)
            String ouPath,

            @Schema(
                    description = "ACTIVE, SUSPENDED or CLOSED; only active ones take jobs.",
                    examples = "ACTIVE",
                    maxLength = 40)
            String status,

            @Schema(description = "Whether it exists in the sandbox only.", examples = "false")
            boolean simulated) {
        static AccountView of(Account account) {
            return new AccountView(
                    account.id().value(),
                    account.name(),
                    account.ouPath(),
                    account.status().name(),
                    account.simulated());
        }
    }

    /** A page of accounts. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AccountList", description = "A page of accounts, by number.")
    public record Page(
            @Schema(description = "The accounts.", maxItems = 500)
            List<AccountView> items,

            @Schema(description = "Where to go on; absent at the end.", maxLength = 500) @Nullable
            String nextCursor,

            @Schema(description = "This page and the next.") Lists.Links links) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, Lists.NDJSON})
    @Needs(Permission.ACCOUNTS_READ)
    @Operation(
            operationId = "listAccounts",
            summary = "List accounts",
            description = "Those within your reach, by number.")
    @APIResponse(
            responseCode = "200",
            description = "A page of accounts.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Page.class)),
                @Content(
                        mediaType = Lists.NDJSON,
                        schema = @Schema(type = SchemaType.STRING, description = "One Account a line."))
            })
    public Response list(
            @QueryParam("limit")
                    @Parameter(
                            description = "Most items; 50, at most 500.",
                            example = "50",
                            schema = @Schema(pattern = "^[0-9]{1,9}$"))
                    @Nullable
                    String limit,
            @QueryParam("cursor")
                    @Parameter(description = "nextCursor of the page before.", schema = @Schema(maxLength = 500))
                    @Nullable
                    String cursor,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var most = Lists.limit(limit);
        var name = caller.principal().userId() + " accounts";
        var after = cursors.position(cursor, name).orElse("");
        var found = accounts.all().stream()
                .filter(account -> account.id().value().compareTo(after) > 0)
                .filter(caller.principal()::reaches)
                .limit(most + 1L)
                .map(AccountView::of)
                .toList();
        var items = found.subList(0, Math.min(most, found.size()));
        var next = found.size() > most ? cursors.after(items.get(most - 1).id(), name) : null;
        var links = Lists.Links.of(Lists.here(uri), next);
        return Lists.answer(new Page(items, next, links), items, links, headers);
    }

    @GET
    @Path("/{id}")
    @Needs(Permission.ACCOUNTS_READ)
    @Operation(operationId = "getAccount", summary = "Read an account", description = "As last discovered.")
    public AccountView get(
            @PathParam("id")
                    @Parameter(
                            description = "Its number.",
                            example = "123456789012",
                            schema = @Schema(pattern = "^[0-9]{12}$"))
                    String id) {
        if (!id.matches("[0-9]{12}")) {
            throw Rejected.notFound("account");
        }
        return accounts.find(new AccountId(id))
                .filter(caller.principal()::reaches)
                .map(AccountView::of)
                .orElseThrow(() -> Rejected.notFound("account"));
    }
}
