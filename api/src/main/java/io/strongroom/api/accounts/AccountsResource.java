package io.strongroom.api.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.ETags;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.api.http.Paging;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.accounts.AskedAccounts;
import io.strongroom.domain.users.Permission;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The accounts under governance that the caller reaches. */
@Path(ApiPaths.V1 + "/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts", description = "The accounts under governance.")
public class AccountsResource {
    private static final Paging.Order<AccountView> ORDER = new Paging.Order<>(
            AccountView::id, (account, position) -> account.id().compareTo(position) > 0);

    private final Accounts accounts;
    private final AccountDetails details;
    private final Caller caller;
    private final Paging paging;

    AccountsResource(Accounts accounts, AccountDetails details, Caller caller, Paging paging) {
        this.accounts = accounts;
        this.details = details;
        this.caller = caller;
        this.paging = paging;
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

            @Schema(description = "How many there are in all, up to 10000+.", examples = "10000+", maxLength = 10)
            @Nullable
            String count,

            @Schema(description = "This page and the next.") Lists.Links links,

            @Schema(
                    description =
                            "Accounts that could not be asked and are missing here; none, as this comes of what is stored.",
                    maxItems = 10_000)
            List<String> unreachable) {}

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
    public Response list(@BeanParam ListAsk ask, @Context UriInfo uri, @Context HttpHeaders headers) {
        var asked = AskedAccounts.read(Paging.filter(ask));
        var found = accounts.all().stream()
                .filter(caller.principal()::reaches)
                .filter(asked::fits)
                .map(AccountView::of)
                .toList();
        var part = paging.part(ask, "accounts", found, ORDER);
        var links = Lists.Links.of(Lists.here(uri), part.next());
        var page = new Page(part.items(), part.next(), part.count(), links, List.of());
        return Lists.answer(page, AccountView.class, links, ask, headers);
    }

    @GET
    @Path("/{id}")
    @Needs(Permission.ACCOUNTS_READ)
    @Operation(
            operationId = "getAccount",
            summary = "Read an account",
            description =
                    "As last discovered and assessed: how old what is known of each Region is, what could not be read there, and the posture by severity. What is agreed of it when it is enrolled, how its connection was found last, and how fast Strongroom calls AWS in it.")
    @APIResponse(
            responseCode = "200",
            description = "The account; with an ETag when it is enrolled.",
            content = @Content(schema = @Schema(implementation = AccountDetailView.class)))
    public Response get(@PathParam("id") String id) {
        var view = details.of(details.reached(id, caller));
        var answer = Response.ok(view);
        view.enrollment().ifPresent(agreed -> answer.header(HttpHeaders.ETAG, ETags.of(agreed.version())));
        return answer.build();
    }
}
