package io.strongroom.domain.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Partition;
import io.strongroom.domain.accounts.Region;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What was read of one account and Region at one moment.
 *
 * @param takenAt the only "now" that a plan knows
 */
public record Snapshot(AccountId account, Region region, Instant takenAt, Map<Facet, Reading> readings) {
    public Snapshot {
        readings = Map.copyOf(readings);
    }

    public Partition partition() {
        return region.partition();
    }

    public boolean has(Facet facet) {
        return readings.containsKey(facet);
    }

    /**
     * The facet's state, empty when AWS said that it is not there.
     *
     * @throws Unreadable when the read failed
     * @throws IllegalStateException when it was never read: the remediation did not ask for it
     */
    public Optional<JsonNode> state(Facet facet) {
        var reading = readings.get(facet);
        if (reading == null) {
            throw new IllegalStateException(facet.label() + " was not read");
        }
        return switch (reading) {
            case Reading.Present(var state) -> Optional.of(state);
            case Reading.Absent() -> Optional.empty();
            case Reading.Denied denied -> throw new Unreadable(facet, denied);
            case Reading.Throttled throttled -> throw new Unreadable(facet, throttled);
            case Reading.Unanswered unanswered -> throw new Unreadable(facet, unanswered);
            case Reading.Unsupported unsupported -> throw new Unreadable(facet, unsupported);
        };
    }

    /**
     * The facet's state when it was read and is there; empty in every other case, failed reads included. For asking what to
     * read next; a plan rests on {@link #state}.
     */
    public Optional<JsonNode> seen(Facet facet) {
        return readings.get(facet) instanceof Reading.Present(var state) ? Optional.of(state) : Optional.empty();
    }
}
