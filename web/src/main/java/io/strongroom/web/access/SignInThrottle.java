package io.strongroom.web.access;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Slows down guessing of passwords, by name and by address. Counts are of this process only and bounded. */
@Singleton
public class SignInThrottle {
    /** Failures after which a name has to wait. */
    public static final int MOST_BY_NAME = 5;

    /** Failures after which an address has to wait: more, since many people may share one. */
    public static final int MOST_BY_ADDRESS = 30;

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MOST_KEPT = 10_000;

    private final InstantSource clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>();

    SignInThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /** How long this name or address has to wait before the next try; empty when it may try now. */
    public synchronized Optional<Duration> wait(String name, String address) {
        var now = clock.instant();
        return longer(wait("name " + name, MOST_BY_NAME, now), wait("address " + address, MOST_BY_ADDRESS, now));
    }

    /** Notes a failed try. */
    public synchronized void failed(String name, String address) {
        var now = clock.instant();
        note("name " + name, now);
        note("address " + address, now);
    }

    /** A right password clears the name; the address keeps its count, or one account would pay for guesses at others. */
    public synchronized void succeeded(String name) {
        failures.remove("name " + name);
    }

    private Optional<Duration> wait(String key, int most, Instant now) {
        return Optional.ofNullable(failures.get(key))
                .filter(f -> f.count() >= most && now.isBefore(f.since().plus(WINDOW)))
                .map(f -> Duration.between(now, f.since().plus(WINDOW)));
    }

    private void note(String key, Instant now) {
        var earlier = failures.remove(key);
        failures.put(
                key,
                earlier == null || !now.isBefore(earlier.since().plus(WINDOW))
                        ? new Failures(1, now)
                        : new Failures(earlier.count() + 1, earlier.since()));
        if (failures.size() > MOST_KEPT) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    private static Optional<Duration> longer(Optional<Duration> a, Optional<Duration> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        return a.get().compareTo(b.get()) >= 0 ? a : b;
    }

    private record Failures(int count, Instant since) {}
}
