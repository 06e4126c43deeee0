package io.strongroom.domain.assessments;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.problems.Problem;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Assessments as workers handle them: claimed straight from the table, for reading may run beside remediations and a
 * second's delay costs nothing. Every write is fenced and is one short transaction.
 */
public interface AssessmentLeases {
    /** Leases an account that waits, of any assessment; one worker at a time has an account. */
    Optional<PartLease> claim(WorkerId worker, Instant now);

    /** Prolongs the leases. @return those that are lost */
    Set<PartLease> renew(Collection<PartLease> leases, Instant now);

    /** What the last assessment of the account and Region saw. */
    Optional<Baseline> baseline(AccountId account, String region);

    /**
     * Writes a Region's verdicts: findings by what changed, posture, baseline, and the Region as finished, all in one
     * transaction. Where only some controls judge, findings and posture of the others stay as they are, and so do the
     * baseline and what is known of the Region's coverage: both are of whole readings.
     *
     * @throws PartLost when the lease is no longer the worker's
     */
    void record(PartLease lease, RegionJudged judged);

    /**
     * The account is finished. Findings of Regions that were not looked at become stale, unless only some controls judged.
     *
     * @throws PartLost when the lease is no longer the worker's
     */
    void finish(PartLease lease, Instant now);

    /** It could not be assessed: again later while attempts are left, else failed. @throws PartLost */
    void fail(PartLease lease, Problem problem, Instant now);

    /** Gives accounts back at once, as far as they are. */
    void release(Collection<PartLease> leases, Instant now);

    /** Frees leases that ran out or whose worker is gone. @return how many */
    int sweep(Instant now);
}
