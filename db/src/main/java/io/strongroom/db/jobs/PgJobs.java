package io.strongroom.db.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.db.jobs.JobRows.Move;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.changes.PlannedChange;
import io.strongroom.domain.jobs.Attempt;
import io.strongroom.domain.jobs.BegunChange;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobEvent;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobQuery;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.jobs.NewJob;
import io.strongroom.domain.jobs.Phase;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.remediations.Approval;
import io.strongroom.domain.remediations.NewApproval;
import io.strongroom.domain.users.Principal;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs for people and API clients. */
@Singleton
@Transactional
class PgJobs implements Jobs {
    private final JobRows rows;
    private final Acceptance acceptance;
    private final JobLists lists;
    private final Decisions decisions;
    private final Sql sql;

    PgJobs(JobRows rows, Acceptance acceptance, JobLists lists, Decisions decisions, Sql sql) {
        this.rows = rows;
        this.acceptance = acceptance;
        this.lists = lists;
        this.decisions = decisions;
        this.sql = sql;
    }

    @Override
    public List<Accepted> accept(List<NewJob> jobs, Instant now) {
        return acceptance.accept(jobs, Sql.micros(now));
    }

    @Override
    public Optional<Job> find(JobId id) {
        return rows.find(id);
    }

    @Override
    public List<Job> list(JobQuery query) {
        return lists.list(query);
    }

    @Override
    public Map<String, Long> countByState(JobQuery query) {
        return lists.countByState(query);
    }

    @Override
    public List<PlannedChange> changes(JobId id) {
        return rows.changes(id);
    }

    @Override
    public List<BegunChange> begunChanges(JobId id) {
        return rows.begun(id);
    }

    @Override
    public List<Approval> approvals(JobId id) {
        return decisions.all(id);
    }

    @Override
    public List<Attempt> attempts(JobId id) {
        return sql.list(
                "select * from attempts where job_id = ? order by n",
                row -> new Attempt(
                        row.number("n"),
                        new WorkerId(row.uuid("worker")),
                        row.constant("phase", Phase.class),
                        row.instant("started_at"),
                        row.maybeInstant("ended_at"),
                        row.maybeText("ended"),
                        row.maybeText("problem").map(text -> Json.read(text, Problem.class))),
                id.value());
    }

    @Override
    public Job decide(JobId id, NewApproval decision, Principal approver, Instant now) {
        return decisions.decide(id, decision, approver, Sql.micros(now));
    }

    @Override
    public Job cancel(JobId id, Principal by, Instant now) {
        var at = Sql.micros(now);
        var job = rows.locked(id);
        if (job.state() instanceof JobState.Running) {
            return askToStop(job, by, at);
        }
        var cancelled = job.state().next(new JobEvent.Cancelled(by.name(), at));
        return rows.move(
                Move.of(job, cancelled.orElseThrow(() -> conflict(job, "cancelled")), "job.cancelled", by.name()), at);
    }

    private Job askToStop(Job job, Principal by, Instant now) {
        if (!job.cancelRequested()) {
            sql.update(
                    "update jobs set cancel_requested_by = ? where id = ?",
                    by.name(),
                    job.id().value());
            rows.note(job, "job.cancel-requested", by.name(), Json.object(), now);
        }
        return rows.find(job.id()).orElseThrow();
    }

    @Override
    public Job retry(JobId id, Principal by, Instant now) {
        var at = Sql.micros(now);
        var job = rows.locked(id);
        var again = job.state()
                .next(new JobEvent.RetryAsked(by.name(), at))
                .orElseThrow(() -> conflict(job, "tried again"));
        forgetPlan(sql, List.of(id));
        return rows.move(new Move(job, again, "job.retried", by.name(), fromTheStart()), at);
    }

    /** From the start: a new plan is made. The changes of the old one stay behind its number. */
    static void forgetPlan(Sql sql, List<JobId> jobs) {
        sql.update("""
                update jobs set phase = 'PLAN', plan_digest = null, plan_risk = null, plan_changes = null,
                    plan_irreversible = null, approvals_needed = null, plan_created_at = null, plan_expires_at = null,
                    plan_warnings = null, plan_confirmation = null, outputs = null, cancel_requested_by = null
                where id = any(?)""", jobs.stream().map(JobId::value).toList());
    }

    /** Details of a retry: the job's phase is the first one again. */
    static ObjectNode fromTheStart() {
        return Json.object().put("phase", Phase.PLAN.name());
    }

    static Rejected conflict(Job job, String what) {
        return new Rejected(
                ProblemCode.STATE_CONFLICT, "The job is " + job.state().label() + ", so it cannot be " + what + ".");
    }
}
