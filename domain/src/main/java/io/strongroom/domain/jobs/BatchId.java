package io.strongroom.domain.jobs;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** A batch's id, UUIDv7: ascending in the order of making. */
public record BatchId(@JsonValue UUID value) implements Comparable<BatchId> {
    @JsonCreator
    public BatchId {}

    public static BatchId next() {
        return new BatchId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public int compareTo(BatchId other) {
        return value.toString().compareTo(other.value.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
