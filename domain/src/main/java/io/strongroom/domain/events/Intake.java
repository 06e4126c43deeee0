package io.strongroom.domain.events;

import java.time.Instant;
import java.util.Collection;
import java.util.function.Supplier;

/** The worker's way into the store: what came together is kept together, with all that comes of it, or not at all. */
public interface Intake {
    /**
     * Runs work in one transaction. Others who bring events of the same subjects wait for its end: else each of two workers
     * would see half of a burst, and neither the burst.
     *
     * @param subjects of events that are judged by their history, see {@link AwsEvent#subject()}
     */
    <T> T together(Collection<String> subjects, Supplier<T> work);

    /** Makes months ahead and drops what is older than {@link Events#KEPT}; for once a day. */
    Upkeep keepUp(Instant now);

    /**
     * What upkeep did.
     *
     * @param dropped events' months that are gone
     * @param forgotten events from outside of the months, and messages set aside, that are gone
     */
    record Upkeep(int dropped, long forgotten) {}
}
