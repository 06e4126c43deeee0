package io.strongroom.web.alerts;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.alerts.AlertRoute;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.accounts.Reach;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** All alert routes, with whether they work. */
@Path("/alerts")
@Blocking
@Pages
public class AlertsResource {
    private final VisibleRoutes visible;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;

    AlertsResource(VisibleRoutes visible, Reach reach, Shells shells, Visitor visitor) {
        this.visible = visible;
        this.reach = reach;
        this.shells = shells;
        this.visitor = visitor;
    }

    @GET
    @Needs(Permission.ALERTS_READ)
    public Response list() {
        var person = visitor.principal();
        var within = reach.scopes(person);
        var rows = visible.list(person).stream()
                .map(route -> new Row(route, within.seen(route.scope())))
                .toList();
        return Html.ok(new AlertsPage(shells.shell(), rows, person.may(Permission.ALERTS_MANAGE)));
    }

    /** A route in the list; {@code scope} is what the person sees of its own. */
    record Row(AlertRoute route, AccountScope scope) {}

    @CheckedTemplate(basePath = "alerts")
    record AlertsPage(Shell shell, List<Row> rows, boolean mayManage) implements TemplateInstance {}
}
