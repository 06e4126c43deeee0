package io.strongroom.e2e.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

    @TempDir
    private static Path folder;

    @Test
    void allThreeBecomeReadyAndStopInOrder() throws Exception {
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
                for (var each : List.of(worker, web, api)) {
                    each.terminate();
                    // 128 + SIGTERM: the way a Java process says that it was asked to stop.
                    assertEquals(143, each.awaitExit(Duration.ofSeconds(30)));
                }
            }
        }
    }

    private static StrongroomProcess start(String module, ComposedEnvironment environment) {
        return StrongroomProcess.part(module, LoopbackPort.free(), environment.of(module, Map.of()));
    }
}
