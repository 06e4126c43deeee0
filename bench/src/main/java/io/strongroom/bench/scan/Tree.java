package io.strongroom.bench.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Watches how much memory a process and all that it started hold together. Pages that several share are counted once for
 * all of them, as the kernel tells it: else whoever forks would look larger than it is.
 */
final class Tree implements AutoCloseable {
    private static final long EVERY_MILLIS = 200;

    private final ProcessHandle root;
    private final Thread watcher;
    private volatile long peakKibibytes;
    private volatile boolean closed;

    private Tree(ProcessHandle root) {
        this.root = root;
        this.watcher = Thread.ofPlatform().daemon().name("memory").unstarted(this::watch);
    }

    static Tree watching(ProcessHandle root) {
        var tree = new Tree(root);
        tree.watcher.start();
        return tree;
    }

    private void watch() {
        while (!closed) {
            peakKibibytes = Math.max(peakKibibytes, now());
            try {
                TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private long now() {
        return Stream.concat(Stream.of(root), root.descendants())
                .mapToLong(Tree::held)
                .sum();
    }

    private static long held(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            // It ended meanwhile.
            return 0;
        }
    }

    /** The most that was held at one of the looks. */
    long peakMebibytes() {
        return peakKibibytes / 1024;
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        watcher.interrupt();
        watcher.join();
    }
}
