package io.strongroom.domain.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What has lately been made for a route.
 *
 * @param waiting deliveries that nobody has tried yet and that more may be told with
 * @param last when the newest delivery was due; empty when there never was one
 * @param made how many were made within the route's digest before now
 */
public record Traffic(List<Waiting> waiting, Optional<Instant> last, int made) {
    public Traffic {
        waiting = List.copyOf(waiting);
    }

    /** One that waits. @param told how many changes it tells by now */
    public record Waiting(DeliveryId delivery, Instant due, int told) {}

    /** On a quiet day. */
    public static Traffic none() {
        return new Traffic(List.of(), Optional.empty(), 0);
    }
}
