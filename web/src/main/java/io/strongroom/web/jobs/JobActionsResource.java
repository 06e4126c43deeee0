package io.strongroom.web.jobs;

import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobRequests;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.remediations.Approval;
import io.strongroom.domain.remediations.NewApproval;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.access.Needs;
import io.strongroom.web.access.Visitor;
import io.strongroom.web.accounts.Reach;
import io.strongroom.web.layout.Html;
import io.strongroom.web.layout.Shells;
import io.strongroom.web.problems.Pages;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What people do to a job. A refusal shows the job's page again, with the reason and with what was typed. */
@Path("/jobs/{id}")
@Blocking
@Pages
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class JobActionsResource {
    private static final int REASON_MOST = 500;

    private final Jobs jobs;
    private final JobRequests requests;
    private final JobViews views;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    JobActionsResource(
            Jobs jobs,
            JobRequests requests,
            JobViews views,
            Reach reach,
            Shells shells,
            Visitor visitor,
            InstantSource clock) {
        this.jobs = jobs;
        this.requests = requests;
        this.views = views;
        this.reach = reach;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    @POST
    @Path("approve")
    @Needs(Permission.JOBS_APPROVE)
    public Response approve(
            @RestPath String id,
            @RestForm @Nullable String digest,
            @RestForm @Nullable String reason,
            @RestForm @Nullable String confirmation) {
        return decide(id, Approval.Decision.APPROVE, text(digest), text(reason), text(confirmation));
    }

    @POST
    @Path("reject")
    @Needs(Permission.JOBS_APPROVE)
    public Response reject(@RestPath String id, @RestForm @Nullable String digest, @RestForm @Nullable String reason) {
        return decide(id, Approval.Decision.REJECT, text(digest), text(reason), "");
    }

    @POST
    @Path("cancel")
    @Needs(Permission.JOBS_CONTROL)
    public Response cancel(@RestPath String id) {
        var person = visitor.principal();
        var job = reach.job(person, id);
        return tried(
                job,
                person,
                "",
                "",
                () -> jobs.cancel(job.id(), person, clock.instant()).id().toString());
    }

    @POST
    @Path("retry")
    @Needs(Permission.JOBS_CONTROL)
    public Response retry(@RestPath String id) {
        var person = visitor.principal();
        var job = reach.job(person, id);
        return tried(
                job,
                person,
                "",
                "",
                () -> jobs.retry(job.id(), person, clock.instant()).id().toString());
    }

    /** Makes another job, which undoes this one. */
    @POST
    @Path("roll-back")
    @Needs(Permission.JOBS_SUBMIT)
    public Response rollBack(@RestPath String id, @RestForm @Nullable String reason) {
        var person = visitor.principal();
        var job = reach.job(person, id);
        return tried(job, person, text(reason), "", () -> {
            var undo = requests.rollBack(job, person, reasoned(text(reason)));
            return jobs.accept(List.of(undo), clock.instant()).get(0).id().toString();
        });
    }

    private Response decide(String id, Approval.Decision decision, String digest, String reason, String confirmation) {
        var person = visitor.principal();
        var job = reach.job(person, id);
        var typed = Optional.of(confirmation.strip()).filter(name -> !name.isEmpty());
        return tried(job, person, reason, confirmation, () -> {
            var approval = new NewApproval(decision, digest, reasoned(reason), typed);
            return jobs.decide(job.id(), approval, person, clock.instant()).id().toString();
        });
    }

    /** @param action answers with the id of the job to show next */
    private Response tried(Job job, Principal person, String reason, String confirmation, Supplier<String> action) {
        try {
            return Html.goTo("/jobs/" + action.get());
        } catch (Rejected e) {
            var problem = e.problem();
            var again = new Attempted(Optional.of(problem.detail()), reason, confirmation, problem.errors());
            var fresh = jobs.find(job.id()).orElse(job);
            return Html.of(
                    problem.code().status(),
                    new JobPage(shells.shell(), views.view(fresh, person, again, PlanLook.usual(), 0)));
        }
    }

    private static String reasoned(String reason) {
        var given = reason.strip();
        if (given.isEmpty() || given.length() > REASON_MOST) {
            var detail = "Say why, in 1 to " + REASON_MOST + " characters.";
            throw new Rejected(new Problem(
                    io.strongroom.domain.problems.ProblemCode.VALIDATION_FAILED,
                    detail,
                    List.of(new FieldError("/reason", "length", detail)),
                    null,
                    null,
                    null));
        }
        return given;
    }

    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "");
    }
}
