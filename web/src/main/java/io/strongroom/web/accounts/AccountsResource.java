package io.strongroom.web.accounts;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The accounts that the person reaches. */
@Path("/accounts")
@Blocking
@Pages
public class AccountsResource {
    private final Shells shells;
    private final Visitor visitor;
    private final Reach reach;

    AccountsResource(Shells shells, Visitor visitor, Reach reach) {
        this.shells = shells;
        this.visitor = visitor;
        this.reach = reach;
    }

    @GET
    @Needs(Permission.ACCOUNTS_READ)
    public Response list() {
        return Html.ok(new AccountsPage(shells.shell(), reach.accounts(visitor.principal())));
    }

    @CheckedTemplate(basePath = "accounts")
    record AccountsPage(Shell shell, List<Account> accounts) implements TemplateInstance {}
}
