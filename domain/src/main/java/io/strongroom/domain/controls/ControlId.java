package io.strongroom.domain.controls;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** A control's name on the wire and for ever: its family and a number, such as {@code ENC-04}. */
public record ControlId(@JsonValue String value) implements Comparable<ControlId> {
    private static final Pattern FORM = Pattern.compile("(ENC|TRN|ACC|MON|IMM|NET|GOV|OPS)-[0-9]{2}");

    @JsonCreator
    public ControlId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("control: must be a family and a number, such as ENC-04");
        }
    }

    /** The id, or empty when the text is none. */
    public static Optional<ControlId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ControlId(text)) : Optional.empty();
    }

    /** The family, such as {@code ENC}. */
    public String family() {
        return value.substring(0, 3);
    }

    @Override
    public int compareTo(ControlId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
