package io.strongroom.web.incidents;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.incidents.Suppression;
import io.strongroom.domain.incidents.Suppressions;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is suppressed, and was. */
@Path("/suppressions")
@Blocking
@Pages
public class SuppressionsResource {
    private static final int SHOWN = 200;

    private final Suppressions suppressions;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    SuppressionsResource(Suppressions suppressions, Reach reach, Shells shells, Visitor visitor, InstantSource clock) {
        this.suppressions = suppressions;
        this.reach = reach;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    @GET
    @Needs(Permission.INCIDENTS_READ)
    public Response list() {
        var person = visitor.principal();
        var visible = reach.visible(person);
        var found = visible.filter(Set::isEmpty).isPresent()
                ? List.<Suppression>of()
                : suppressions.list(new Suppressions.Query(visible, Optional.empty(), SHOWN));
        var now = clock.instant();
        return Html.ok(new SuppressionsPage(
                shells.shell(),
                found.stream().map(one -> new Row(one, one.stateAt(now))).toList(),
                person.may(Permission.INCIDENTS_RESPOND)));
    }

    /** A suppression in the list. */
    record Row(Suppression suppression, Suppression.State state) {}

    @CheckedTemplate(basePath = "suppressions")
    record SuppressionsPage(Shell shell, List<Row> rows, boolean maySuppress) implements TemplateInstance {}
}
