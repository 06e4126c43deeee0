package io.strongroom.domain.assessments;

import io.strongroom.domain.controls.ControlId;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One look at a number of accounts.
 *
 * @param requestedBy a person's sign-in name, {@code schedule}, or {@code first start}
 * @param controls the controls that judge; empty for all
 * @param accounts how many accounts it looks at
 * @param done how many of them are finished, well or not
 * @param failed how many could not be assessed
 * @param opened findings that it opened or reopened
 * @param resolved findings that it resolved
 * @param endedAt empty while it goes on
 */
public record Assessment(
        AssessmentId id,
        String requestedBy,
        SortedSet<ControlId> controls,
        int accounts,
        int done,
        int failed,
        long judgements,
        long opened,
        long resolved,
        Instant createdAt,
        Optional<Instant> endedAt) {
    public Assessment {
        controls = Collections.unmodifiableSortedSet(new TreeSet<>(controls));
    }

    public boolean running() {
        return endedAt.isEmpty();
    }
}
