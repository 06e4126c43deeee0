package io.strongroom.domain.findings;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One line of a finding's history.
 *
 * @param kind {@code OPENED}, {@code REOPENED}, {@code CHANGED}, {@code RESOLVED}, {@code ACCEPTED}, {@code EXCEPTION_ENDED}, {@code ASSIGNED}, {@code NOTED}
 * @param actor a person's sign-in name, or {@code assessment}
 */
public record FindingEvent(Instant at, String kind, String actor, JsonNode details) {}
