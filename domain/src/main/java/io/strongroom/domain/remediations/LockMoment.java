package io.strongroom.domain.remediations;

import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.FacetRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Between which two moments a planned compliance lock becomes final. AWS counts the grace from the call, so the exact moment
 * is known only when the plan is applied; it is then the output {@code lockDate}.
 *
 * @param earliest when the plan is applied the moment it was made
 * @param latest when it is applied the moment it expires
 */
public record LockMoment(Instant earliest, Instant latest) {
    /** The code of the warning that says what becomes final, and says no moment. */
    public static final String WARNING = "compliance-lock-is-final";

    /** The moment itself, as AWS tells it of a lock that is there. */
    public static LockMoment at(Instant lockDate) {
        return new LockMoment(lockDate, lockDate);
    }

    /** Whether the moment is known, rather than bounded. */
    public boolean exact() {
        return earliest.equals(latest);
    }

    /** Those moments for a plan, or empty when it makes no compliance lock. */
    public static Optional<LockMoment> of(List<Change> changes, Instant createdAt, Instant expiresAt) {
        return changes.stream()
                .filter(FacetRules::irreversible)
                .flatMap(change -> change.after().stream())
                .map(lock -> Duration.ofDays(lock.path("changeableForDays").asInt()))
                .map(grace -> new LockMoment(createdAt.plus(grace), expiresAt.plus(grace)))
                .findFirst();
    }
}
