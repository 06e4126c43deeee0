package io.strongroom.worker.jobs;

import io.strongroom.domain.accounts.AccountId;
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
import io.strongroom.domain.remediations.Plan;
import io.strongroom.domain.remediations.PlanSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One job at a time, in memory, with what happened to it. */
final class InMemoryLeases implements JobLeases {
    final List<PlannedChange> changes = new ArrayList<>();
    final List<Integer> undone = new ArrayList<>();
    Optional<PlanSummary> plan = Optional.empty();
    Optional<String> canceller = Optional.empty();
    Optional<Outcome> outcome = Optional.empty();
    boolean released;
    /** Claims so far: an older lease is refused. */
    long fence;

    int approvals;
    private Job job;
    private int recordsLeft = Integer.MAX_VALUE;

    InMemoryLeases(Job job) {
        this.job = job;
    }

    /** The process dies instead of noting what comes after so many notes. */
    void dieAfterNotes(int notes) {
        recordsLeft = notes;
    }

    LeasedJob claim(Instant now) {
        return claimNext(job.target().accountId(), new WorkerId(job.id().value()), now)
                .orElseThrow();
    }

    @Override
    public Optional<LeasedJob> claimNext(AccountId account, WorkerId worker, Instant now) {
        recordsLeft = Integer.MAX_VALUE;
        outcome = Optional.empty();
        fence++;
        var running = new JobState.Running(worker, now.plus(JobState.LEASE), 1, 1);
        job = new Job(
                job.id(),
                job.kind(),
                job.remediation(),
                job.target(),
                job.parameters(),
                job.mode(),
                job.reason(),
                running,
                job.phase(),
                job.batchId(),
                job.clientToken(),
                job.rollbackOf(),
                job.requestedBy(),
                job.requestedByName(),
                plan,
                job.outputs(),
                job.cancelRequested(),
                job.createdAt(),
                now,
                fence);
        return Optional.of(new LeasedJob(new Lease(job.id(), worker, fence), job, changes, approvals));
    }

    @Override
    public Set<JobId> renew(Collection<Lease> leases, Instant now) {
        return leases.stream()
                .filter(lease -> lease.fence() != fence)
                .map(Lease::job)
                .collect(Collectors.toSet());
    }

    @Override
    public void release(Collection<Lease> leases, Instant now) {
        released = true;
    }

    @Override
    public Optional<String> cancelRequestedBy(Lease lease) {
        require(lease);
        return canceller;
    }

    @Override
    public void enter(Lease lease, Phase phase, Instant now) {
        require(lease);
    }

    @Override
    public PlanSummary savePlan(Lease lease, Plan made, Optional<String> confirmation, Instant now) {
        require(lease);
        changes.clear();
        for (var change : made.changes()) {
            changes.add(PlannedChange.of(changes.size() + 1, change));
        }
        var summary = new PlanSummary(
                made.digest(),
                made.riskClass(),
                changes.size(),
                made.irreversible(),
                made.riskClass().approvalsNeeded(),
                plan.filter(old -> old.digest().equals(made.digest())).isPresent() ? approvals : 0,
                made.createdAt(),
                made.expiresAt(),
                made.warnings(),
                made.lockMoment(),
                confirmation);
        plan = Optional.of(summary);
        return summary;
    }

    @Override
    public void record(Lease lease, PlannedChange change, Instant now) {
        require(lease);
        if (recordsLeft-- <= 0) {
            throw new Died();
        }
        changes.set(change.n() - 1, change);
    }

    @Override
    public void undone(Lease lease, JobId rolledBack, BegunChange change, Instant now) {
        require(lease);
        undone.add(change.change().n());
    }

    @Override
    public JobState finish(Lease lease, Outcome result, Instant now) {
        require(lease);
        outcome = Optional.of(result);
        return job.state().next(new JobEvent.Finished(result, now)).orElseThrow();
    }

    @Override
    public int sweep(Instant now) {
        return 0;
    }

    private void require(Lease lease) {
        if (lease.fence() != fence) {
            throw new LeaseLost(lease);
        }
    }

    /** Stands for SIGKILL: nothing that catches exceptions catches it. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }
}
