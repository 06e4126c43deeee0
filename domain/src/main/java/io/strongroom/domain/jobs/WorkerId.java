package io.strongroom.domain.jobs;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One running worker process. A restarted process is another worker. */
public record WorkerId(@JsonValue UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
