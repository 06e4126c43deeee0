package io.strongroom.web.incidents;

import io.strongroom.domain.incidents.Incident;
import io.strongroom.web.format.Words;
import java.time.Duration;
import java.time.Instant;

/** How long people took to answer, or have let it burn. */
final class ResponseClock {
    private ResponseClock() {}

    static String of(Incident incident, Instant now) {
        return incident.acknowledgedAt()
                .map(at -> "taken after " + length(incident.openedAt(), at))
                .orElseGet(() -> incident.state().open()
                        ? "nobody has taken it for " + length(incident.openedAt(), now)
                        : "never taken");
    }

    private static String length(Instant from, Instant to) {
        var length = Duration.between(from, to);
        return Words.brief(length.isNegative() ? Duration.ZERO : length);
    }
}
