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
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Gathers what a job's page shows. */
@Singleton
class JobViews {
    private static final int TIMELINE_MOST = 500;

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

    JobView view(Job job, Principal person, Attempted attempted, boolean whole, int refresh) {
        var changes = jobs.changes(job.id());
        var approvals = jobs.approvals(job.id());
        var decision = job.state() instanceof JobState.AwaitingApproval
                ? job.plan().map(plan -> Decisions.view(job, plan, person, approvals, attempted, clock.instant()))
                : Optional.<DecisionView>empty();
        return new JobView(
                job,
                accounts.find(job.target().accountId()).map(Account::name).orElse(""),
                live(job, changes),
                job.plan()
                        .map(plan -> new PlanView(
                                plan,
                                changes.stream()
                                        .map(c -> ChangeView.of(c, job.target(), whole))
                                        .toList(),
                                approvals)),
                decision,
                jobs.attempts(job.id()),
                problem(job.state()),
                actions(job, person, changes),
                attempted.said(),
                refresh);
    }

    private LiveView live(Job job, List<PlannedChange> changes) {
        var entries = audit.of("job", job.id().toString(), 0, TIMELINE_MOST);
        return LiveView.of(job, TimelineEntry.of(entries), changes);
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
