package io.strongroom.domain.onboarding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** A connection test's id, UUIDv7: ascending in the order of being asked for. */
public record ConnectionTestId(@JsonValue UUID value) {
    @JsonCreator
    public ConnectionTestId {}

    public static ConnectionTestId next() {
        return new ConnectionTestId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
