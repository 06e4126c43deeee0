package io.strongroom.domain.alerts;

import io.strongroom.domain.users.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The log of what was sent along routes, and asking for more. The caller has checked permissions. */
public interface Deliveries {
    /**
     * The newest first.
     *
     * @param before only older ones than this: the cursor
     */
    List<Delivery> of(AlertRouteId route, Optional<DeliveryId> before, int limit);

    Optional<Delivery> find(DeliveryId id);

    /** Sends a test, also along a route that is switched off. @throws io.strongroom.domain.problems.Rejected {@code not-found} */
    Delivery test(AlertRouteId route, Principal by, Instant now);

    /**
     * Sends the same again under the same id, at once.
     *
     * @throws io.strongroom.domain.problems.Rejected {@code not-found}; {@code state-conflict} while it waits or is under way
     */
    Delivery redeliver(DeliveryId id, Principal by, Instant now);
}
