package io.strongroom.domain.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.remediations.RemediationId;
import io.strongroom.domain.users.UserId;
import java.util.Optional;

/** A job about to be accepted: checked, allowed, defaults filled in. */
public record NewJob(
        JobId id,
        JobKind kind,
        RemediationId remediation,
        Target target,
        JsonNode parameters,
        Mode mode,
        String reason,
        Optional<BatchId> batchId,
        Optional<String> clientToken,
        Optional<JobId> rollbackOf,
        UserId requestedBy,
        String requestedByName) {
    /** The same as one of a batch. */
    public NewJob in(BatchId batch) {
        return new NewJob(
                id,
                kind,
                remediation,
                target,
                parameters,
                mode,
                reason,
                Optional.of(batch),
                clientToken,
                rollbackOf,
                requestedBy,
                requestedByName);
    }
}
