package io.strongroom.domain.jobs;

import io.strongroom.domain.changes.PlannedChange;
import io.strongroom.domain.remediations.Approval;
import io.strongroom.domain.remediations.NewApproval;
import io.strongroom.domain.users.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Jobs as people and API clients see and steer them. Each state change writes its audit entry in the same transaction.
 * The caller has checked what the principal may do.
 */
public interface Jobs {
    /**
     * Accepts the jobs in the running transaction, or one of its own. A job whose clientToken the requester has used
     * within 30 days is not made again.
     *
     * @return in the same order, the id of each job, and whether it was made now
     */
    List<Accepted> accept(List<NewJob> jobs, Instant now);

    Optional<Job> find(JobId id);

    List<Job> list(JobQuery query);

    /** How many jobs are in each state, by label, counted to at most 10,000 each; the query's state, cursor and limit are ignored. */
    Map<String, Long> countByState(JobQuery query);

    /** The plan's changes in order; empty before there is a plan. */
    List<PlannedChange> changes(JobId id);

    /** Changes that were begun, of every plan that the job has had, in the order of their making: what a roll-back undoes. */
    List<BegunChange> begunChanges(JobId id);

    List<Approval> approvals(JobId id);

    List<Attempt> attempts(JobId id);

    /**
     * Takes a decision on the job's plan, by the rules of {@code ApprovalRules}; the last needed approval queues the job.
     *
     * @throws io.strongroom.domain.problems.Rejected what the rules object, or {@code state-conflict}
     */
    Job decide(JobId id, NewApproval decision, Principal approver, Instant now);

    /**
     * Calls the job off; a running one is asked to stop before its next change.
     *
     * @throws io.strongroom.domain.problems.Rejected {@code state-conflict} when it is finished
     */
    Job cancel(JobId id, Principal by, Instant now);

    /**
     * Queues a failed, cancelled or quarantined job again from the start; its plan is made anew.
     *
     * @throws io.strongroom.domain.problems.Rejected {@code state-conflict} otherwise
     */
    Job retry(JobId id, Principal by, Instant now);

    /** A job's id, and whether it was made now or is an earlier one with the same clientToken. */
    record Accepted(JobId id, boolean made) {}
}
