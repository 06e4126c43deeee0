package io.strongroom.bench.feed;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Somebody who looks again and again, and remembers when they saw each attack's incident for the first time. */
final class Onlooker implements AutoCloseable {
    private static final Pattern ATTACK = Pattern.compile(Traffic.INTRUDER + "(\\d{5})");

    private final Map<Integer, Long> seen = new ConcurrentHashMap<>();
    private final Thread looking;
    private volatile boolean closed;

    private Onlooker(Look look, Duration pause) {
        this.looking = Thread.ofPlatform().daemon().name("onlooker").unstarted(() -> look(look, pause));
    }

    /** @param look gives what is seen, of the list or the page */
    static Onlooker every(Duration pause, Look look) {
        var onlooker = new Onlooker(look, pause);
        onlooker.looking.start();
        return onlooker;
    }

    private void look(Look look, Duration pause) {
        while (!closed) {
            try {
                var found = ATTACK.matcher(look.look());
                long now = System.nanoTime();
                while (found.find()) {
                    seen.putIfAbsent(Integer.valueOf(found.group(1)), now);
                }
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            } catch (InterruptedException e) {
                return;
            } catch (IOException | SQLException e) {
                // What it does not see counts as not seen.
                System.out.println("  a look failed: " + e);
            }
        }
    }

    /** By attack, the moment of {@link System#nanoTime()} at which it was seen. */
    Map<Integer, Long> seen() {
        return Map.copyOf(seen);
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        looking.join();
    }
}
