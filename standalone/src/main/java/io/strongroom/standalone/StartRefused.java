package io.strongroom.standalone;

import java.io.Serial;

/** Strongroom cannot start, for a reason the person at the keyboard can mend; the message says how. */
public final class StartRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** The message is printed as it is, without a stack trace, and the process exits with 1. */
    public StartRefused(String message) {
        super(message);
    }
}
