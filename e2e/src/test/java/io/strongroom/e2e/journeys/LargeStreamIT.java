package io.strongroom.e2e.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.e2e.processes.ComposedEnvironment;
import io.strongroom.e2e.processes.StrongroomProcess;
import io.strongroom.standalone.LoopbackPort;
import io.strongroom.standalone.postgres.EmbeddedPostgres;
import io.strongroom.standalone.queue.EmbeddedQueue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Enumeration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * As many lines as one request may have, more bytes than the process has heap: it lives only if it holds neither the request
 * nor the answer. {@code -Dlarge-stream.lines=} makes it smaller; the default is what the contract says.
 */
class LargeStreamIT {
    private static final String TOKEN = "a-token-for-a-hundred-thousand-jobs--";
    private static final int LINES = Integer.getInteger("large-stream.lines", 100_000);
    /** Blanks between two members are JSON too: so a line is large without the job being it. */
    private static final int LINE_BYTES = 3000;

    private static final int HEAP_MEBIBYTES = 160;
    private static final Duration START = Duration.ofSeconds(90);

    @TempDir
    private static Path folder;

    @Test
    void aRequestLargerThanTheHeapIsTakenWhole() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        try (var postgres = EmbeddedPostgres.start(folder);
                var queue = EmbeddedQueue.start(LoopbackPort.free())) {
            var environment = ComposedEnvironment.read(postgres.access(), queue);
            var given = Map.of("STRONGROOM_BOOTSTRAP_TOKEN", TOKEN);
            var port = LoopbackPort.free();
            try (var api = StrongroomProcess.part("api", HEAP_MEBIBYTES, port, environment.of("api", given))) {
                var account = discovered(api, new ApiClient(port, TOKEN), environment, given);
                var begun = System.nanoTime();
                var summary = send(api.address("/api/v1/job-batches"), account);
                var took = Duration.ofNanos(System.nanoTime() - begun);
                assertEquals(LINES, summary.path("accepted").asInt(), summary.toString());
                System.out.printf(
                        "large stream: %d lines, %d MiB in %d s; heap at most %d MiB, process at its peak %d MiB%n",
                        LINES, (long) LINES * LINE_BYTES >> 20, took.toSeconds(), HEAP_MEBIBYTES, api.peakMebibytes());
                var batch = new ApiClient(port, TOKEN)
                        .get("/api/v1/job-batches/" + summary.path("batchId").asText())
                        .body();
                assertEquals(LINES, batch.at("/countByState/QUEUED").asInt(), batch.toString());
            }
        }
    }

    /** The api is ready once there is a worker, which finds the accounts; it is gone before there are jobs to be done. */
    private static String discovered(
            StrongroomProcess api, ApiClient client, ComposedEnvironment environment, Map<String, String> given)
            throws InterruptedException {
        try (var worker = StrongroomProcess.part("worker", LoopbackPort.free(), environment.of("worker", given))) {
            worker.awaitReady(START);
            api.awaitReady(START);
            var accounts = Waiting.until(
                    START,
                    () -> client.get("/api/v1/accounts?limit=1").body().path("items"),
                    items -> !items.isEmpty());
            return accounts.path(0).path("id").asText();
        }
    }

    private static JsonNode send(URI address, String account) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/x-ndjson")
                .header("Accept", "application/x-ndjson")
                .header("Idempotency-Key", "one-large-stream")
                .timeout(Duration.ofMinutes(10))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> lines(account)))
                .build();
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofLines());
            assertEquals(200, answer.statusCode());
            JsonNode last = ApiClient.JSON.createObjectNode();
            int n = 0;
            for (var line : (Iterable<String>) answer.body()::iterator) {
                last = ApiClient.JSON.readTree(line);
                n++;
                assertTrue(last.has("summary") || last.path("line").asInt() == n, line);
            }
            assertEquals(LINES + 1, n, "a result for each line, and the summary");
            return last.path("summary");
        }
    }

    /** The lines one by one, as they are asked for: the client holds them no more than the server does. */
    private static InputStream lines(String account) {
        var each = IntStream.range(0, LINES).iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return each.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream(padded(KeyBatch.line(each.next(), account)));
            }
        });
    }

    private static byte[] padded(String job) {
        var open = job.substring(0, job.length() - 1);
        return (open + " ".repeat(LINE_BYTES - job.length() - 1) + "}\n").getBytes(StandardCharsets.UTF_8);
    }
}
