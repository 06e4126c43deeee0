package io.strongroom.domain.alerts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** A delivery's id, UUIDv7: the same for every try, so that receivers know what they have. */
public record DeliveryId(@JsonValue UUID value) {
    @JsonCreator
    public DeliveryId {}

    public static DeliveryId next() {
        return new DeliveryId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
