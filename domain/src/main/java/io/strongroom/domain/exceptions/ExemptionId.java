package io.strongroom.domain.exceptions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** An exception's id, UUIDv7: ascending in the order of being asked for. */
public record ExemptionId(@JsonValue UUID value) {
    @JsonCreator
    public ExemptionId {}

    public static ExemptionId next() {
        return new ExemptionId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
