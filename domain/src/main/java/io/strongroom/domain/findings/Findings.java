package io.strongroom.domain.findings;

import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.users.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Findings as people and API clients see and triage them. The caller has checked what the principal may see. */
public interface Findings {
    /** At most so many are counted. */
    int COUNTED_MOST = 10_000;

    Optional<Finding> find(FindingId id);

    List<Finding> list(FindingQuery query);

    /** How many there are, counted to at most {@link #COUNTED_MOST}; cursor and limit are ignored. */
    long count(FindingQuery query);

    /** The same by control, each counted to at most {@link #COUNTED_MOST}. */
    Map<ControlId, Long> countByControl(FindingQuery query);

    /** Oldest first. */
    List<FindingEvent> history(FindingId id);

    /**
     * Says who looks after it and what they think. An empty field stays as it is; blank text takes it away.
     *
     * @param version that was seen
     * @throws io.strongroom.domain.problems.Rejected {@code precondition-failed} when it changed meanwhile
     */
    Finding triage(
            FindingId id, Optional<String> assignee, Optional<String> note, long version, Principal by, Instant now);
}
