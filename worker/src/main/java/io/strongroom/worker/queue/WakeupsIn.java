package io.strongroom.worker.queue;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.strongroom.domain.jobs.Wakeup;
import io.strongroom.domain.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** The consumer of the queue. How many run at once is bounded by the worker's concurrency. */
@ApplicationScoped
class WakeupsIn {
    private static final Logger LOG = Logger.getLogger(WakeupsIn.class);

    private final Turn turn;

    WakeupsIn(Turn turn) {
        this.turn = turn;
    }

    @Incoming("wakeups-in")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    @RunOnVirtualThread
    CompletionStage<Void> take(Message<String> message) {
        Wakeup wakeup;
        try {
            wakeup = Json.read(message.getPayload(), Wakeup.class);
        } catch (IllegalArgumentException e) {
            // It comes again at once, and after the last time it is a dead letter, where people see it.
            LOG.warnf("a message that is no wake-up: %s", e.getMessage());
            return message.nack(e);
        }
        var acknowledged = new AtomicBoolean();
        try {
            turn.take(wakeup, () -> acknowledge(message, acknowledged));
        } catch (Exception e) {
            // The rows stand for the work: what was claimed is swept when its lease ends, what was not is told of
            // again.
            LOG.errorf(e, "the turn of account %s ended early", wakeup.account());
        }
        acknowledge(message, acknowledged);
        return CompletableFuture.completedFuture(null);
    }

    private static void acknowledge(Message<String> message, AtomicBoolean acknowledged) {
        if (acknowledged.compareAndSet(false, true)) {
            message.ack();
        }
    }
}
