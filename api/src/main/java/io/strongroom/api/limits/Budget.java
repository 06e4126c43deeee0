package io.strongroom.api.limits;

import java.time.Duration;
import java.time.Instant;

/** So many units a minute, refilled evenly. Not thread-safe: its owner holds the lock. */
final class Budget {
    /** The window that quotas are given for. */
    static final Duration WINDOW = Duration.ofMinutes(1);

    private final int quota;
    private double left;
    private Instant at;

    Budget(int quota, Instant now) {
        this.quota = quota;
        this.left = quota;
        this.at = now;
    }

    /** Takes the units when there are as many. */
    Taken take(int units, Instant now) {
        var passed = Math.max(0, Duration.between(at, now).toMillis());
        left = Math.min(quota, left + passed * perMilli());
        at = now.isAfter(at) ? now : at;
        var enough = left >= units;
        if (enough) {
            left -= units;
        }
        var missing = enough ? quota - left : Math.min(units, quota) - left;
        return new Taken(enough, quota, (int) left, (int) Math.ceil(missing / perMilli() / 1000));
    }

    private double perMilli() {
        return (double) quota / WINDOW.toMillis();
    }

    /**
     * What came of it.
     *
     * @param left units that are left
     * @param seconds until the budget is full again; when refused, until there are enough
     */
    record Taken(boolean enough, int quota, int left, int seconds) {}
}
