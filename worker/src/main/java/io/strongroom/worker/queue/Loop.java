package io.strongroom.worker.queue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;

/** Does a thing again and again on a virtual thread: at once while there is work, with a pause when idle, slower while it fails. */
public final class Loop {
    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final Duration SLOWEST = Duration.ofSeconds(5);

    private final String name;
    private final Duration idle;
    private final IntSupplier turn;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * @param idle the pause after a turn that found nothing
     * @param turn gives how much it did
     */
    public Loop(String name, Duration idle, IntSupplier turn) {
        this.name = name;
        this.idle = idle;
        this.turn = turn;
    }

    public Loop start() {
        Thread.ofVirtual().name(name).start(this::run);
        return this;
    }

    public void stop() {
        stopped.countDown();
    }

    private void run() {
        int failures = 0;
        try {
            while (stopped.getCount() > 0) {
                try {
                    int done = turn.getAsInt();
                    failures = 0;
                    stopped.await(done > 0 ? 0 : idle.toMillis(), TimeUnit.MILLISECONDS);
                } catch (RuntimeException e) {
                    if (failures++ == 0 && stopped.getCount() > 0) {
                        LOG.warnf(e, "%s fails and goes on trying", name);
                    }
                    stopped.await(backoff(failures), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long backoff(int failures) {
        return Math.min(SLOWEST.toMillis(), Math.max(100, idle.toMillis()) << Math.min(failures, 10));
    }
}
