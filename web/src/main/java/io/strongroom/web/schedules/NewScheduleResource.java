package io.strongroom.web.schedules;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.schedules.Schedules;
import io.strongroom.domain.schedules.Timetable;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.accounts.Reach;
import io.strongroom.web.accounts.ScopeForm;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shell;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Optional;

/** Adding a schedule: its next runs are told before it is saved, if one asks. */
@Path("/schedules/new")
@Blocking
@Pages
public class NewScheduleResource {
    private final Schedules schedules;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    NewScheduleResource(Schedules schedules, Reach reach, Shells shells, Visitor visitor, InstantSource clock) {
        this.schedules = schedules;
        this.reach = reach;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    @GET
    @Needs(Permission.ASSESSMENTS_RUN)
    public Response form() {
        return page(200, ScheduleForm.fresh(), Optional.empty());
    }

    /** Tells the next runs; saves when {@code step} says so. */
    @POST
    @Needs(Permission.ASSESSMENTS_RUN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(MultivaluedMap<String, String> sent) {
        var person = visitor.principal();
        var form = ScheduleForm.sent(sent);
        var now = clock.instant();
        try {
            var wanted = form.check(ScopeForm.UNSAVED, reach.scopes(person), now);
            if (!"save".equals(sent.getFirst("step"))) {
                var timetable = Timetable.of(wanted.cron(), wanted.timeZone(), now);
                return page(200, form, Optional.of(Runs.of(timetable, now)));
            }
            var added = schedules.add(wanted, person, now);
            return Html.goTo("/schedules/" + added.id());
        } catch (Rejected e) {
            if (e.problem().code() != ProblemCode.VALIDATION_FAILED) {
                throw e;
            }
            return page(422, form.wrong(e.problem().errors()), Optional.empty());
        }
    }

    private Response page(int status, ScheduleForm form, Optional<Runs> runs) {
        return Html.of(status, new NewSchedulePage(shells.shell(), form, runs));
    }

    @CheckedTemplate(basePath = "schedules")
    record NewSchedulePage(Shell shell, ScheduleForm form, Optional<Runs> runs) implements TemplateInstance {}
}
