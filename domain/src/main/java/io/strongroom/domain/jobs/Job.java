package io.strongroom.domain.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.remediations.LockMoment;
import io.strongroom.domain.remediations.PlanSummary;
import io.strongroom.domain.remediations.RemediationId;
import io.strongroom.domain.remediations.RemediationRequest;
import io.strongroom.domain.users.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * One remediation on one target, or the roll-back of one.
 *
 * @param parameters with defaults filled in
 * @param outputs what it made or found, once it succeeded
 * @param rollbackOf the job that this one undoes
 * @param cancelRequested a person asked it to stop while it ran
 * @param version rises with every change of the row: the ETag
 */
public record Job(
        JobId id,
        JobKind kind,
        RemediationId remediation,
        Target target,
        JsonNode parameters,
        Mode mode,
        String reason,
        JobState state,
        Phase phase,
        Optional<BatchId> batchId,
        Optional<String> clientToken,
        Optional<JobId> rollbackOf,
        UserId requestedBy,
        String requestedByName,
        Optional<PlanSummary> plan,
        Optional<JsonNode> outputs,
        boolean cancelRequested,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    public RemediationRequest request() {
        return new RemediationRequest(remediation, target, parameters);
    }

    /** When what this job does can be undone no more: bounded by its plan, and exact once AWS has told. Empty when all can be undone. */
    public Optional<LockMoment> lockMoment() {
        var told = outputs.map(made -> made.path("lockDate")).filter(JsonNode::isTextual);
        return plan.flatMap(PlanSummary::lockMoment)
                .map(planned -> told.map(date -> LockMoment.at(Instant.parse(date.textValue())))
                        .orElse(planned));
    }
}
