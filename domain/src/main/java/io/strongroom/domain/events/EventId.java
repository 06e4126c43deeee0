package io.strongroom.domain.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** An event's id as AWS gave it: CloudTrail's eventID, or the envelope's for what a service tells by itself. */
public record EventId(@JsonValue String value) implements Comparable<EventId> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:/-]{1,128}");

    @JsonCreator
    public EventId {
        if (!fits(value)) {
            throw new IllegalArgumentException("eventId: must be 1 to 128 letters, digits and . _ : / -");
        }
    }

    /** Whether a text can be an event's id. */
    public static boolean fits(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(EventId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
