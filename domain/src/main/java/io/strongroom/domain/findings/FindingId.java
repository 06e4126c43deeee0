package io.strongroom.domain.findings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** A finding's id, UUIDv7: ascending in the order of first being seen. */
public record FindingId(@JsonValue UUID value) {
    @JsonCreator
    public FindingId {}

    public static FindingId next() {
        return new FindingId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
