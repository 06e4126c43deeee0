package io.strongroom.web.accounts;

import java.util.Optional;
import java.util.UUID;

/** Ids as they come in addresses. */
public final class Ids {
    private static final int LENGTH = 36;

    private Ids() {}

    /** The id, or empty when the text is none. */
    public static Optional<UUID> parse(String text) {
        try {
            return text.length() == LENGTH ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
