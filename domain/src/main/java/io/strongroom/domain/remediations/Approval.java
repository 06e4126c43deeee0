package io.strongroom.domain.remediations;

import io.strongroom.domain.users.UserId;
import java.time.Instant;

/** A person's yes or no to one plan digest. */
public record Approval(
        UserId approver, String approverName, Decision decision, String planDigest, String reason, Instant at) {
    /** Yes or no. */
    public enum Decision {
        APPROVE,
        REJECT
    }
}
