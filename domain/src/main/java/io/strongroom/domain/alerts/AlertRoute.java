package io.strongroom.domain.alerts;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.users.AccountScope;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * Who is told of what.
 *
 * @param enabled whether people want it to be used
 * @param atLeast how grave an incident has to be
 * @param scope of which accounts
 * @param detectors only incidents with a detection of one of these; empty for all
 * @param digest how close changes may come upon each other before they are told together; zero for each by itself
 * @param version rises with every change that people make: the ETag
 */
public record AlertRoute(
        AlertRouteId id,
        String name,
        boolean enabled,
        Severity atLeast,
        AccountScope scope,
        Set<DetectorId> detectors,
        Destination destination,
        Duration digest,
        Optional<QuietHours> quiet,
        RouteHealth health,
        long version) {
    public AlertRoute {
        detectors = Set.copyOf(detectors);
    }

    /** Whether anything is sent along it. */
    public boolean active() {
        return enabled && !health.stopped();
    }

    /** Whether people want it to be used and what is sent does not arrive. */
    public boolean inTrouble() {
        return enabled && (health.failing() || health.stopped());
    }

    /**
     * Whether it takes a change of an incident.
     *
     * @param account that the incident is in, if it is still known
     */
    public boolean takes(Told change, Optional<Account> account) {
        return active()
                && change.severity().compareTo(atLeast) <= 0
                && (detectors.isEmpty() || !Collections.disjoint(detectors, change.detectors()))
                && account.map(scope::includes)
                        .orElseGet(() -> scope.all() || scope.accounts().contains(change.account()));
    }
}
