package io.strongroom.domain.alerts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** A route's id, UUIDv7. */
public record AlertRouteId(@JsonValue UUID value) {
    @JsonCreator
    public AlertRouteId {}

    public static AlertRouteId next() {
        return new AlertRouteId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
