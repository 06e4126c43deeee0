package io.strongroom.domain.remediations;

import java.util.Optional;

/**
 * A decision about to be made.
 *
 * @param planDigest of the plan that the person looked at
 * @param confirmation the resource's name, typed; needed where something cannot be undone
 */
public record NewApproval(
        Approval.Decision decision, String planDigest, String reason, Optional<String> confirmation) {}
