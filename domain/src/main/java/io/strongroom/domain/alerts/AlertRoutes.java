package io.strongroom.domain.alerts;

import io.strongroom.domain.users.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The routes that alerts take. The caller has checked permissions. */
public interface AlertRoutes {
    /** By name. */
    List<AlertRoute> list();

    Optional<AlertRoute> find(AlertRouteId id);

    /** @throws io.strongroom.domain.problems.Rejected as {@link NewAlertRoute#check} */
    Made add(NewAlertRoute wanted, Principal by, Instant now);

    /**
     * What was given up stays given up; the route's failures are forgotten, for it may lead elsewhere now.
     *
     * @param version that was seen
     * @throws io.strongroom.domain.problems.Rejected as {@link #add}, and {@code precondition-failed} when it changed
     *     meanwhile; the kind of a route cannot be changed
     */
    AlertRoute save(AlertRouteId id, NewAlertRoute wanted, long version, Principal by, Instant now);

    /** Takes it away, and its log. @throws io.strongroom.domain.problems.Rejected {@code precondition-failed} */
    void remove(AlertRouteId id, long version, Principal by, Instant now);

    /**
     * Gives a webhook another secret; for {@link SigningSecrets#OVERLAP} the one before signs as well.
     *
     * @throws io.strongroom.domain.problems.Rejected {@code precondition-failed}; {@code state-conflict} for what is no webhook
     */
    Made rotateSecret(AlertRouteId id, long version, Principal by, Instant now);

    /** A route, and the secret that was just made for it: it is told this once and never again. */
    record Made(AlertRoute route, Optional<String> secret) {
        /** Tells no secret. */
        @Override
        public String toString() {
            return "Made[" + route.id() + "]";
        }
    }
}
