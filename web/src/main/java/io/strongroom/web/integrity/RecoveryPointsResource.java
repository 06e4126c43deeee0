package io.strongroom.web.integrity;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.integrity.EvidenceRung;
import io.strongroom.domain.integrity.KnownBackups;
import io.strongroom.domain.integrity.ProvenBackups;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.accounts.Reach;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Recovery points by vault and resource, under the restore proof. */
@Path("/recovery-points")
@Blocking
@Pages
public class RecoveryPointsResource {
    private static final int PAGE = 50;
    private static final int ACCOUNTS = 100;

    private final ProvenBackups backups;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    RecoveryPointsResource(ProvenBackups backups, Reach reach, Shells shells, Visitor visitor, InstantSource clock) {
        this.backups = backups;
        this.reach = reach;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    @GET
    @Needs(Permission.FINDINGS_READ)
    public Response list(@Context UriInfo address) {
        var person = visitor.principal();
        var filter = RecoveryPointFilter.of(address.getQueryParameters());
        var visible = reach.visible(person);
        var now = clock.instant();
        // To a query an empty set of accounts could mean all.
        var found = visible.map(Set::isEmpty).orElse(false)
                ? List.<KnownBackups>of()
                : backups.list(filter.query(visible, now, PAGE + 1));
        var shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
        var next = found.size() > PAGE ? filter.next(shown.getLast()) : "";
        var rows = shown.stream().map(one -> new BackupRow(one, now)).toList();
        return Html.ok(new RecoveryPointsPage(
                shells.shell(), new RecoveryPointsView(filter, rows, next, scorecard(person, visible, filter, now))));
    }

    private Scorecard scorecard(
            Principal person, Optional<Set<AccountId>> visible, RecoveryPointFilter filter, Instant now) {
        var all = backups.score(visible, now);
        var each = backups.accounts(visible, Optional.empty(), ACCOUNTS + 1, now);
        long active = reach.accounts(person).stream()
                .filter(account -> account.status() == Account.Status.ACTIVE)
                .count();
        return new Scorecard(
                all,
                Math.max(0, active - all.accounts()),
                each.subList(0, Math.min(ACCOUNTS, each.size())),
                each.size() > ACCOUNTS,
                filter);
    }

    /**
     * The list.
     *
     * @param next the address of those after these; empty text on the last page
     */
    record RecoveryPointsView(RecoveryPointFilter filter, List<BackupRow> rows, String next, Scorecard score) {
        /** All that can be chosen. */
        public List<EvidenceRung> rungs() {
            return List.of(EvidenceRung.values());
        }
    }

    @CheckedTemplate(basePath = "integrity")
    record RecoveryPointsPage(Shell shell, RecoveryPointsView view) implements TemplateInstance {}
}
