package io.strongroom.domain.assessments;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.jobs.WorkerId;
import java.util.Set;

/**
 * A worker's right to assess one account.
 *
 * @param fence rises with every claim: a write with an older one is refused
 * @param finished Regions that an earlier worker finished before it died, {@code global} among them
 * @param controls the controls that judge; empty for all
 */
public record PartLease(
        AssessmentId assessment,
        AccountId account,
        WorkerId worker,
        long fence,
        int attempt,
        Set<String> finished,
        Set<ControlId> controls) {
    public PartLease {
        finished = Set.copyOf(finished);
        controls = Set.copyOf(controls);
    }

    /** Whether only some controls judge, so that nothing may be said of what the others look at. */
    public boolean partial() {
        return !controls.isEmpty();
    }
}
