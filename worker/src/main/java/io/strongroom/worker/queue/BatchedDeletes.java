package io.strongroom.worker.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;

/**
 * Takes messages off one queue, ten with a call. While a call is on its way the next ten gather, and fewer than ten wait only
 * for that: so nobody waits for a clock. What SQS does not take off is tried again, and given up at last with a word in the
 * log: such a message comes again, and is known by then.
 */
final class BatchedDeletes {
    private static final Logger LOG = Logger.getLogger(BatchedDeletes.class);
    /** SQS takes no more with one call. */
    private static final int TOGETHER = 10;

    private static final int CALLS_AT_ONCE = 8;
    private static final int TRIES = 5;

    /** One message that is to go. */
    private record Going(String receipt, CompletableFuture<Void> gone, int failures) {
        Going failed() {
            return new Going(receipt, gone, failures + 1);
        }
    }

    private final Function<List<DeleteMessageBatchRequestEntry>, CompletableFuture<DeleteMessageBatchResponse>> call;
    private final long pauseMillis;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Going> waiting = new ArrayDeque<>();
    private int calls;

    /**
     * @param call asks SQS
     * @param pauseMillis before the second try; it doubles with each
     */
    BatchedDeletes(
            Function<List<DeleteMessageBatchRequestEntry>, CompletableFuture<DeleteMessageBatchResponse>> call,
            long pauseMillis) {
        this.call = call;
        this.pauseMillis = pauseMillis;
    }

    /** @return done, never with a failure, when the message is off the queue or given up */
    CompletableFuture<Void> delete(String receipt) {
        var going = new Going(receipt, new CompletableFuture<>(), 0);
        add(List.of(going));
        return going.gone();
    }

    private void add(List<Going> more) {
        lock.lock();
        try {
            waiting.addAll(more);
        } finally {
            lock.unlock();
        }
        send();
    }

    private void send() {
        for (var next = next(); !next.isEmpty(); next = next()) {
            var sent = next;
            // Composed, so that a call that fails at once is one that failed.
            CompletableFuture.completedFuture(entries(sent)).thenCompose(call).whenComplete((answer, failure) -> {
                lock.lock();
                try {
                    calls--;
                } finally {
                    lock.unlock();
                }
                settle(sent, answer, failure);
                send();
            });
        }
    }

    /** What goes with a call now; none when it is better to wait for one that is on its way. */
    private List<Going> next() {
        var taken = new ArrayList<Going>(TOGETHER);
        lock.lock();
        try {
            boolean worthIt = waiting.size() >= TOGETHER || calls == 0;
            if (calls < CALLS_AT_ONCE && worthIt) {
                while (taken.size() < TOGETHER && !waiting.isEmpty()) {
                    taken.add(waiting.remove());
                }
                calls += taken.isEmpty() ? 0 : 1;
            }
        } finally {
            lock.unlock();
        }
        return taken;
    }

    private static List<DeleteMessageBatchRequestEntry> entries(List<Going> sent) {
        return IntStream.range(0, sent.size())
                .mapToObj(i -> DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(sent.get(i).receipt())
                        .build())
                .toList();
    }

    private void settle(List<Going> sent, @Nullable DeleteMessageBatchResponse answer, @Nullable Throwable failure) {
        if (answer == null) {
            failed(sent, String.valueOf(failure));
            return;
        }
        var gone = answer.successful().stream()
                .map(DeleteMessageBatchResultEntry::id)
                .collect(Collectors.toSet());
        // SQS says so where trying again is of no use: a receipt that has run out, a message that somebody else has
        // now.
        var refused = answer.failed().stream()
                .filter(entry -> Boolean.TRUE.equals(entry.senderFault()))
                .collect(Collectors.toMap(BatchResultErrorEntry::id, BatchResultErrorEntry::code));
        var again = new ArrayList<Going>();
        for (int i = 0; i < sent.size(); i++) {
            var id = Integer.toString(i);
            var one = sent.get(i);
            if (gone.contains(id)) {
                one.gone().complete(null);
            } else if (refused.containsKey(id)) {
                giveUp(List.of(one), refused.get(id));
            } else {
                again.add(one);
            }
        }
        failed(again, "SQS failed on " + again.size() + " of " + sent.size());
    }

    private void failed(List<Going> sent, String reason) {
        var last = sent.stream().filter(one -> one.failures() + 1 >= TRIES).toList();
        giveUp(last, reason);
        var again = sent.stream()
                .filter(one -> one.failures() + 1 < TRIES)
                .map(Going::failed)
                .toList();
        if (!again.isEmpty()) {
            LOG.debugf("%d messages are not deleted yet: %s", again.size(), reason);
            long pause = pauseMillis << (again.getFirst().failures() - 1);
            CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS).execute(() -> add(again));
        }
    }

    private static void giveUp(List<Going> lost, String reason) {
        if (!lost.isEmpty()) {
            LOG.warnf("%d messages could not be deleted and will come again: %s", lost.size(), reason);
            lost.forEach(one -> one.gone().complete(null));
        }
    }
}
