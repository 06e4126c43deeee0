package io.strongroom.e2e.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.e2e.processes.ComposedEnvironment;
import io.strongroom.e2e.processes.StrongroomProcess;
import io.strongroom.standalone.LoopbackPort;
import io.strongroom.standalone.postgres.EmbeddedPostgres;
import io.strongroom.standalone.queue.EmbeddedQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** api, web and worker as three processes on one PostgreSQL and one SQS, as their images run. */
class ThreeProcessesIT {

    private static final Duration START = Duration.ofSeconds(90);

    private static final String TOKEN = "a-token-for-three-processes-of-one-test";

    @TempDir
    private static Path folder;

    @Test
    void aJobAskedForByOneProcessIsDoneByAnother() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        try (var postgres = EmbeddedPostgres.start(folder);
                var queue = EmbeddedQueue.start(LoopbackPort.free())) {
            var environment = ComposedEnvironment.read(postgres.access(), queue);
            try (var api = start("api", environment);
                    var web = start("web", environment);
                    var worker = start("worker", environment)) {
                for (var each : List.of(api, web, worker)) {
                    each.awaitReady(START);
                }
                var client = new ApiClient(api.address("/").getPort(), TOKEN);
                var id = client.submit(
                        "create-backup-key",
                        PracticeSample.ACCOUNT,
                        PracticeSample.REGION,
                        "APPLY",
                        ApiClient.JSON.createObjectNode().put("name", "three-processes"));
                var job = client.settled(id, Duration.ofSeconds(60));
                assertEquals("SUCCEEDED", job.path("state").asText(), () -> job + "\n" + worker.output());
                assertEquals(
                        "alias/backup-three-processes", job.at("/outputs/alias").asText());
                for (var each : List.of(worker, web, api)) {
                    each.terminate();
                    // 128 + SIGTERM: the way a Java process says that it was asked to stop.
                    assertEquals(143, each.awaitExit(Duration.ofSeconds(30)));
                }
            }
        }
    }

    private static StrongroomProcess start(String module, ComposedEnvironment environment) {
        return StrongroomProcess.part(
                module, LoopbackPort.free(), environment.of(module, Map.of("STRONGROOM_BOOTSTRAP_TOKEN", TOKEN)));
    }
}
