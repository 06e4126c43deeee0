package io.strongroom.worker.relay;

import io.strongroom.domain.jobs.Dispatches;
import io.strongroom.worker.queue.Wakeups;
import java.time.InstantSource;

/** From the table to the queue: tells workers of due jobs. Any number may run; two never tell of one job at a time. */
final class Relay {
    private static final int MOST_WAKEUPS = 50;

    private final Dispatches dispatches;
    private final Wakeups wakeups;
    private final InstantSource clock;

    Relay(Dispatches dispatches, Wakeups wakeups, InstantSource clock) {
        this.dispatches = dispatches;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    /**
     * Tells of what is due.
     *
     * @return how many wake-ups were sent
     * @throws IllegalStateException when the queue took none of them; they count as not told of
     */
    int turn() {
        var due = dispatches.take(clock.instant(), MOST_WAKEUPS);
        if (due.isEmpty()) {
            return 0;
        }
        var rest = wakeups.send(due);
        if (!rest.isEmpty()) {
            dispatches.giveBack(rest);
        }
        if (rest.size() == due.size()) {
            throw new IllegalStateException("the queue takes no wake-ups");
        }
        return due.size() - rest.size();
    }
}
