package io.strongroom.e2e.processes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A running Strongroom, or a part of it, as an operating system process of its own; killed when closed. */
public final class StrongroomProcess implements AutoCloseable {

    /** The folder that {@code ./run} lies in. */
    public static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Process process;
    private final Path output;
    private final int httpPort;

    private StrongroomProcess(Process process, Path output, int httpPort) {
        this.process = process;
        this.output = output;
        this.httpPort = httpPort;
    }

    /** Starts {@code ./run} with these options on the data folder; what it prints goes to {@code NAME.log} beside it. */
    public static StrongroomProcess standalone(
            Path data, int httpPort, int sqsPort, Map<String, String> environment, String... options) {
        var words = new ArrayList<>(List.of(
                HOME.resolve("run").toString(),
                "--data",
                data.toString(),
                "--port",
                Integer.toString(httpPort),
                "--sqs-port",
                Integer.toString(sqsPort)));
        words.addAll(List.of(options));
        return start(words, environment, httpPort);
    }

    /** Starts api, web or worker alone, as its image would. */
    public static StrongroomProcess part(String module, int httpPort, Map<String, String> environment) {
        return part(module, 384, httpPort, environment);
    }

    /** Starts one part alone with a heap of so many MiB. */
    public static StrongroomProcess part(
            String module, int heapMebibytes, int httpPort, Map<String, String> environment) {
        var jar = HOME.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        assertTrue(Files.exists(jar), jar + " is missing; build with: mvn package");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var all = new HashMap<>(environment);
        all.put("QUARKUS_HTTP_PORT", Integer.toString(httpPort));
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        return start(List.of(java, "-Xmx" + heapMebibytes + "m", "-jar", jar.toString()), all, httpPort);
    }

    private static StrongroomProcess start(List<String> words, Map<String, String> environment, int httpPort) {
        try {
            var output = Files.createTempFile("strongroom-", ".log");
            var builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
            // What the developer's shell says about ports, data or AWS is not what is tested.
            builder.environment().keySet().removeIf(name -> name.startsWith("STRONGROOM_") || name.startsWith("AWS_"));
            builder.environment().putAll(environment);
            return new StrongroomProcess(builder.start(), output, httpPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it says that it can take and do work; what it printed is in the failure when it does not. */
    public StrongroomProcess awaitReady(Duration patience) throws InterruptedException {
        var tries = patience.dividedBy(PAUSE);
        for (long n = 0; n < tries; n++) {
            if (isReady()) {
                return this;
            }
            // The pause between two looks is also the look whether it has died.
            if (process.waitFor(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("It ended with " + process.exitValue() + ":\n" + output());
            }
        }
        throw new AssertionError("Not ready within " + patience + ":\n" + output());
    }

    private boolean isReady() throws InterruptedException {
        var request = HttpRequest.newBuilder(address("/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + httpPort + path);
    }

    public long pid() {
        return process.pid();
    }

    /** The most memory that it has ever held, heap and all else, as the kernel counts it. */
    public long peakMebibytes() throws IOException {
        return mebibytes("VmHWM:");
    }

    /** The memory that it holds now. */
    public long residentMebibytes() throws IOException {
        return mebibytes("VmRSS:");
    }

    private long mebibytes(String what) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + pid() + "/status"))) {
            var line = lines.filter(one -> one.startsWith(what)).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
        }
    }

    /** Sends SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** Sends SIGKILL and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** The exit code, once it has ended by itself. */
    public int awaitExit(Duration patience) throws InterruptedException {
        assertTrue(
                process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS),
                () -> "Still running after " + patience + ":\n" + output());
        return process.exitValue();
    }

    /** Everything it has printed so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
