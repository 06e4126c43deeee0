package io.strongroom.domain.assessments;

import java.io.Serial;

/** The account is another worker's by now; what was found is that worker's to write. */
public final class PartLost extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public PartLost(PartLease lease) {
        super("the assessment of " + lease.account() + " is no longer this worker's", null, false, false);
    }
}
