package io.strongroom.domain.remediations;

import io.strongroom.domain.changes.RiskClass;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A plan without its changes.
 *
 * @param changes how many
 * @param irreversible how many of them cannot be undone
 * @param lockMoment between which moments what cannot be undone becomes so, when something does
 * @param confirmation what an approver must type, when something cannot be undone: the resource's name
 */
public record PlanSummary(
        String digest,
        RiskClass riskClass,
        int changes,
        int irreversible,
        int approvalsNeeded,
        int approvals,
        Instant createdAt,
        Instant expiresAt,
        List<Warning> warnings,
        Optional<LockMoment> lockMoment,
        Optional<String> confirmation) {
    public PlanSummary {
        warnings = List.copyOf(warnings);
    }
}
