package io.strongroom.bench.feed;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** Says every few seconds how far a long part is. */
final class Progress implements AutoCloseable {
    private static final long SECONDS = 5;

    private final Thread teller;

    private Progress(String name, Look how) {
        long begun = System.nanoTime();
        this.teller = Thread.ofPlatform().daemon().name("progress").start(() -> {
            try {
                while (true) {
                    TimeUnit.SECONDS.sleep(SECONDS);
                    System.out.printf(
                            "  %s, %d s: %s%n", name, (System.nanoTime() - begun) / 1_000_000_000, how.look());
                }
            } catch (InterruptedException e) {
                // It is over.
                Thread.currentThread().interrupt();
            } catch (IOException | SQLException e) {
                System.out.printf("  %s: %s%n", name, e);
            }
        });
    }

    static Progress every(String name, Look how) {
        return new Progress(name, how);
    }

    @Override
    public void close() {
        teller.interrupt();
    }
}
