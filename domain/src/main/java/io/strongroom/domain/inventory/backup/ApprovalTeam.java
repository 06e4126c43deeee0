package io.strongroom.domain.inventory.backup;

import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.time.Instant;
import java.util.List;

/**
 * A team of multi-party approval.
 *
 * @param minApprovals how many must approve
 * @param approvers how many may
 */
public record ApprovalTeam(
        String arn, String name, String status, int minApprovals, int approvers, Told<List<Session>> openSessions)
        implements Resource {

    /** A request before the team. */
    public record Session(String arn, String status, Instant startedAt) {}
}
