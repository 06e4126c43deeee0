package io.strongroom.web.jobs;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.changes.ChangeState;
import io.strongroom.domain.changes.PlannedChange;
import io.strongroom.domain.jobs.Conclusion;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobKind;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Gathers what a job's page shows. */
@Singleton
class JobViews {
    private static final int TIMELINE_MOST = 100;
    private static final int EVENTS_MOST = 1_000;

    private final Jobs jobs;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final InstantSource clock;

    JobViews(Jobs jobs, Accounts accounts, AuditTrail audit, InstantSource clock) {
        this.jobs = jobs;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    LiveView live(Job job) {
        return live(job, jobs.changes(job.id()));
    }

    /** A page of the job's facts as JSON, with the address of the next. */
    Response events(Job job, long after) {
        var entries = audit.of("job", job.id().toString(), after, EVENTS_MOST);
        var body = Json.object();
        body.set("items", Json.tree(entries));
        if (entries.size() == EVENTS_MOST) {
            body.put(
                    "next",
                    "/jobs/" + job.id() + "/events?after=" + entries.getLast().seq());
        }
        return Response.ok(Json.write(body), MediaType.APPLICATION_JSON_TYPE).build();
    }

    JobView view(Job job, Principal person, Attempted attempted, PlanLook look, int refresh) {
        var changes = jobs.changes(job.id());
        var approvals = jobs.approvals(job.id());
        var decision = job.state() instanceof JobState.AwaitingApproval
                ? job.plan().map(plan -> Decisions.view(job, plan, person, approvals, attempted, clock.instant()))
                : Optional.<DecisionView>empty();
        var account = accounts.find(job.target().accountId());
        return new JobView(
                job,
                account.map(Account::name).orElse(""),
                account.filter(Account::simulated).isPresent(),
                live(job, changes),
                job.plan()
                        .map(plan -> new PlanView(
                                plan,
                                changes.stream()
                                        .map(c -> ChangeView.of(c, job.target(), look))
                                        .toList(),
                                approvals)),
                decision,
                jobs.attempts(job.id()),
                problem(job.state()),
                actions(job, person, changes),
                attempted.said(),
                look,
                refresh);
    }

    private LiveView live(Job job, List<PlannedChange> changes) {
        var latest = audit.latest("job", job.id().toString(), TIMELINE_MOST);
        return LiveView.of(job, TimelineEntry.of(latest.entries()), latest.earlier(), changes);
    }

    private static Optional<Problem> problem(JobState state) {
        return switch (state) {
            case JobState.Failed s -> Optional.of(s.problem());
            case JobState.Retrying s -> Optional.of(s.lastError());
            case JobState.Quarantined s -> Optional.of(s.problem());
            case JobState.Queued s -> Optional.empty();
            case JobState.Running s -> Optional.empty();
            case JobState.AwaitingApproval s -> Optional.empty();
            case JobState.Planned s -> Optional.empty();
            case JobState.Succeeded s -> Optional.empty();
            case JobState.Cancelled s -> Optional.empty();
        };
    }

    private static JobView.Actions actions(Job job, Principal person, List<PlannedChange> changes) {
        var controls = person.may(Permission.JOBS_CONTROL);
        var applied = changes.stream().anyMatch(c -> c.state() == ChangeState.APPLIED);
        var undoable = person.may(Permission.JOBS_SUBMIT) && job.kind() == JobKind.REMEDIATE && applied;
        return switch (job.state()) {
            case JobState.Queued s -> new JobView.Actions(controls, false, false);
            case JobState.Running s -> new JobView.Actions(controls && !job.cancelRequested(), false, false);
            case JobState.Retrying s -> new JobView.Actions(controls, false, false);
            case JobState.AwaitingApproval s -> new JobView.Actions(controls, false, false);
            case JobState.Planned s -> new JobView.Actions(false, false, false);
            case JobState.Succeeded s ->
                new JobView.Actions(false, false, undoable && s.conclusion() == Conclusion.CHANGED);
            case JobState.Failed s -> new JobView.Actions(false, controls, undoable);
            case JobState.Cancelled s -> new JobView.Actions(false, controls, undoable);
            case JobState.Quarantined s -> new JobView.Actions(controls, controls, undoable);
        };
    }
}
