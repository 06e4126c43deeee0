package io.strongroom.domain.incidents;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.EventId;
import io.strongroom.domain.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Detections for tests. */
final class Detected {
    static final Instant AT = Instant.parse("2026-11-24T12:00:00Z");
    static final AccountId ACCOUNT = new AccountId("123456789012");

    private Detected() {}

    static Detection by(String principal, Severity severity, Instant at, String... resources) {
        return of(ACCOUNT, principal, severity, at, resources);
    }

    static Detection of(AccountId account, String principal, Severity severity, Instant at, String... resources) {
        return new Detection(
                new DetectorId("INC-01"),
                severity,
                "It happened.",
                "It matters.",
                List.of(resources),
                Optional.empty(),
                Optional.of(new EventId("e-" + at.getEpochSecond())),
                Optional.of(principal),
                account,
                "eu-west-1",
                at,
                Json.object(),
                CorrelationKey.ofPrincipal(account, principal),
                "INC-01 e-" + at.getEpochSecond());
    }

    static Incident opened(long number, Detection first) {
        return Incident.opened(IncidentId.next(), number, "Title", first, first.at());
    }

    static Incident closed(Incident incident, Instant at) {
        return incident.in(new IncidentState.Closed(at, "ann", Resolution.HANDLED, "done"));
    }
}
