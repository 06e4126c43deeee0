package io.strongroom.api.policies;

import io.strongroom.api.access.ScopeBody;
import io.strongroom.api.http.ApiBody;
import io.strongroom.domain.policies.NewPolicy;
import io.strongroom.domain.policies.Thresholds;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.ScopeReach;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A policy as it is to be saved. */
@Schema(
        name = "PolicyRequest",
        description = "A backup security policy as it is to be saved, whole.",
        requiredProperties = {"name", "scope", "thresholds"})
public record PolicyBody(
        @Schema(description = "Its name.", examples = "production", minLength = 1, maxLength = 100) @Nullable
        String name,

        @Schema(description = "Whom it is for.") @Nullable ScopeBody scope,

        @Schema(description = "What it asks.") @Nullable ThresholdsView thresholds)
        implements ApiBody {

    /** @throws Rejected as {@link ScopeBody#checked}, and {@code validation-failed} for thresholds that cannot be */
    NewPolicy checked(ScopeReach reach) {
        return new NewPolicy(
                name == null ? "" : name,
                ScopeBody.checked(scope, reach, "policy"),
                thresholds == null ? Thresholds.none() : thresholds.checked());
    }
}
