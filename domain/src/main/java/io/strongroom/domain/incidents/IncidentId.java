package io.strongroom.domain.incidents;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** An incident's id, UUIDv7: ascending in the order of opening. People say its number. */
public record IncidentId(@JsonValue UUID value) {
    @JsonCreator
    public IncidentId {}

    public static IncidentId next() {
        return new IncidentId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
