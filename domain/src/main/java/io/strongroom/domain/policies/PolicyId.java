package io.strongroom.domain.policies;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** A backup security policy's id, UUIDv7; all its versions share it. */
public record PolicyId(@JsonValue UUID value) implements Comparable<PolicyId> {
    @JsonCreator
    public PolicyId {}

    public static PolicyId next() {
        return new PolicyId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public int compareTo(PolicyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
