package io.strongroom.domain.incidents;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** A detector's name on the wire and for ever, such as {@code INC-10}. */
public record DetectorId(@JsonValue String value) implements Comparable<DetectorId> {
    private static final Pattern FORM = Pattern.compile("INC-[0-9]{2}");

    @JsonCreator
    public DetectorId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("detector: must be INC- and two digits, such as INC-10");
        }
    }

    /** The id, or empty when the text is none. */
    public static Optional<DetectorId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new DetectorId(text)) : Optional.empty();
    }

    @Override
    public int compareTo(DetectorId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
