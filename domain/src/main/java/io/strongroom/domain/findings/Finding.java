package io.strongroom.domain.findings;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Severity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A control's standing verdict on one resource.
 *
 * @param verdict {@code FAIL} or {@code UNKNOWN}; of a resolved finding, what it was last
 * @param region a Region's code, or {@link #GLOBAL}
 * @param because one sentence; of an unknown verdict, what could not be read
 * @param facts what it was seen by, an object
 * @param changedAt when verdict, facts or status last changed
 * @param lastSeenAt the last assessment that saw it so
 * @param reopened how often it came back after it was resolved
 * @param exception the exception that accepts it
 * @param version rises with every change of the row: the ETag
 */
public record Finding(
        FindingId id,
        ControlId control,
        Severity severity,
        FindingStatus status,
        String verdict,
        AccountId accountId,
        String region,
        String resourceType,
        String resourceArn,
        String because,
        JsonNode facts,
        Instant firstSeenAt,
        Instant changedAt,
        Instant lastSeenAt,
        Optional<Instant> resolvedAt,
        int reopened,
        Optional<String> assignee,
        Optional<String> note,
        Optional<UUID> exception,
        long version) {
    /** The region of findings on resources that have none. */
    public static final String GLOBAL = "global";
}
