package io.strongroom.worker.events;

import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Events;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages into the store and acknowledges them once that is committed. What the database refuses to keep is set
 * aside, for it would stop all that comes behind it; while the database does not answer, everything stays on the queue.
 *
 * <p>One writer. It commits the next while SQS takes the last off the queue, but not the one after that: else what is not
 * taken off yet would grow without end where SQS is the slower of the two.
 */
final class TakeEvents {
    private static final Logger LOG = Logger.getLogger(TakeEvents.class);

    private final Arrivals<Message<String>> arrivals;
    private final Consumer<List<String>> keep;
    private final Events events;
    private final InstantSource clock;
    private final int most;
    private CompletableFuture<Void> acknowledged = CompletableFuture.completedFuture(null);

    /** @param keep keeps the texts and what comes of them, all or none */
    TakeEvents(
            Arrivals<Message<String>> arrivals,
            Consumer<List<String>> keep,
            Events events,
            InstantSource clock,
            int most) {
        this.arrivals = arrivals;
        this.keep = keep;
        this.events = events;
        this.clock = clock;
        this.most = most;
    }

    /** @return how many were taken */
    int turn() {
        var messages = arrivals.take(most, Arrivals.patience());
        if (!messages.isEmpty()) {
            take(messages);
        }
        return messages.size();
    }

    private void take(List<Message<String>> messages) {
        try {
            keep.accept(messages.stream().map(Message::getPayload).toList());
        } catch (RuntimeException e) {
            if (!refused(e)) {
                messages.forEach(message -> message.nack(e));
                throw e;
            }
            oneByOne(messages);
            return;
        }
        acknowledge(messages);
    }

    private void acknowledge(List<Message<String>> messages) {
        acknowledged.join();
        acknowledged = CompletableFuture.allOf(
                messages.stream().map(TakeEvents::acknowledge).toArray(CompletableFuture<?>[]::new));
    }

    /** One that fails is logged by who acknowledges, and the message comes again. */
    private static CompletableFuture<Void> acknowledge(Message<String> message) {
        return message.ack().toCompletableFuture().exceptionally(failure -> null);
    }

    private void oneByOne(List<Message<String>> messages) {
        for (int i = 0; i < messages.size(); i++) {
            try {
                alone(messages.get(i).getPayload());
            } catch (RuntimeException e) {
                messages.subList(i, messages.size()).forEach(message -> message.nack(e));
                throw e;
            }
            acknowledge(messages.subList(i, i + 1));
        }
    }

    private void alone(String text) {
        try {
            keep.accept(List.of(text));
        } catch (RuntimeException e) {
            if (!refused(e)) {
                throw e;
            }
            LOG.errorf(e, "an event was refused by the database and set aside");
            events.setAside(text, "could not be kept: " + cause(e).getMessage(), clock.instant());
        }
    }

    /** Whether it is about what was to be written, not about whether the database answers: such a message never goes in. */
    private static boolean refused(Throwable failure) {
        var cause = cause(failure);
        return cause instanceof SQLException sql
                && sql.getSQLState() != null
                && (sql.getSQLState().startsWith("22")
                        || sql.getSQLState().startsWith("23")
                        || sql.getSQLState().startsWith("54"));
    }

    private static Throwable cause(Throwable failure) {
        @Nullable Throwable one = failure;
        while (one != null && !(one instanceof SQLException)) {
            one = one.getCause();
        }
        return one == null ? failure : one;
    }

    /** What a detector makes of an event; one that fails has a bug, and must neither keep the event out nor hide itself. */
    static <T> Optional<T> guarded(AwsEvent event, Supplier<Optional<T>> detect, Consumer<String> failed) {
        try {
            return detect.get();
        } catch (RuntimeException e) {
            LOG.errorf(e, "a detector failed on event %s", event.id());
            failed.accept("kept, but a detector failed on it: " + e);
            return Optional.empty();
        }
    }
}
