package io.strongroom.domain.users;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A person's id, UUIDv7. */
public record UserId(@JsonValue UUID value) {
    @JsonCreator
    public UserId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
