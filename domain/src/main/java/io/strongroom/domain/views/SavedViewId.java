package io.strongroom.domain.views;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** A saved view's id, UUIDv7. */
public record SavedViewId(@JsonValue UUID value) {
    @JsonCreator
    public SavedViewId {}

    public static SavedViewId next() {
        return new SavedViewId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
