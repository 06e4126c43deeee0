package io.strongroom.domain.jobs;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** A job's id, UUIDv7: ascending in the order of making. */
public record JobId(@JsonValue UUID value) implements Comparable<JobId> {
    @JsonCreator
    public JobId {}

    public static JobId next() {
        return new JobId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public int compareTo(JobId other) {
        return value.toString().compareTo(other.value.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
