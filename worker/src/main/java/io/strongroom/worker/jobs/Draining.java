package io.strongroom.worker.jobs;

import java.io.Serial;

/** The worker is stopping: the job goes back as it is, for another worker to go on with. */
final class Draining extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    Draining() {
        super("the worker is stopping", null, false, false);
    }
}
