package io.strongroom.api.integrity;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.Cursors;
import io.strongroom.api.http.ListAsk;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.integrity.ProvenBackups;
import io.strongroom.domain.users.Permission;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Recovery points by vault and resource, and the restore proof. */
@Path(ApiPaths.V1)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "recovery-points", description = "How much of each backup is proven.")
public class RecoveryPointsResource {
    private final EvidenceSearch search;
    private final ProvenBackups backups;
    private final Accounts accounts;
    private final Caller caller;
    private final Cursors cursors;
    private final InstantSource clock;

    RecoveryPointsResource(
            EvidenceSearch search,
            ProvenBackups backups,
            Accounts accounts,
            Caller caller,
            Cursors cursors,
            InstantSource clock) {
        this.search = search;
        this.backups = backups;
        this.accounts = accounts;
        this.caller = caller;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GET
    @Path("/recovery-points")
    @Produces({MediaType.APPLICATION_JSON, Lists.NDJSON})
    @Needs(Permission.FINDINGS_READ)
    @Operation(
            operationId = "listRecoveryPoints",
            summary = "List recovery points by vault and resource",
            description =
                    "Those in accounts within your reach, as the last assessment found them and restore tests left them; what is proven least comes first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of recovery points.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RecoveryPointsView.Page.class)),
                @Content(
                        mediaType = Lists.NDJSON,
                        schema = @Schema(type = SchemaType.STRING, description = "One RecoveryPoints a line."))
            })
    public Response list(
            @BeanParam EvidenceAsk filter, @BeanParam ListAsk ask, @Context UriInfo uri, @Context HttpHeaders headers) {
        var page = search.page(filter, ask, Lists.here(uri));
        return Lists.answer(page, RecoveryPointsView.class, page.links(), ask, headers);
    }

    @GET
    @Path("/restore-proof")
    @Needs(Permission.FINDINGS_READ)
    @Operation(
            operationId = "getRestoreProof",
            summary = "Read the restore proof",
            description = "How many resources stand on which rung: all accounts within your reach together, and each.")
    public RestoreProofView proof(
            @QueryParam("limit")
                    @Parameter(
                            description = "Most accounts; 50, at most 500.",
                            example = "50",
                            schema = @Schema(pattern = "^[0-9]{1,9}$"))
                    @Nullable
                    String limit,
            @QueryParam("cursor")
                    @Parameter(description = "nextCursor of the page before.", schema = @Schema(maxLength = 500))
                    @Nullable
                    String cursor,
            @Context UriInfo uri) {
        var most = Lists.limit(limit);
        var name = caller.principal().userId() + " restore-proof";
        var after = cursors.position(cursor, name).map(AccountId::new);
        var now = clock.instant();
        var visible = caller.visible();
        var total = backups.score(visible, now);
        var found = backups.accounts(visible, after, most + 1, now);
        var items = found.subList(0, Math.min(most, found.size()));
        var next = found.size() > most ? cursors.after(items.getLast().account().value(), name) : null;
        long active = accounts.all().stream()
                .filter(account -> account.status() == Account.Status.ACTIVE)
                .filter(caller.principal()::reaches)
                .count();
        return new RestoreProofView(
                RestoreProofView.CountsView.of(total.counts()),
                total.accounts(),
                Math.max(0, active - total.accounts()),
                total.unread(),
                items.stream().map(RestoreProofView.AccountView::of).toList(),
                next,
                Lists.Links.of(Lists.here(uri), next));
    }
}
