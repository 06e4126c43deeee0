package io.strongroom.domain.remediations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A remediation's name on the wire, kebab-case and for ever, such as {@code create-backup-key}. */
public record RemediationId(@JsonValue String value) implements Comparable<RemediationId> {
    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+){0,9}");

    @JsonCreator
    public RemediationId {
        if (value.length() > 64 || !KEBAB.matcher(value).matches()) {
            throw new IllegalArgumentException("remediation: must be kebab-case");
        }
    }

    @Override
    public int compareTo(RemediationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
