package io.strongroom.worker.inventory;

import java.io.Serial;

/** Reading was broken off, because the worker stops or has lost the account; what was read is of no use. */
public final class BrokenOff extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    BrokenOff() {
        super("the reading was broken off", null, false, false);
    }
}
