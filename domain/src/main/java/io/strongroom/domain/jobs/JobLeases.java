package io.strongroom.domain.jobs;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.changes.PlannedChange;
import io.strongroom.domain.remediations.Plan;
import io.strongroom.domain.remediations.PlanSummary;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Jobs as workers handle them. Every write is fenced by its lease and is one short transaction with its audit entry;
 * none is open over an AWS call. {@code now} is the worker's time, for the record; the deadlines of leases are kept by one
 * clock that all workers share.
 */
public interface JobLeases {
    /**
     * Leases the account's next due job, raising its fence and its claims, in one statement. Empty when none is due, and
     * while another job of the account runs: one at a time, so that no two plans work against each other.
     */
    Optional<LeasedJob> claimNext(AccountId account, WorkerId worker, Instant now);

    /** Prolongs the leases by {@link JobState#LEASE}. @return those that are lost */
    Set<JobId> renew(Collection<Lease> leases, Instant now);

    /** Gives unfinished jobs back at once, as they are. */
    void release(Collection<Lease> leases, Instant now);

    /** The sign-in name of the person who asked the job to stop; empty when nobody did. @throws LeaseLost */
    Optional<String> cancelRequestedBy(Lease lease);

    /** Notes the phase that begins. @throws LeaseLost */
    void enter(Lease lease, Phase phase, Instant now);

    /**
     * Stores the plan with its changes, in place of an earlier one whose approvals it ends unless the digest is the same.
     *
     * @param confirmation what approvers must type, when something cannot be undone
     * @throws LeaseLost
     */
    PlanSummary savePlan(Lease lease, Plan plan, Optional<String> confirmation, Instant now);

    /**
     * Notes how far a change is: INTENDED before its call, APPLIED, SKIPPED or FAILED after it. Committed when this returns.
     *
     * @throws LeaseLost
     */
    void record(Lease lease, PlannedChange change, Instant now);

    /**
     * Marks a change of the job that this one rolls back as UNDONE.
     *
     * @param change as {@link Jobs#begunChanges} gave it
     * @throws LeaseLost
     */
    void undone(Lease lease, JobId rolledBack, BegunChange change, Instant now);

    /** Moves the job on by the outcome. @throws LeaseLost */
    JobState finish(Lease lease, Outcome outcome, Instant now);

    /** Frees leases that ran out or whose worker is gone, quarantines what keeps dying, and ends approvals that expired. @return how many jobs moved */
    int sweep(Instant now);
}
