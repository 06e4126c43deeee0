package io.strongroom.verifier;

import java.io.Serial;

/** What was given cannot be checked at all; says nothing about whether it was tampered with. */
final class Unusable extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
        super(message);
    }
}
