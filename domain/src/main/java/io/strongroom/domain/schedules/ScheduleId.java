package io.strongroom.domain.schedules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** A schedule's id, UUIDv7. */
public record ScheduleId(@JsonValue UUID value) {
    @JsonCreator
    public ScheduleId {}

    public static ScheduleId next() {
        return new ScheduleId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
