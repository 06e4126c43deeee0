package io.strongroom.domain.incidents;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.users.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Incidents as people see and handle them. What changes one writes its audit entry and its line of the timeline in the
 * same transaction. The caller has checked that the principal reaches the account; {@link IncidentRules} say the rest.
 */
public interface Incidents {
    Optional<Incident> find(IncidentId id);

    List<Incident> list(IncidentQuery query);

    /** How many open ones there are of each severity; severities without any are left out. @param query its severities, cursor and limit are ignored */
    Map<Severity, Long> countOpen(IncidentQuery query);

    /** The newest lines of its story. */
    default List<TimelineEntry> timeline(IncidentId id, int limit) {
        return timeline(id, Optional.empty(), limit);
    }

    /**
     * Its story, from its end backwards: of a long one the last lines are those that matter now.
     *
     * @param before only what comes before this line
     * @return the newest of those, by the time that things happened, oldest first
     */
    List<TimelineEntry> timeline(IncidentId id, Optional<TimelineEntry.Cursor> before, int limit);

    /** What it is about in one line: the gravest detection, the newest of several, however long the story. Empty when there is none. */
    Optional<TimelineEntry.Found> headline(IncidentId id);

    /**
     * Takes it: whoever does becomes the owner, when there is none.
     *
     * @param version that was seen
     * @throws io.strongroom.domain.problems.Rejected {@code precondition-failed} when it changed meanwhile, else as {@link
     *     IncidentRules#check}
     */
    Incident acknowledge(IncidentId id, long version, Principal by, Instant now);

    /** Gives it to somebody. @param owner sign-in name; empty for nobody. @throws io.strongroom.domain.problems.Rejected as {@link #acknowledge} */
    Incident assign(IncidentId id, Optional<String> owner, long version, Principal by, Instant now);

    /** Moves it to {@code CONTAINING} or {@code RECOVERING}. @throws io.strongroom.domain.problems.Rejected as {@link #acknowledge} */
    Incident move(IncidentId id, IncidentEvent event, long version, Principal by, Instant now);

    /** Writes something down. @throws io.strongroom.domain.problems.Rejected when it is blank or longer than 4,000 characters */
    Incident note(IncidentId id, String text, Principal by, Instant now);

    /** Ends it. @throws io.strongroom.domain.problems.Rejected as {@link #acknowledge} */
    Incident resolve(IncidentId id, Resolution resolution, String reason, long version, Principal by, Instant now);
}
