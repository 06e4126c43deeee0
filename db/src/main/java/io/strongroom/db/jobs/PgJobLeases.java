package io.strongroom.db.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.db.jobs.Leasing.Ending;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.changes.FacetRules;
import io.strongroom.domain.changes.PlannedChange;
import io.strongroom.domain.jobs.BegunChange;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobEvent;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobLeases;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.Lease;
import io.strongroom.domain.jobs.LeaseLost;
import io.strongroom.domain.jobs.LeasedJob;
import io.strongroom.domain.jobs.Outcome;
import io.strongroom.domain.jobs.Phase;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.Plan;
import io.strongroom.domain.remediations.PlanSummary;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Jobs in workers' hands: each write locks the job's row, checks the fence, and writes its audit entry with it. */
@Singleton
@Transactional
class PgJobLeases implements JobLeases {
    private final Sql sql;
    private final JobRows rows;
    private final Leasing leasing;
    private final Claims claims;
    private final Plans plans;
    private final Sweeping sweeping;

    PgJobLeases(Sql sql, JobRows rows, Leasing leasing, Claims claims, Plans plans, Sweeping sweeping) {
        this.sql = sql;
        this.rows = rows;
        this.leasing = leasing;
        this.claims = claims;
        this.plans = plans;
        this.sweeping = sweeping;
    }

    /** No transaction here: {@link Claims} has one of its own, whose failure is an answer. */
    @Override
    @Transactional(Transactional.TxType.SUPPORTS)
    public Optional<LeasedJob> claimNext(AccountId account, WorkerId worker, Instant now) {
        return claims.next(account, worker, Sql.micros(now));
    }

    /**
     * One statement for all leases of a worker, and no audit entry: nothing happened to the jobs. By the database's time, as
     * every deadline of a lease: the clocks of workers differ.
     */
    @Override
    public Set<JobId> renew(Collection<Lease> leases, Instant now) {
        var kept = sql.list(
                """
                update jobs j set lease_until = now() + make_interval(secs => ?)
                from unnest(?::uuid[], ?::uuid[], ?::bigint[]) as l (job, worker, fence)
                where j.id = l.job and j.state = 'RUNNING' and j.worker = l.worker and j.fence = l.fence
                returning j.id""",
                row -> new JobId(row.uuid("id")),
                (double) JobState.LEASE.toSeconds(),
                leases.stream().map(lease -> lease.job().value()).toList(),
                leases.stream().map(lease -> lease.worker().value()).toList(),
                leases.stream().map(Lease::fence).toList());
        var lost = leases.stream().map(Lease::job).collect(Collectors.toCollection(HashSet::new));
        kept.forEach(lost::remove);
        return lost;
    }

    @Override
    public void release(Collection<Lease> leases, Instant now) {
        var at = Sql.micros(now);
        leases.stream().sorted(Comparator.comparing(Lease::job)).forEach(lease -> {
            try {
                var job = leasing.held(lease);
                var event = new JobEvent.Released(at);
                leasing.end(job, new Ending(event, "RELEASED", Leasing.actor(lease), Json.object()), at);
            } catch (LeaseLost e) {
                // Another has the job already: there is nothing left to give back.
                return;
            }
        });
    }

    @Override
    public Optional<String> cancelRequestedBy(Lease lease) {
        return sql.first(
                        """
                        select cancel_requested_by from jobs
                        where id = ? and state = 'RUNNING' and worker = ? and fence = ?""",
                        row -> row.maybeText("cancel_requested_by"),
                        lease.job().value(),
                        lease.worker().value(),
                        lease.fence())
                .orElseThrow(() -> new LeaseLost(lease));
    }

    @Override
    public void enter(Lease lease, Phase phase, Instant now) {
        leasing.held(lease);
        sql.update(
                "update jobs set phase = ? where id = ?",
                phase.name(),
                lease.job().value());
        sql.update(
                "update attempts set phase = ? where job_id = ? and n = ?",
                phase.name(),
                lease.job().value(),
                lease.fence());
        var job = rows.find(lease.job()).orElseThrow();
        rows.note(job, "job.phase", Leasing.actor(lease), Json.object(), Sql.micros(now));
    }

    @Override
    public PlanSummary savePlan(Lease lease, Plan plan, Optional<String> confirmation, Instant now) {
        return plans.save(leasing.held(lease), lease, plan, confirmation, Sql.micros(now));
    }

    @Override
    public void record(Lease lease, PlannedChange change, Instant now) {
        var job = leasing.held(lease);
        plans.record(job, change, Sql.micros(now));
        var details = details(job, change);
        change.made().ifPresent(arn -> details.put("made", arn));
        details.set("requestIds", Json.tree(change.requestIds()));
        var action = "job.change-" + change.state().name().toLowerCase(Locale.ROOT);
        rows.note(job, action, Leasing.actor(lease), details, Sql.micros(now));
    }

    @Override
    public void undone(Lease lease, JobId rolledBack, BegunChange change, Instant now) {
        leasing.held(lease);
        var other = rows.locked(rolledBack);
        plans.undone(other, change, Sql.micros(now));
        var details = Json.object()
                .put("n", change.change().n())
                .put("rolledBackBy", lease.job().toString());
        rows.note(other, "job.change-undone", Leasing.actor(lease), details, Sql.micros(now));
    }

    @Override
    public JobState finish(Lease lease, Outcome outcome, Instant now) {
        var at = Sql.micros(now);
        var job = leasing.held(lease);
        var details = Json.object();
        if (outcome instanceof Outcome.Snooze snooze) {
            details.put("reason", snooze.reason());
        }
        if (outcome instanceof Outcome.Done done) {
            // With them the trail keeps what AWS itself said, such as when a lock becomes final.
            details.set("outputs", done.outputs());
            sql.update(
                    "update jobs set outputs = cast(? as json) where id = ?",
                    Json.write(done.outputs()),
                    lease.job().value());
        }
        var event = new JobEvent.Finished(outcome, at);
        return leasing.end(job, new Ending(event, Outcomes.name(outcome), Leasing.actor(lease), details), at);
    }

    @Override
    public int sweep(Instant now) {
        return sweeping.sweep(Sql.micros(now));
    }

    private static ObjectNode details(Job job, PlannedChange change) {
        return Json.object()
                .put("n", change.n())
                .put("call", FacetRules.call(change.change(), job.target()))
                .put("resource", FacetRules.resource(change.change(), job.target()));
    }
}
