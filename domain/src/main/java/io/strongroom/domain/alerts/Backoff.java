package io.strongroom.domain.alerts;

import java.time.Duration;
import java.util.List;

/** How long to wait between tries: seconds at first, a day in the end. */
final class Backoff {
    static final Duration LONGEST = Duration.ofHours(24);

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            LONGEST);
    /** The part of a wait that is left to chance. */
    private static final double CHANCE = 0.2;

    private Backoff() {}

    /**
     * @param tries made so far, at least one
     * @param spread between 0 and 1
     */
    static Duration after(int tries, double spread) {
        var wait = WAITS.get(Math.min(tries, WAITS.size()) - 1);
        return wait.minusMillis(Math.round(wait.toMillis() * CHANCE * spread));
    }
}
