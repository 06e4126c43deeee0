package io.strongroom.api.jobs;

import io.strongroom.api.http.ApiBody;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.remediations.Approval;
import io.strongroom.domain.remediations.NewApproval;
import java.util.ArrayList;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A decision about to be made. */
@Schema(
        name = "Decision",
        description = "A yes or no to one plan.",
        requiredProperties = {"decision", "planDigest", "reason"})
public record DecisionBody(
        @Schema(
                description = "Yes or no.",
                enumeration = {"APPROVE", "REJECT"},
                examples = "APPROVE")
        @Nullable
        String decision,

        @Schema(
                description = "Digest of the plan that you looked at.",
                examples = "sha256:0f3a",
                minLength = 1,
                maxLength = 128)
        @Nullable
        String planDigest,

        @Schema(description = "Why.", examples = "Reviewed with the vault's owner", minLength = 1, maxLength = 500)
        @Nullable
        String reason,

        @Schema(
                description = "The resource's name, typed; needed where something cannot be undone.",
                examples = "payments-vault",
                maxLength = 256)
        @Nullable
        String confirmation)
        implements ApiBody {
    private static final int REASON_MOST = 500;

    NewApproval checked() {
        var errors = new ArrayList<FieldError>();
        var yes = "APPROVE".equals(decision);
        if (!yes && !"REJECT".equals(decision)) {
            errors.add(new FieldError("/decision", "enum", "must be APPROVE or REJECT"));
        }
        if (planDigest == null || planDigest.isBlank() || planDigest.length() > 128) {
            errors.add(new FieldError("/planDigest", "required", "must be the digest of the plan that you looked at"));
        }
        if (reason == null || reason.isBlank() || reason.length() > REASON_MOST) {
            errors.add(new FieldError("/reason", "length", "must say why, in 1 to " + REASON_MOST + " characters"));
        }
        if (!errors.isEmpty() || planDigest == null || reason == null) {
            throw new Rejected(Problem.fields(errors));
        }
        return new NewApproval(
                yes ? Approval.Decision.APPROVE : Approval.Decision.REJECT,
                planDigest,
                reason.strip(),
                Optional.ofNullable(confirmation));
    }
}
