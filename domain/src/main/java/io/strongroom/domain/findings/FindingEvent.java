package io.strongroom.domain.findings;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One line of a finding's history.
 *
 * @param kind {@code OPENED}, {@code REOPENED}, {@code CHANGED}, {@code RESOLVED}, {@code STALE}, {@code ACCEPTED}, {@code EXCEPTION_ENDED}, {@code ASSIGNED}, {@code NOTED}
 * @param actor a person's sign-in name, {@code assessment}, or {@code expiry} when an exception ended by itself
 */
public record FindingEvent(Instant at, String kind, String actor, JsonNode details) {}
