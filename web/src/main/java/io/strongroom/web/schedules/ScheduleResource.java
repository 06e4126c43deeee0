package io.strongroom.web.schedules;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.schedules.Schedule;
import io.strongroom.domain.schedules.Schedules;
import io.strongroom.domain.schedules.Timetable;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Permission;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.accounts.Reach;
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
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** One schedule: when it comes next, changing it and taking it away. */
@Path("/schedules/{id}")
@Blocking
@Pages
public class ScheduleResource {
    private final Schedules schedules;
    private final VisibleSchedules visible;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    ScheduleResource(
            Schedules schedules,
            VisibleSchedules visible,
            Reach reach,
            Shells shells,
            Visitor visitor,
            InstantSource clock) {
        this.schedules = schedules;
        this.visible = visible;
        this.reach = reach;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    @GET
    @Needs(Permission.FINDINGS_READ)
    public Response show(@RestPath String id) {
        var schedule = visible.find(visitor.principal(), id);
        return page(200, schedule, ScheduleForm.of(schedule), schedule.timetable(), Told.NOTHING);
    }

    /** Tells the next runs of what is in the form; saves it when {@code step} says so, over the version that was seen. */
    @POST
    @Needs(Permission.ASSESSMENTS_RUN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@RestPath String id, MultivaluedMap<String, String> sent) {
        var person = visitor.principal();
        var schedule = visible.whole(person, id);
        var form = ScheduleForm.sent(sent);
        var now = clock.instant();
        var told = version(sent.getFirst("version")) == schedule.version() ? Told.NOTHING : Told.OVERTAKEN;
        try {
            var wanted = form.check(schedule.scope(), reach.scopes(person), now);
            if (told == Told.OVERTAKEN) {
                return page(412, schedule, form, schedule.timetable(), told);
            }
            if (!"save".equals(sent.getFirst("step"))) {
                var timetable = Timetable.of(wanted.cron(), wanted.timeZone(), now);
                return page(200, schedule, form, timetable, Told.PREVIEW);
            }
            schedules.save(schedule.id(), wanted, schedule.version(), person, now);
            return Html.goTo("/schedules/" + schedule.id());
        } catch (Rejected e) {
            return switch (e.problem().code()) {
                case VALIDATION_FAILED ->
                    page(422, schedule, form.wrong(e.problem().errors()), schedule.timetable(), told);
                default -> throw e;
            };
        }
    }

    /** Asks whether it is meant. */
    @GET
    @Path("delete")
    @Needs(Permission.ASSESSMENTS_RUN)
    public Response confirm(@RestPath String id) {
        return confirm(200, visible.whole(visitor.principal(), id));
    }

    /** Takes it away. {@code version} is what was looked at. */
    @POST
    @Path("delete")
    @Needs(Permission.ASSESSMENTS_RUN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@RestPath String id, @RestForm @Nullable String version) {
        var person = visitor.principal();
        var schedule = visible.whole(person, id);
        if (version(version) != schedule.version()) {
            return confirm(412, schedule);
        }
        schedules.remove(schedule.id(), schedule.version(), person, clock.instant());
        return Html.goTo("/schedules");
    }

    private static long version(@Nullable String text) {
        return text == null || !text.matches("[0-9]{1,18}") ? -1 : Long.parseLong(text);
    }

    private Response confirm(int status, Schedule schedule) {
        return Html.of(status, new DeleteSchedulePage(shells.shell(), schedule, status == 412));
    }

    private Response page(int status, Schedule schedule, ScheduleForm form, Timetable timetable, Told told) {
        var person = visitor.principal();
        var within = reach.scopes(person);
        var view = new ScheduleView(
                schedule,
                within.seen(schedule.scope()),
                within.reached().stream()
                        .filter(account -> account.status() == Account.Status.ACTIVE)
                        .filter(schedule.scope()::includes)
                        .count(),
                form,
                Runs.of(timetable, clock.instant()),
                told,
                person.may(Permission.ASSESSMENTS_RUN),
                within.covers(schedule.scope()));
        return Html.of(status, new SchedulePage(shells.shell(), view));
    }

    /** What is to be told besides the schedule. */
    enum Told {
        NOTHING,
        /** The runs are those of the form, which is not saved. */
        PREVIEW,
        /** Somebody else saved it while the form was filled in. */
        OVERTAKEN
    }

    /**
     * A schedule to look at.
     *
     * @param scope what the person sees of its own
     * @param accounts how many active accounts within the person's reach it assesses now
     * @param mayManage whether the person's role changes schedules
     * @param whole whether the person reaches all that it speaks of
     */
    record ScheduleView(
            Schedule schedule,
            AccountScope scope,
            long accounts,
            ScheduleForm form,
            Runs runs,
            Told told,
            boolean mayManage,
            boolean whole) {
        public boolean preview() {
            return told == Told.PREVIEW;
        }

        public boolean overtaken() {
            return told == Told.OVERTAKEN;
        }
    }

    @CheckedTemplate(basePath = "schedules")
    record SchedulePage(Shell shell, ScheduleView view) implements TemplateInstance {}

    @CheckedTemplate(basePath = "schedules")
    record DeleteSchedulePage(Shell shell, Schedule schedule, boolean overtaken) implements TemplateInstance {}
}
