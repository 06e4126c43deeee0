package io.strongroom.domain.alerts;

import io.strongroom.domain.controls.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * When a change is told along a route. The first is told at once; what comes close behind it is told together, so that an
 * attack that opens forty incidents does not send forty mails. What is critical waits neither for a digest nor for the
 * morning, unless so much is critical that nobody could read it one by one.
 */
public final class Timing {
    /** So many within a digest go out one by one however long it is, if they are critical. */
    public static final int CRITICAL_AT_ONCE = 10;

    /** How long what is critical waits at most. */
    public static final Duration CRITICAL_WAITS = Duration.ofMinutes(5);

    private Timing() {}

    /** What to do with a change. */
    public sealed interface Slot {
        /** A delivery of its own. */
        record Own(Instant due) implements Slot {}

        /** One that waits tells it too. */
        record With(DeliveryId delivery) implements Slot {}
    }

    public static Slot slot(AlertRoute route, Severity severity, Traffic traffic, Instant now) {
        boolean critical = severity == Severity.CRITICAL;
        if (route.digest().isZero() || (critical && traffic.made() < CRITICAL_AT_ONCE)) {
            return new Slot.Own(critical ? now : afterQuiet(route, now));
        }
        var latest = critical ? now.plus(shorter(route.digest(), CRITICAL_WAITS)) : Instant.MAX;
        return traffic.waiting().stream()
                .filter(waiting ->
                        waiting.told() < Notice.MOST && !waiting.due().isAfter(latest))
                .min(Comparator.comparing(Traffic.Waiting::due))
                .<Slot>map(waiting -> new Slot.With(waiting.delivery()))
                .orElseGet(() -> new Slot.Own(critical ? latest : afterQuiet(route, afterDigest(route, traffic, now))));
    }

    private static Instant afterDigest(AlertRoute route, Traffic traffic, Instant now) {
        return traffic.last()
                .map(last -> last.plus(route.digest()))
                .filter(next -> next.isAfter(now))
                .orElse(now);
    }

    private static Instant afterQuiet(AlertRoute route, Instant due) {
        return route.quiet().map(quiet -> quiet.after(due)).orElse(due);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
