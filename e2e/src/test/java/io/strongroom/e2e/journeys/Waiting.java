package io.strongroom.e2e.journeys;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks again and again at another process until it shows what is awaited. */
final class Waiting {
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private Waiting() {}

    /** The first value that fits, or the last one seen when the patience ends. */
    static <T> T until(Duration patience, Supplier<T> look, Predicate<T> fits) {
        var end = System.nanoTime() + patience.toNanos();
        while (true) {
            var seen = look.get();
            if (fits.test(seen) || System.nanoTime() > end) {
                return seen;
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
