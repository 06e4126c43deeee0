package io.strongroom.domain.inventory.backup;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
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

    /**
     * The team of that ARN.
     *
     * @throws NotTold when it is not listed: one of another account is, only where it is shared with this one
     */
    public static ApprovalTeam listed(String arn, Inventory inventory) {
        return inventory
                .find(Kinds.APPROVAL_TEAMS, arn)
                .orElseThrow(() -> new NotTold(new Coverage.Denied("mpa:GetApprovalTeam")));
    }
}
