package io.strongroom.domain.events;

import io.strongroom.domain.accounts.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * How far CloudTrail was looked through, account by account and Region by Region: the poor way to events, for where the
 * feed does not reach.
 */
public interface Lookups {
    /** CloudTrail shows events for so long. */
    Duration SHOWN = Duration.ofDays(90);

    /**
     * An account and Region to look at.
     *
     * @param until what happened before is known; empty when nobody has looked
     */
    record Turn(AccountId account, String region, Optional<Instant> until) {}

    /**
     * Where lookups stand.
     *
     * @param places accounts and Regions that are looked at, or were within the last two hours
     * @param alone of those, where EventBridge does not bring what is found
     * @param failing of those, where the last look came to no end
     * @param until what happened before is known in all of them; empty when there are none, or one was never looked at
     */
    record Standing(long places, long alone, long failing, Optional<Instant> until) {
        /** Nobody looks anything up. */
        public static final Standing NONE = new Standing(0, 0, 0, Optional.empty());
    }

    /** Regions of an account that are to be looked at from now on; those that are there stay as they are. */
    void enlist(AccountId account, Collection<String> regions, Instant now);

    /**
     * Takes the place that is due longest; others get it only after {@code again}. Accounts that are not active wait.
     *
     * @param again when it is due again should whoever took it never be heard of
     */
    Optional<Turn> claim(Instant now, Duration again);

    /**
     * The place was looked at.
     *
     * @param until what happened before is known now
     * @param fed whether EventBridge had brought all of it
     * @param due when to look again
     */
    void looked(Turn turn, Instant until, boolean fed, Instant due);

    /** It could not be looked at, or not to the end; it is looked at again when it would have been. @param problem for people */
    void failed(Turn turn, String problem);

    Standing standing(Instant now);
}
