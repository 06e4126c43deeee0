package io.strongroom.domain.jobs;

import io.strongroom.domain.changes.PlannedChange;
import java.util.List;

/**
 * A job in a worker's hands.
 *
 * @param job in state Running
 * @param changes its plan's changes with what has come of them; empty before there is a plan
 * @param approvals yes decisions on that plan
 */
public record LeasedJob(Lease lease, Job job, List<PlannedChange> changes, int approvals) {
    public LeasedJob {
        changes = List.copyOf(changes);
    }
}
