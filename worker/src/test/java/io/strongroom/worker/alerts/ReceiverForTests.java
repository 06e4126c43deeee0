package io.strongroom.worker.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.strongroom.domain.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Assumptions;

/** A webhook and a mail server that others wrote, in a process of their own: see {@code alerts/receive.py}. */
public final class ReceiverForTests implements QuarkusTestResourceLifecycleManager {
    private static final String VARIABLE = "STRONGROOM_PYTHON";
    private static final String PYTHON =
            System.getProperty(VARIABLE, System.getenv().getOrDefault(VARIABLE, ""));
    private static final List<JsonNode> RECEIVED = new CopyOnWriteArrayList<>();
    private static int port;
    private static Path secret = Path.of("");

    private Process process;

    @Override
    public Map<String, String> start() {
        if (PYTHON.isBlank()) {
            return Map.of();
        }
        int smtp = freePort();
        try {
            var folder = Files.createTempDirectory("strongroom-alerts");
            secret = folder.resolve("secret");
            var script = Files.writeString(folder.resolve("receive.py"), script());
            process = new ProcessBuilder(PYTHON, script.toString(), Integer.toString(smtp), secret.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            port = Integer.parseInt(out.readLine());
            Thread.ofVirtual().start(() -> out.lines().map(Json::parse).forEach(RECEIVED::add));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "strongroom.alerts.allow-insecure-targets", "true",
                "strongroom.alert-delivery.mail-from", "strongroom@example.org",
                "strongroom.alert-delivery.public-url", "https://backups.example.org",
                "quarkus.mailer.mock", "false",
                "quarkus.mailer.host", "127.0.0.1",
                "quarkus.mailer.port", Integer.toString(smtp));
    }

    @Override
    public void stop() {
        if (process != null) {
            process.destroy();
        }
    }

    /** Skips the test, and says so, when there is no such process. */
    static void required() {
        Assumptions.assumeFalse(
                PYTHON.isBlank(),
                "skipped: no receiver. Install it with \"pip install -r e2e/requirements.txt\" and set " + VARIABLE
                        + " to that Python");
    }

    static String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** From now on the webhook's messages are checked with this. */
    static void trust(String newSecret) {
        try {
            Files.writeString(secret, newSecret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> received(String what) {
        return RECEIVED.stream()
                .filter(one -> one.path("what").asText().equals(what))
                .toList();
    }

    private static String script() throws IOException {
        try (var in = ReceiverForTests.class.getResourceAsStream("/alerts/receive.py")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
