package io.strongroom.standalone.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program of the operating system, run to its end. */
record Command(List<String> words, Map<String, String> environment) {

    /** What came of it: exit code and everything it printed. */
    record Result(int exitCode, String output) {}

    Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    static Command of(List<String> prefix, String... words) {
        var all = new ArrayList<>(prefix);
        all.addAll(List.of(words));
        return new Command(all, Map.of());
    }

    /** True when the program exists and ends with 0. */
    boolean succeeds() {
        try {
            return start().exitCode() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    Result run() {
        try {
            return start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + words.getFirst(), e);
        }
    }

    private Result start() throws IOException {
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        try (var output = process.getInputStream()) {
            var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), text);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + words.getFirst() + " ran", e);
        }
    }
}
