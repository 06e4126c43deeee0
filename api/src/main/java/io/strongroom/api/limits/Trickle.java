package io.strongroom.api.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** Lets so many through in a minute and counts the rest, for what strangers can cause and nobody must flood. */
final class Trickle {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private final int most;
    private Instant until = Instant.MIN;
    private int passed;
    private long held;

    Trickle(int most) {
        this.most = most;
    }

    /** @return how many were held back since the last that passed; empty when this one is held back too */
    synchronized OptionalLong pass(Instant now) {
        if (!now.isBefore(until)) {
            until = now.plus(WINDOW);
            passed = 0;
        }
        if (passed >= most) {
            held++;
            return OptionalLong.empty();
        }
        passed++;
        var before = held;
        held = 0;
        return OptionalLong.of(before);
    }
}
