package io.strongroom.domain.users;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a password must be. Length is all that is asked for: rules on characters make people predictable. */
public final class PasswordRules {
    public static final int LEAST = 12;

    /** The hash looks at no more bytes, so that what comes after would count for nothing. */
    public static final int MOST_BYTES = 72;

    private PasswordRules() {}

    /** What is wrong with it; empty when nothing is. */
    public static Optional<String> objection(String password) {
        if (password.length() < LEAST) {
            return Optional.of("must have at least " + LEAST + " characters");
        }
        return password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES
                ? Optional.of("must have at most " + MOST_BYTES + " bytes")
                : Optional.empty();
    }
}
