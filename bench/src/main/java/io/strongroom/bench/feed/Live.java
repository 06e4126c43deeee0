package io.strongroom.bench.feed;

import io.strongroom.bench.Latencies;
import io.strongroom.bench.Server;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Events that come as they happen, 200 a second whether anybody keeps up or not, and an attack every second. What counts is
 * the time from the moment at which an attack's first event was due on the queue, to its open incident seen over REST, and
 * on the page.
 */
final class Live {
    private static final int TICKS_PER_SECOND = 20;
    private static final Duration BETWEEN_ASKS = Duration.ofMillis(50);
    private static final Duration BETWEEN_PAGES = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int WARM_SECONDS = 30;

    private final Server server;
    private final QueueClient queue;
    private final Traffic traffic;
    private final int rate;

    /** @param rate events a second, a multiple of 20 */
    Live(Server server, QueueClient queue, Traffic traffic, int rate) {
        this.server = server;
        this.queue = queue;
        this.traffic = traffic;
        this.rate = rate;
    }

    /** @param sent nanoseconds that a batch took to be on the queue, after it was due */
    private record Sent(Map<Integer, Long> attacks, List<Long> sent) {}

    void run(Map<String, Object> figures, int seconds) throws Exception {
        var cookies = server.signIn();
        long before = server.number(Draining.STORED);
        try (var rest = Onlooker.every(BETWEEN_ASKS, () -> server.get("/api/v1/incidents?limit=50"));
                var page = Onlooker.every(BETWEEN_PAGES, () -> server.page("/incidents", cookies))) {
            var sent = send(WARM_SECONDS + seconds);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (Math.min(rest.seen().size(), page.seen().size())
                            < sent.attacks().size()
                    && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            figures.put("live: events a second", rate);
            figures.put("live: seconds, after " + WARM_SECONDS + " to get warm", seconds);
            tell(figures, "over REST", sent.attacks(), rest.seen());
            tell(figures, "on the page", sent.attacks(), page.seen());
            figures.put(
                    "live: on the queue after they were due, p99, ms",
                    "%.0f"
                            .formatted(Latencies.of(sent.sent().stream()
                                            .mapToLong(Long::longValue)
                                            .toArray())
                                    .milliseconds(0.99)));
            figures.put("live: messages not stored", stillMissing(before, (long) rate * (WARM_SECONDS + seconds)));
        }
        figures.put("live: process, MiB", server.residentMebibytes());
    }

    private Sent send(int seconds) throws InterruptedException, IOException {
        var attacks = new HashMap<Integer, Long>();
        var sending = new ArrayList<Future<Long>>();
        long gap = 1_000_000_000L / TICKS_PER_SECOND;
        long begun = System.nanoTime();
        try (var progress = Progress.every("live", () -> "stored " + server.number(Draining.STORED));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int tick = 0; tick < seconds * TICKS_PER_SECOND; tick++) {
                long due = begun + tick * gap;
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                int second = tick / TICKS_PER_SECOND;
                int step = tick % TICKS_PER_SECOND;
                var batch = batch(second, step);
                if (step == 0 && second >= WARM_SECONDS) {
                    attacks.put(second, due);
                }
                sending.add(threads.submit(() -> {
                    for (int from = 0; from < batch.size(); from += QueueClient.TOGETHER) {
                        queue.send(batch.subList(from, Math.min(batch.size(), from + QueueClient.TOGETHER)));
                    }
                    return System.nanoTime() - due;
                }));
            }
            var sent = new ArrayList<Long>();
            for (var one : sending) {
                sent.add(one.get());
            }
            return new Sent(attacks, sent);
        } catch (ExecutionException e) {
            throw new IOException("an event could not be put on the queue", e.getCause());
        }
    }

    private List<String> batch(int attack, int step) {
        var at = Instant.now();
        var batch = new ArrayList<String>();
        if (step < Traffic.STEPS) {
            batch.add(traffic.attack(attack, step, at));
        }
        while (batch.size() < rate / TICKS_PER_SECOND) {
            batch.add(traffic.ordinary(at));
        }
        return batch;
    }

    private static void tell(
            Map<String, Object> figures, String where, Map<Integer, Long> attacks, Map<Integer, Long> seen) {
        var took = Latencies.of(attacks.entrySet().stream()
                .flatMapToLong(attack -> Optional.ofNullable(seen.get(attack.getKey())).stream()
                        .mapToLong(moment -> moment - attack.getValue()))
                .toArray());
        figures.put("live: incidents seen " + where, took.sorted().length + " of " + attacks.size());
        if (took.sorted().length > 0) {
            for (var share : List.of(0.5, 0.99, 1.0)) {
                var name = share == 1.0 ? "longest" : "p%.0f".formatted(share * 100);
                figures.put(
                        "live: event to incident " + where + ", " + name + ", ms",
                        "%.0f".formatted(took.milliseconds(share)));
            }
        }
    }

    private long stillMissing(long before, long messages) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long stored = server.number(Draining.STORED) - before;
        while (stored < messages && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(200);
            stored = server.number(Draining.STORED) - before;
        }
        return messages - stored;
    }
}
