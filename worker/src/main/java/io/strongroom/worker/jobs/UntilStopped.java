package io.strongroom.worker.jobs;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Pauses that end at once when the worker is to stop. */
public final class UntilStopped implements Pauses {
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Override
    public void pause(Duration duration) {
        try {
            if (stopped.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Draining();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Draining();
        }
    }

    /** Ends all pauses, present and to come. */
    public void stop() {
        stopped.countDown();
    }
}
