package io.strongroom.bench.feed;

import io.strongroom.bench.Server;
import io.strongroom.bench.machine.Machine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Strongroom works off a backlog: how fast, and what it holds in memory meanwhile. */
final class Draining {
    /** All messages of which it was committed what came of them. */
    static final String STORED = "select coalesce(sum(messages), 0)::bigint from feed_counts";

    private static final long EVERY_SECONDS = 5;
    private static final Duration STALLED = Duration.ofMinutes(3);

    /** What was seen at one moment. */
    private record Sample(double seconds, long stored, long mebibytes, double load) {}

    private final Server server;
    private final long before;
    private final long messages;
    private final List<Sample> samples = new ArrayList<>();

    /** @param before messages that were stored before the backlog */
    Draining(Server server, long before, long messages) {
        this.server = server;
        this.before = before;
        this.messages = messages;
    }

    /** @return messages a second, from the first that was stored to the last */
    double run(Map<String, Object> figures, Duration patience) throws Exception {
        long begun = System.nanoTime();
        long progressed = begun;
        long last = sample(begun);
        while (last < messages
                && System.nanoTime() - begun < patience.toNanos()
                && System.nanoTime() - progressed < STALLED.toNanos()) {
            TimeUnit.SECONDS.sleep(EVERY_SECONDS);
            long stored = sample(begun);
            if (stored > last) {
                progressed = System.nanoTime();
            }
            last = stored;
        }
        figures.put("backlog: messages", messages);
        if (last < messages) {
            figures.put("backlog: BROKEN OFF, messages not stored", messages - last);
        }
        return tell(figures);
    }

    private long sample(long begun) throws Exception {
        var sample = new Sample(
                (System.nanoTime() - begun) / 1e9,
                server.number(STORED) - before,
                server.residentMebibytes(),
                Machine.load());
        samples.add(sample);
        System.out.printf(
                "  draining, %.0f s: %d of %d, %d MiB, load %.1f%n",
                sample.seconds(), sample.stored(), messages, sample.mebibytes(), sample.load());
        return sample.stored();
    }

    private double tell(Map<String, Object> figures) {
        var first = samples.getFirst();
        var last = samples.getLast();
        double rate = (last.stored() - first.stored()) / Math.max(1e-9, last.seconds() - first.seconds());
        figures.put("backlog: seconds", "%.0f".formatted(last.seconds()));
        figures.put("backlog: stored a second", "%.0f".formatted(rate));
        figures.put("backlog: stored a second, slowest half minute", "%.0f".formatted(slowest()));
        for (int part = 1; part <= 4; part++) {
            long share = messages * part / 4;
            var then = samples.stream()
                    .filter(sample -> sample.stored() >= share)
                    .findFirst()
                    .orElse(last);
            figures.put("backlog: process after %d %%, MiB".formatted(part * 25), then.mebibytes());
        }
        figures.put(
                "backlog: process at its largest, MiB",
                samples.stream().mapToLong(Sample::mebibytes).max().orElseThrow());
        figures.put(
                "backlog: load meanwhile",
                "%.1f to %.1f"
                        .formatted(
                                samples.stream().mapToDouble(Sample::load).min().orElseThrow(),
                                samples.stream().mapToDouble(Sample::load).max().orElseThrow()));
        return rate;
    }

    /** Of any seven samples that follow each other. */
    private double slowest() {
        int window = 6;
        double slowest = Double.MAX_VALUE;
        for (int i = 0; i + window < samples.size(); i++) {
            var from = samples.get(i);
            var until = samples.get(i + window);
            slowest = Math.min(slowest, (until.stored() - from.stored()) / (until.seconds() - from.seconds()));
        }
        return slowest == Double.MAX_VALUE ? Double.NaN : slowest;
    }
}
