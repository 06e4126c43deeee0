package io.strongroom.domain.assessments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** An assessment's id, UUIDv7: ascending in the order of being asked for. */
public record AssessmentId(@JsonValue UUID value) {
    @JsonCreator
    public AssessmentId {}

    public static AssessmentId next() {
        return new AssessmentId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
