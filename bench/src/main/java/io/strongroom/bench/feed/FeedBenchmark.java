package io.strongroom.bench.feed;

import io.strongroom.bench.Bench.Benchmark;
import io.strongroom.bench.Server;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Events from the queue to the incident: how long it takes while 200 come a second, and how fast a backlog of a million is
 * worked off. Beside it, in the same run, a consumer that only receives and deletes: more than it, nobody gets out of that
 * queue. Smaller by {@code -Dfeed.events} and {@code -Dfeed.seconds}.
 */
public final class FeedBenchmark implements Benchmark {
    private static final long EVENTS = Long.getLong("feed.events", 1_000_000);
    private static final int SECONDS = Integer.getInteger("feed.seconds", 300);
    private static final int RATE = Integer.getInteger("feed.rate", 200);
    private static final Duration PATIENCE = Duration.ofMinutes(Integer.getInteger("feed.minutes", 40));
    /** Less than a third of what the backlog takes, so that none of it can hide there. */
    private static final int HEAP_MEBIBYTES = 384;

    private static final long PLAIN_MOST = 200_000;
    private static final String QUEUE = "strongroom-events";
    private static final String DOUBLED =
            "select coalesce(sum(messages), 0)::bigint from feed_counts where what = 'DOUBLED'";
    private static final String INTRUDERS =
            "select count(*) from incidents where principal like '%/" + Traffic.INTRUDER + "%'";

    @Override
    public Map<String, Object> run(Path folder) throws Exception {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("heap, MiB at most", HEAP_MEBIBYTES);
        try (var process = QueueProcess.start(folder, Math.max(EVENTS, PLAIN_MOST))) {
            var queue = process.queue(QUEUE);
            var before = live(figures, folder, process, queue);
            var plain = new ArrayList<Double>();
            plain.add(plain(process.queue("plain"), before.accounts()));
            new Filling(queue, before.accounts(), Instant.now()).fill(EVENTS, "filling");
            long waiting = queue.waiting();
            if (waiting < EVENTS) {
                throw new AssertionError("a void run: " + waiting + " messages wait instead of " + EVENTS);
            }
            var rate = backlog(figures, folder, process, queue, before);
            plain.add(plain(process.queue("plain"), before.accounts()));
            double alone =
                    plain.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            figures.put(
                    "plain consumer: deleted a second, before and after",
                    plain.stream().map("%.0f"::formatted).toList().toString());
            figures.put("backlog: Strongroom / plain consumer", "%.2f".formatted(rate / alone));
        }
        return figures;
    }

    /** How things stood before the backlog. @param incidents of intruders */
    private record Before(List<String> accounts, long stored, long doubled, long incidents) {}

    private static Before live(Map<String, Object> figures, Path folder, QueueProcess process, QueueClient queue)
            throws Exception {
        try (var server = start(folder, process)) {
            await(server, "select count(*) from accounts");
            var accounts =
                    List.copyOf(server.numbers("select id, 1 from accounts").keySet());
            // Detectors ask what an assessment saw; without one they would have less to do.
            server.assess(List.of());
            await(server, "select count(*) from assessments where ended_at is not null");
            if (SECONDS > 0) {
                new Live(server, queue, new Traffic(1, accounts), RATE).run(figures, SECONDS);
            }
            return new Before(
                    accounts, server.number(Draining.STORED), server.number(DOUBLED), server.number(INTRUDERS));
        }
    }

    private static void await(Server server, String some) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (server.number(some) == 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still none within " + PATIENCE + ": " + some);
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private static double backlog(
            Map<String, Object> figures, Path folder, QueueProcess process, QueueClient queue, Before before)
            throws Exception {
        try (var server = start(folder, process)) {
            double rate = new Draining(server, before.stored(), EVENTS).run(figures, PATIENCE);
            figures.put("backlog: messages told twice", server.number(DOUBLED) - before.doubled());
            figures.put(
                    "backlog: attacks that are an incident each",
                    server.number(INTRUDERS) - before.incidents() + " of " + Filling.attacks(EVENTS));
            figures.put("backlog: left on the queue", left(queue));
            return rate;
        }
    }

    /** What is committed is taken off the queue soon after. */
    private static long left(QueueClient queue) throws Exception {
        long left = queue.waiting();
        for (int tries = 0; left > 0 && tries < 50; tries++) {
            TimeUnit.MILLISECONDS.sleep(200);
            left = queue.waiting();
        }
        return left;
    }

    private static double plain(QueueClient queue, List<String> accounts) throws Exception {
        long messages = Math.min(PLAIN_MOST, EVENTS);
        new Filling(queue, accounts, Instant.now()).fill(messages, "filling for the plain consumer");
        return PlainConsumer.drain(queue, messages);
    }

    /** Its own embedded SQS stays idle: the profile's setting goes before the one that standalone gives itself. */
    private static Server start(Path folder, QueueProcess process) throws InterruptedException {
        return Server.start(
                folder,
                HEAP_MEBIBYTES,
                Map.of(
                        "STRONGROOM_ASSESS_AT_FIRST_START",
                        "false",
                        "STRONGROOM_JAVA_OPTIONS",
                        "-D%prod.quarkus.sqs.endpoint-override=" + process.endpoint()));
    }
}
