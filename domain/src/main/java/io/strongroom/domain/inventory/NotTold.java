package io.strongroom.domain.inventory;

import java.io.Serial;

/** A control asked for something that could not be read. The engine makes it the verdict Unknown. */
public final class NotTold extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Coverage coverage;

    public NotTold(Coverage coverage) {
        super(coverage.toString(), null, false, false);
        this.coverage = coverage;
    }

    public Coverage coverage() {
        return coverage;
    }
}
