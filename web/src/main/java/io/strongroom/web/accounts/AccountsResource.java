package io.strongroom.web.accounts;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.layout.Address;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The accounts that the person reaches, and how each stands. */
@Path("/accounts")
@Blocking
@Pages
public class AccountsResource {
    private static final int PAGE = 100;

    private final Shells shells;
    private final Visitor visitor;
    private final Reach reach;
    private final AccountsPosture posture;
    private final AccountViews views;

    AccountsResource(Shells shells, Visitor visitor, Reach reach, AccountsPosture posture, AccountViews views) {
        this.shells = shells;
        this.visitor = visitor;
        this.reach = reach;
        this.posture = posture;
        this.views = views;
    }

    /** The worst first. {@code ou} narrows to a unit and {@code show=blind} to what is not wholly known. */
    @GET
    @Needs(Permission.ACCOUNTS_READ)
    public Response list(
            @RestQuery @Nullable String ou, @RestQuery @Nullable String show, @RestQuery @Nullable Integer page) {
        var all = posture.all(visitor.principal());
        var view = AccountsView.of(
                all,
                Objects.requireNonNullElse(ou, ""),
                "blind".equals(show),
                Objects.requireNonNullElse(page, 1),
                PAGE,
                visitor.principal().may(Permission.ASSESSMENTS_RUN),
                visitor.principal().may(Permission.ACCOUNTS_MANAGE));
        return Html.ok(new AccountsPage(shells.shell(), view));
    }

    @GET
    @Path("{id}")
    @Needs(Permission.ACCOUNTS_READ)
    public Response show(@RestPath String id) {
        var person = visitor.principal();
        return Html.ok(new AccountPage(shells.shell(), views.view(reach.account(person, id), person)));
    }

    @CheckedTemplate(basePath = "accounts")
    record AccountsPage(Shell shell, AccountsView view) implements TemplateInstance {}

    @CheckedTemplate(basePath = "accounts")
    record AccountPage(Shell shell, AccountView view) implements TemplateInstance {}

    /**
     * A page of accounts.
     *
     * @param total how many match, on all pages
     * @param page from 1
     */
    record AccountsView(
            List<Unit> units,
            List<AccountPosture> accounts,
            int total,
            int everything,
            String ou,
            boolean blind,
            int page,
            int pages,
            boolean mayAssess,
            boolean mayManage) {
        static AccountsView of(
                List<AccountPosture> all,
                String ou,
                boolean blind,
                int page,
                int size,
                boolean mayAssess,
                boolean mayManage) {
            var found = all.stream()
                    .filter(one ->
                            ou.isEmpty() || AccountScope.within(one.account().ouPath(), ou))
                    .filter(one -> !blind || one.blind())
                    .toList();
            var pages = Math.max(1, (found.size() + size - 1) / size);
            var at = Math.clamp(page, 1, pages);
            var shown = found.subList((at - 1) * size, Math.min(found.size(), at * size));
            return new AccountsView(
                    Unit.tree(all), shown, found.size(), all.size(), ou, blind, at, pages, mayAssess, mayManage);
        }

        public boolean narrowed() {
            return blind || !ou.isEmpty();
        }

        /** The address of another page of the same list. */
        public String at(int number) {
            var query = new LinkedHashMap<String, String>();
            query.put("ou", ou);
            query.put("show", blind ? "blind" : "");
            query.put("page", Integer.toString(number));
            return Address.of("/accounts", query);
        }
    }
}
