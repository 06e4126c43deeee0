package io.strongroom.domain.assessments;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.jobs.WorkerId;
import java.util.Set;

/**
 * A worker's right to assess one account.
 *
 * @param fence rises with every claim: a write with an older one is refused
 * @param finished Regions that an earlier worker finished before it died, {@code global} among them
 */
public record PartLease(
        AssessmentId assessment, AccountId account, WorkerId worker, long fence, int attempt, Set<String> finished) {
    public PartLease {
        finished = Set.copyOf(finished);
    }
}
