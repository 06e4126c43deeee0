package io.strongroom.domain.alerts;

import java.time.Duration;
import java.time.Instant;

/** Where a delivery stands. Whether a worker has it in hand just now is no state: its lease runs out if it dies. */
public sealed interface DeliveryState {
    /** For how long one delivery is tried at most. */
    Duration PATIENCE = RouteHealth.PATIENCE;

    /** Not tried yet: it waits for its time, or for a worker. The worker moves it on. */
    record Pending(Instant due) implements DeliveryState {}

    /** It arrived; purged after 30 days. Whoever asks for it again moves it back to pending. */
    record Delivered(Instant at) implements DeliveryState {}

    /** It did not arrive and is tried again by a worker. */
    record Failed(Instant retryAt, String why) implements DeliveryState {}

    /** It is not tried any more; purged after 30 days. Whoever asks for it again moves it back to pending. */
    record GivenUp(Instant at, String why) implements DeliveryState {}

    /** The name on the wire and in the database. */
    default String label() {
        return switch (this) {
            case Pending s -> "PENDING";
            case Delivered s -> "DELIVERED";
            case Failed s -> "FAILED";
            case GivenUp s -> "GIVEN_UP";
        };
    }

    /** Whether it is over unless somebody asks for it again. */
    default boolean ended() {
        return switch (this) {
            case Pending s -> false;
            case Failed s -> false;
            case Delivered s -> true;
            case GivenUp s -> true;
        };
    }

    /**
     * The state that follows a try.
     *
     * @param tries made so far, this one included
     * @param begun when the first of them was
     * @param spread between 0 and 1: what failed together is not tried again together
     */
    static DeliveryState after(Outcome outcome, int tries, Instant begun, double spread, Instant now) {
        return switch (outcome) {
            case Outcome.Arrived a -> new Delivered(now);
            case Outcome.Unwanted(var why) -> new GivenUp(now, why);
            case Outcome.Missed(var why, var wait) -> {
                var own = Backoff.after(tries, spread);
                var longest = wait.filter(asked -> asked.compareTo(own) > 0)
                        .map(asked -> asked.compareTo(Backoff.LONGEST) > 0 ? Backoff.LONGEST : asked)
                        .orElse(own);
                var next = now.plus(longest);
                // The last try is at the very end, so that a route that has failed for so long is seen to have.
                var end = begun.plus(PATIENCE);
                yield now.isBefore(end) ? new Failed(next.isAfter(end) ? end : next, why) : new GivenUp(now, why);
            }
        };
    }
}
