package io.strongroom.domain.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** A fact about to be recorded; fields as in {@link AuditEntry}. */
public record Fact(Instant at, String actor, String action, String objectKind, String objectId, JsonNode details) {}
