package io.strongroom.domain.jobs;

import java.time.Instant;

/** Which worker processes are alive. A worker's presence ends with its database session, so a killed one is known at once. */
public interface Workers {
    /** Announces the worker and holds its presence until {@link #leave}. Idempotent; called on every beat, it re-announces after a lost session. */
    void present(WorkerId worker, Instant now);

    void leave(WorkerId worker);

    /** Whether any worker is present: then jobs are worked. */
    boolean anyPresent(Instant now);
}
