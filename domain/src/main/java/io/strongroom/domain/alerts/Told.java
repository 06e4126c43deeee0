package io.strongroom.domain.alerts;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.incidents.IncidentId;
import io.strongroom.domain.inventory.backup.BlastRadius;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A change of an incident as it is told: how the incident stood then, whatever becomes of it before the telling arrives.
 *
 * @param what happened, in one sentence
 * @param state label of the state that it came into
 * @param recoveryPoints at risk; empty when none are or nobody could tell
 */
public record Told(
        Occasion occasion,
        Instant at,
        IncidentId incident,
        long number,
        String title,
        String what,
        Severity severity,
        String state,
        AccountId account,
        Optional<String> principal,
        Set<DetectorId> detectors,
        Optional<Long> recoveryPoints) {
    public Told {
        detectors = Set.copyOf(detectors);
    }

    public static Told of(Occasion occasion, Incident incident, String what, Instant at) {
        return new Told(
                occasion,
                at,
                incident.id(),
                incident.number(),
                incident.title(),
                what,
                incident.severity(),
                incident.state().label(),
                incident.account(),
                incident.principal(),
                incident.detectors().keySet(),
                incident.atRisk().map(BlastRadius::recoveryPoints));
    }
}
