package io.strongroom.domain.alerts;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.incidents.IncidentId;
import io.strongroom.domain.users.AccountScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Routes and changes for tests. */
final class Alerts {
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final AccountId ACCOUNT = new AccountId("123456789012");
    static final UUID INCIDENT = UUID.fromString("0193a6f2-7c1e-7a44-8f5e-000000000077");

    private Alerts() {}

    static Told told(Severity severity) {
        return new Told(
                Occasion.OPENED,
                NOW,
                new IncidentId(INCIDENT),
                7,
                "A vault lock was removed",
                "mallory removed the lock of vault payments.",
                severity,
                "DETECTED",
                ACCOUNT,
                Optional.of("mallory"),
                Set.of(new DetectorId("INC-02")),
                Optional.of(412L));
    }

    static AlertRoute route(Duration digest, Optional<QuietHours> quiet) {
        return new AlertRoute(
                AlertRouteId.next(),
                "on call",
                true,
                Severity.LOW,
                AccountScope.everything(),
                Set.of(),
                new Destination.Email("oncall@example.com"),
                digest,
                quiet,
                RouteHealth.untried(),
                1);
    }
}
