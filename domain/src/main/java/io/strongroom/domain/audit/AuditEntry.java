package io.strongroom.domain.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One recorded fact.
 *
 * @param seq position in the trail, ascending
 * @param actor who did it: a person's sign-in name, or {@code worker/<id>}
 * @param action what was done, such as {@code job.approved}
 * @param objectKind such as {@code job}
 */
public record AuditEntry(
        long seq, Instant at, String actor, String action, String objectKind, String objectId, JsonNode details) {}
