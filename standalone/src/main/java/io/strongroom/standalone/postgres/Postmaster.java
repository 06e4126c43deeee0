package io.strongroom.standalone.postgres;

import io.strongroom.standalone.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** PostgreSQL's main process on one data folder. */
record Postmaster(ProcessHandle process) {

    /** PostgreSQL's fast shutdown: sessions are ended, everything is written. */
    private static final String FAST = "INT";

    /** Its immediate shutdown: like a crash, which the next start recovers from. */
    private static final String IMMEDIATE = "QUIT";

    /** The postmaster that still runs on {@code data}, left behind by a Strongroom that was killed. */
    static Optional<Postmaster> orphanOn(Path data) {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            var lines = Files.readAllLines(pidFile);
            if (lines.isEmpty()) {
                // It died while it wrote the file, so it never ran.
                Files.delete(pidFile);
                return Optional.empty();
            }
            var process =
                    ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
            if (process.isPresent() && !worksIn(process.get(), data)) {
                // Another program has the number now; PostgreSQL would take it for itself and refuse to start.
                Files.delete(pidFile);
                return Optional.empty();
            }
            return process.map(Postmaster::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean worksIn(ProcessHandle process, Path data) {
        try {
            return Path.of("/proc", Long.toString(process.pid()), "cwd")
                    .toRealPath()
                    .equals(data.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    /** Stops it, in good order when it can, and waits until it is gone. */
    void stop(Duration patience) {
        if (!endsAfter(FAST, patience) && !endsAfter(IMMEDIATE, patience)) {
            throw new StartRefused("PostgreSQL (pid " + process.pid() + ") does not stop; stop it by hand.");
        }
    }

    private boolean endsAfter(String signal, Duration patience) {
        Command.of(List.of(), "sh", "-c", "kill -" + signal + " " + process.pid())
                .run();
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot wait for pid " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
