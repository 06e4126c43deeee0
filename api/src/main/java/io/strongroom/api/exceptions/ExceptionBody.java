package io.strongroom.api.exceptions;

import io.strongroom.api.http.ApiBody;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.exceptions.NewExemption;
import io.strongroom.domain.problems.Rejected;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An exception as it is asked for. */
@Schema(
        name = "ExceptionRequest",
        description = "A control's failures to be accepted for a time.",
        requiredProperties = {"control", "scope", "reason", "owner", "expiresAt"})
public record ExceptionBody(
        @Schema(description = "Id of the control.", examples = "IMM-01", maxLength = 6) @Nullable
        String control,

        @Schema(description = "Where.") @Nullable ScopeView scope,

        @Schema(
                description = "Why the risk is acceptable for now.",
                examples = "Migrated to the locked vault by the end of March",
                minLength = 10,
                maxLength = 2000)
        @Nullable
        String reason,

        @Schema(description = "Who answers for the risk.", examples = "payments-team", minLength = 1, maxLength = 200)
        @Nullable
        String owner,

        @Schema(
                description = "When it ends by itself: at most 365 days ahead.",
                examples = "2027-03-31T00:00:00Z",
                format = "date-time")
        @Nullable
        Instant expiresAt)
        implements ApiBody {

    /** @throws Rejected {@code validation-failed}; reason, owner and expiry are checked where it is kept */
    NewExemption checked() {
        if (scope == null) {
            throw Rejected.field("/scope", "required", "must say where failures are accepted");
        }
        return new NewExemption(
                id(control),
                scope.checked(),
                reason == null ? "" : reason,
                owner == null ? "" : owner,
                Optional.ofNullable(expiresAt));
    }

    private static ControlId id(@Nullable String text) {
        try {
            return new ControlId(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw Rejected.field("/control", "pattern", "must be the id of a control, such as IMM-01");
        }
    }
}
