package io.strongroom.sandbox.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A mutating call that took effect, whether or not its answer arrived.
 *
 * @param region the Region that was called, or {@code global}
 * @param api such as {@code kms:CreateKey}
 * @param resource the ARN of what was changed
 * @param session the caller's role session name, which is the job's id
 */
public record Effect(
        String account,
        String region,
        String api,
        String resource,
        JsonNode request,
        String session,
        String requestId,
        Instant at) {}
