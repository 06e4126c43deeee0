package io.strongroom.domain.alerts;

import io.strongroom.domain.jobs.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Deliveries in workers' hands. */
public interface DeliveryLeases {
    /** A try ends within half a minute, so nobody renews its lease: when it runs out the worker is dead. */
    Duration LEASE = Duration.ofMinutes(1);

    /** How long what has ended is kept in the log. */
    Duration KEPT = Duration.ofDays(30);

    /**
     * A delivery in a worker's hands.
     *
     * @param fence grows with each claim: what an older one writes is dropped
     * @param secrets of a webhook
     */
    record Lease(
            DeliveryId delivery,
            long fence,
            Destination destination,
            Optional<SigningSecrets> secrets,
            Notice notice) {}

    /**
     * Decides where changes of incidents go that nobody has looked at yet, and makes the deliveries. One worker at a time does
     * so; for the others there is nothing to do.
     *
     * @return how many changes it looked at
     */
    int plan(Instant now);

    /** Takes the delivery that has been due longest, or one that a dead worker left; at most one of a route at a time. */
    Optional<Lease> claim(WorkerId worker, Instant now);

    /**
     * Writes how a try ended.
     *
     * @param spread between 0 and 1, for the time of the next
     * @return whether the lease still held
     */
    boolean finish(Lease lease, Outcome outcome, double spread, Instant now);

    /** Gives it back untouched. */
    void release(Lease lease);

    /** Takes what ended longer ago than {@link #KEPT} out of the log. @return how many */
    int forget(Instant now);
}
