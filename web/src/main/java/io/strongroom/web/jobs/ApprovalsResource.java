package io.strongroom.web.jobs;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobQuery;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.remediations.PlanSummary;
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
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans that wait for people: riskiest first, then longest waiting. */
@Path("/approvals")
@Blocking
@Pages
public class ApprovalsResource {
    private static final int MOST = 200;

    private final Jobs jobs;
    private final Reach reach;
    private final Shells shells;
    private final Visitor visitor;
    private final InstantSource clock;

    ApprovalsResource(Jobs jobs, Reach reach, Shells shells, Visitor visitor, InstantSource clock) {
        this.jobs = jobs;
        this.reach = reach;
        this.shells = shells;
        this.visitor = visitor;
        this.clock = clock;
    }

    @GET
    @Needs(Permission.JOBS_READ)
    public Response list() {
        var person = visitor.principal();
        var query = new JobQuery(
                Set.of("AWAITING_APPROVAL"),
                Set.of(),
                Set.of(),
                Optional.empty(),
                reach.visible(person),
                Optional.empty(),
                MOST);
        var order = Comparator.comparing((Waiting w) -> w.plan().riskClass())
                .reversed()
                .thenComparing(w -> w.job().updatedAt());
        var waiting = jobs.list(query).stream()
                .flatMap(job -> job.plan().map(plan -> waiting(job, plan, person)).stream())
                .sorted(order)
                .toList();
        return Html.ok(new ApprovalsPage(
                shells.shell(),
                waiting.stream().filter(w -> w.whyNot().isEmpty()).toList(),
                waiting.stream().filter(w -> !w.whyNot().isEmpty()).toList()));
    }

    private Waiting waiting(Job job, PlanSummary plan, Principal person) {
        var obstacle = Decisions.obstacle(job, plan, person, jobs.approvals(job.id()), clock.instant());
        return new Waiting(job, plan, obstacle.orElse(""));
    }

    /** A plan that waits, and why not for this person; empty text when it does. */
    record Waiting(Job job, PlanSummary plan, String whyNot) {}

    @CheckedTemplate(basePath = "approvals")
    record ApprovalsPage(Shell shell, List<Waiting> mine, List<Waiting> others) implements TemplateInstance {}
}
