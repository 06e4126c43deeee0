package io.strongroom.web.schedules;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.schedules.Schedule;
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

/** Schedules with their next and last runs. */
@Path("/schedules")
@Blocking
@Pages
public class SchedulesResource {
    private final VisibleSchedules visible;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;

    SchedulesResource(VisibleSchedules visible, Reach reach, Shells shells, Visitor visitor) {
        this.visible = visible;
        this.reach = reach;
        this.shells = shells;
        this.visitor = visitor;
    }

    @GET
    @Needs(Permission.FINDINGS_READ)
    public Response list() {
        var person = visitor.principal();
        var within = reach.scopes(person);
        var rows = visible.list(person).stream()
                .map(schedule -> new Row(schedule, within.seen(schedule.scope())))
                .toList();
        return Html.ok(new SchedulesPage(shells.shell(), rows, person.may(Permission.ASSESSMENTS_RUN)));
    }

    /** A schedule in the list; {@code scope} is what the person sees of its own. */
    record Row(Schedule schedule, AccountScope scope) {}

    @CheckedTemplate(basePath = "schedules")
    record SchedulesPage(Shell shell, List<Row> rows, boolean mayManage) implements TemplateInstance {}
}
