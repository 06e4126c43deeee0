package io.strongroom.domain.jobs;

import java.io.Serial;

/** The lease is no longer this worker's: another has the job, so stop at once and write nothing more. */
public final class LeaseLost extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public LeaseLost(Lease lease) {
        super("lease lost on job " + lease.job() + " with fence " + lease.fence(), null, false, false);
    }
}
