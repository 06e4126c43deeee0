package io.strongroom.worker.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.inventory.Reading;
import io.strongroom.domain.inventory.Snapshot;
import io.strongroom.domain.inventory.Unreadable;
import io.strongroom.domain.remediations.Planning;
import io.strongroom.domain.remediations.Remediation;
import io.strongroom.domain.remediations.RemediationRequest;
import io.strongroom.worker.aws.AwsReader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Reads what plans rest on, with a little patience for what may pass at once. */
final class Readings {
    private static final List<Duration> PATIENCE =
            List.of(Duration.ofMillis(150), Duration.ofMillis(400), Duration.ofMillis(900));
    /** Far more rounds than any remediation has dependent reads; one that asks on is broken. */
    private static final int MOST_ROUNDS = 20;

    private final AwsReader reader;
    private final InstantSource clock;
    private final Pauses pauses;

    Readings(AwsReader reader, InstantSource clock, Pauses pauses) {
        this.reader = reader;
        this.clock = clock;
        this.pauses = pauses;
    }

    Reading read(AwsAccount account, Facet facet) {
        var reading = reader.read(account, facet);
        for (var pause : PATIENCE) {
            if (!mayPass(reading)) {
                return reading;
            }
            pauses.pause(pause);
            reading = reader.read(account, facet);
        }
        return reading;
    }

    static boolean mayPass(Reading reading) {
        return reading instanceof Reading.Throttled || reading instanceof Reading.Unanswered;
    }

    /**
     * The facet's state, empty when it is not there.
     *
     * @throws Unreadable when it could not be read
     */
    Optional<JsonNode> state(AwsAccount account, Facet facet) {
        return switch (read(account, facet)) {
            case Reading.Present(var state) -> Optional.of(state);
            case Reading.Absent() -> Optional.empty();
            case Reading.Denied denied -> throw new Unreadable(facet, denied);
            case Reading.Throttled throttled -> throw new Unreadable(facet, throttled);
            case Reading.Unanswered unanswered -> throw new Unreadable(facet, unanswered);
            case Reading.Unsupported unsupported -> throw new Unreadable(facet, unsupported);
        };
    }

    /** All that the remediation wants to know, each thing read once. */
    Snapshot snapshot(AwsAccount account, Remediation remediation, RemediationRequest request) {
        var takenAt = clock.instant();
        var readings = new HashMap<Facet, Reading>();
        var target = request.target();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var soFar = new Snapshot(target.accountId(), target.region(), takenAt, readings);
            var missing = Planning.missing(remediation, request, soFar);
            if (missing.isEmpty()) {
                return soFar;
            }
            missing.forEach(facet -> readings.put(facet, read(account, facet)));
        }
        throw new IllegalStateException(remediation.spec().id() + " asks for ever more facets");
    }
}
