package io.strongroom.api.jobs;

import io.strongroom.domain.remediations.Approval;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A decision on the wire. */
@Schema(name = "Approval", description = "A person's yes or no to one plan digest.")
public record ApprovalView(
        @Schema(description = "APPROVE or REJECT.", examples = "APPROVE", maxLength = 40)
        String decision,

        @Schema(description = "Sign-in name.", examples = "approver", maxLength = 64)
        String by,

        @Schema(description = "The plan that was looked at.", examples = "sha256:0f3a", maxLength = 71)
        String planDigest,

        @Schema(description = "Why.", examples = "Reviewed with the vault's owner", maxLength = 500)
        String reason,

        @Schema(description = "When.", examples = "2026-11-24T06:10:00Z", format = "date-time")
        Instant at) {

    /** The decisions on a job. */
    @Schema(name = "ApprovalList", description = "The decisions on a job's plans.")
    public record Page(
            @Schema(description = "Oldest first.", maxItems = 100)
            List<ApprovalView> items) {}

    static ApprovalView of(Approval approval) {
        return new ApprovalView(
                approval.decision().name(),
                approval.approverName(),
                approval.planDigest(),
                approval.reason(),
                approval.at());
    }
}
