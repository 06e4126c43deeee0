package io.strongroom.domain.alerts;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that is to arrive at the end of a route.
 *
 * @param tries made so far, since somebody last asked for it
 * @param version rises with every change
 */
public record Delivery(
        DeliveryId id,
        AlertRouteId route,
        Notice notice,
        DeliveryState state,
        Instant madeAt,
        int tries,
        Optional<Instant> lastTriedAt,
        long version) {}
