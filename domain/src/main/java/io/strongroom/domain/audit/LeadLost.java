package io.strongroom.domain.audit;

import java.io.Serial;

/** Another process numbers the log by now. */
public final class LeadLost extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public LeadLost(long epoch) {
        super("the log is no longer numbered in epoch " + epoch);
    }
}
