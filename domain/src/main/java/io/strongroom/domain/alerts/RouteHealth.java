package io.strongroom.domain.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether what is sent along a route arrives.
 *
 * @param lastDelivered when something last arrived
 * @param failingSince since when nothing has; empty while it does, and before anything was sent
 * @param why what went wrong last, while it fails
 * @param stoppedAt since when nothing is sent any more, because it failed for too long; saving the route, or a test that arrives,
 *     starts it again
 */
public record RouteHealth(
        Optional<Instant> lastDelivered,
        Optional<Instant> failingSince,
        Optional<String> why,
        Optional<Instant> stoppedAt) {
    /** How long a route may fail before nothing is sent there any more. */
    public static final Duration PATIENCE = Duration.ofDays(3);

    /** Of a route that nothing was sent along yet. */
    public static RouteHealth untried() {
        return new RouteHealth(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public boolean failing() {
        return failingSince.isPresent();
    }

    public boolean stopped() {
        return stoppedAt.isPresent();
    }

    /** It after a try. */
    public RouteHealth after(Outcome outcome, Instant now) {
        return switch (outcome) {
            case Outcome.Arrived a ->
                new RouteHealth(Optional.of(now), Optional.empty(), Optional.empty(), Optional.empty());
            case Outcome.Missed(var reason, var wait) -> failed(reason, now, false);
            case Outcome.Unwanted(var reason) -> failed(reason, now, true);
        };
    }

    private RouteHealth failed(String reason, Instant now, boolean forGood) {
        var since = failingSince.orElse(now);
        boolean stops = forGood || !now.isBefore(since.plus(PATIENCE));
        return new RouteHealth(
                lastDelivered,
                Optional.of(since),
                Optional.of(reason),
                stoppedAt.or(() -> stops ? Optional.of(now) : Optional.empty()));
    }
}
