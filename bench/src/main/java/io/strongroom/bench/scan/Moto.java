package io.strongroom.bench.scan;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.strongroom.standalone.LoopbackPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An AWS that we did not write, in a process of its own. {@code bench/run} brings it. */
final class Moto implements AutoCloseable {
    static final String REGION = "us-east-1";

    private static final Path HOME =
            Path.of("..", ".venv", "wire", "bin").toAbsolutePath().normalize();
    private static final int TRIES = 300;

    private final Process process;
    private final int port;
    private final Path log;

    private Moto(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    static Moto start(Path folder) throws IOException, InterruptedException {
        var port = LoopbackPort.free();
        var log = folder.resolve("moto.log");
        var server = HOME.resolve("moto_server").toString();
        var builder = new ProcessBuilder(server, "-H", "127.0.0.1", "-p", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("MOTO_EC2_LOAD_DEFAULT_AMIS", "false");
        var moto = new Moto(builder.start(), port, log);
        moto.awaitReady();
        return moto;
    }

    private void awaitReady() throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(endpoint() + "/moto-api/")).build();
        try (var http = HttpClient.newHttpClient()) {
            for (int i = 0; i < TRIES; i++) {
                try {
                    http.send(request, HttpResponse.BodyHandlers.discarding());
                    return;
                } catch (IOException e) {
                    // The pause between two looks is also the look whether it has died.
                    if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                        break;
                    }
                }
            }
        }
        close();
        throw new AssertionError("moto does not answer:\n" + Files.readString(log));
    }

    String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /** What whoever calls it needs. moto believes everybody. */
    Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL",
                endpoint(),
                "AWS_ACCESS_KEY_ID",
                "testing",
                "AWS_SECRET_ACCESS_KEY",
                "testing",
                "AWS_REGION",
                REGION,
                "AWS_DEFAULT_REGION",
                REGION);
    }

    /** Makes so many accounts with boto3. @return their numbers */
    List<String> furnish(int accounts) throws IOException, InterruptedException {
        var script = Path.of("src", "main", "python", "accounts.py").toString();
        var builder = new ProcessBuilder(
                        HOME.resolve("python").toString(), script, endpoint(), REGION, Integer.toString(accounts))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(new HashMap<>(environment()));
        var maker = builder.start();
        var numbers = new String(maker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (maker.waitFor() != 0) {
            throw new AssertionError("the accounts could not be made");
        }
        return List.of(new ObjectMapper().readValue(numbers, String[].class));
    }

    /** Calls that it has answered so far: it writes a line for each, a coloured one for what it did not find. */
    long calls() throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" HTTP/1.1")).count();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
