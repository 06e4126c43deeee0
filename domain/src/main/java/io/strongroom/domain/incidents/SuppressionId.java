package io.strongroom.domain.incidents;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** A suppression's id, a UUIDv7: later ones sort after earlier ones. */
public record SuppressionId(@JsonValue UUID value) {
    @JsonCreator
    public SuppressionId {}

    public static SuppressionId next() {
        return new SuppressionId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
