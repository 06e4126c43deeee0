package io.strongroom.bench.feed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes messages off the queue and deletes them, ten at a time, and does nothing else: what the embedded SQS itself can do
 * at best, whoever consumes.
 */
final class PlainConsumer {
    /** As many as Strongroom receives with. */
    private static final int RECEIVERS = 8;

    /** An answer that is lost on its way hides its messages; that must not hold up the end. */
    private static final int EMPTY_MOST = 3;

    private PlainConsumer() {}

    /** @return messages a second until there were none */
    static double drain(QueueClient queue, long messages) throws IOException, InterruptedException {
        var taken = new AtomicLong();
        long begun = System.nanoTime();
        try (var progress = Progress.every("plain consumer", () -> taken.get() + " of " + messages);
                var threads = Executors.newFixedThreadPool(RECEIVERS)) {
            var all = new ArrayList<Future<Long>>();
            for (int receiver = 0; receiver < RECEIVERS; receiver++) {
                all.add(threads.submit(() -> drain(queue, taken, messages)));
            }
            long end = begun;
            for (var one : all) {
                end = Math.max(end, one.get());
            }
            return taken.get() / ((end - begun) / 1e9);
        } catch (ExecutionException e) {
            throw new IOException("the plain consumer failed", e.getCause());
        }
    }

    /** @return when its last message was deleted */
    private static long drain(QueueClient queue, AtomicLong taken, long messages)
            throws IOException, InterruptedException {
        long last = System.nanoTime();
        int nothing = 0;
        while (taken.get() < messages && nothing < EMPTY_MOST) {
            var receipts = queue.receive();
            nothing = receipts.isEmpty() ? nothing + 1 : 0;
            if (!receipts.isEmpty()) {
                queue.delete(receipts);
                taken.addAndGet(receipts.size());
                last = System.nanoTime();
            }
        }
        return last;
    }
}
