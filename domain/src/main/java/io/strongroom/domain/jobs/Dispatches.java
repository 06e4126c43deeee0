package io.strongroom.domain.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which due jobs workers have yet to be told of. */
public interface Dispatches {
    /** A job told of and still not claimed after this long is told of again: messages may be lost. */
    Duration RETELL = Duration.ofSeconds(30);

    /**
     * Due jobs that were not told of, or too long ago, as wake-ups; marked as told of when this returns. Two relays never
     * get the same job. Accounts take turns.
     *
     * @param limit most wake-ups at once
     */
    List<Wakeup> take(Instant now, int limit);

    /** How many jobs wait to be worked, due or not, counted to at most {@code most}. */
    long waiting(int most);

    /** Since when the job that waits longest has been due; empty when none is. Jobs of paused batches do not wait. */
    Optional<Instant> oldestDue(Instant now);

    /** The wake-ups could not be sent: their jobs count as not told of. */
    void giveBack(List<Wakeup> wakeups);
}
