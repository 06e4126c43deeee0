package io.strongroom.worker.events;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Between receivers that bring one at a time and writers that take many: while a transaction runs the next batch gathers,
 * so that batches are large when much comes and nobody waits when little does. A receiver that brings more than there is
 * room for is told to go on only when there is.
 */
final class Arrivals<T> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition some = lock.newCondition();
    private final Queue<T> waiting = new ArrayDeque<>();
    private final Queue<CompletableFuture<Void>> held = new ArrayDeque<>();
    private final int room;

    Arrivals(int room) {
        this.room = room;
    }

    /** @return done when the receiver may bring another */
    CompletionStage<Void> bring(T one) {
        lock.lock();
        try {
            waiting.add(one);
            some.signal();
            var goOn = new CompletableFuture<Void>();
            if (waiting.size() < room) {
                goOn.complete(null);
            } else {
                held.add(goOn);
            }
            return goOn;
        } finally {
            lock.unlock();
        }
    }

    /** What is there, up to a number; empty when nothing came for so long. */
    List<T> take(int most, Duration patience) {
        var taken = new ArrayList<T>();
        var free = new ArrayList<CompletableFuture<Void>>();
        lock.lock();
        try {
            long left = patience.toNanos();
            while (waiting.isEmpty() && left > 0) {
                left = some.awaitNanos(left);
            }
            while (taken.size() < most && !waiting.isEmpty()) {
                taken.add(waiting.remove());
            }
            if (waiting.size() < room) {
                free.addAll(held);
                held.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        free.forEach(goOn -> goOn.complete(null));
        return taken;
    }

    /** How long writers wait for something before they look whether they are to stop. */
    static Duration patience() {
        return Duration.ofNanos(TimeUnit.MILLISECONDS.toNanos(500));
    }
}
