package io.strongroom.domain.accounts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** An AWS account's number: exactly twelve ASCII digits. */
public record AccountId(@JsonValue String value) implements Comparable<AccountId> {
    private static final Pattern TWELVE_DIGITS = Pattern.compile("[0-9]{12}");

    @JsonCreator
    public AccountId {
        if (!fits(value)) {
            throw new IllegalArgumentException("accountId: must be twelve digits");
        }
    }

    /** Whether a text is an account's number. */
    public static boolean fits(String text) {
        return TWELVE_DIGITS.matcher(text).matches();
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
