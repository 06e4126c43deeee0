package io.strongroom.e2e.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.standalone.LoopbackPort;
import io.strongroom.standalone.postgres.EmbeddedPostgres;
import io.strongroom.standalone.queue.EmbeddedQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
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
            var environment = environment(postgres.access(), queue);
            try (var api = StrongroomProcess.part("api", LoopbackPort.free(), environment)
                            .awaitReady(START);
                    var web = StrongroomProcess.part("web", LoopbackPort.free(), environment)
                            .awaitReady(START);
                    var worker = StrongroomProcess.part("worker", LoopbackPort.free(), environment)
                            .awaitReady(START)) {
                for (var each : new StrongroomProcess[] {worker, web, api}) {
                    each.terminate();
                    // 128 + SIGTERM: the way a Java process says that it was asked to stop.
                    assertEquals(143, each.awaitExit(Duration.ofSeconds(30)));
                }
            }
        }
    }

    private static Map<String, String> environment(EmbeddedPostgres.Access access, EmbeddedQueue queue) {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", access.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", access.username(),
                "QUARKUS_DATASOURCE_PASSWORD", access.password(),
                "QUARKUS_SQS_ENDPOINT_OVERRIDE", queue.endpoint(),
                "QUARKUS_SQS_AWS_REGION", "us-east-1",
                "QUARKUS_SQS_AWS_CREDENTIALS_TYPE", "static",
                "QUARKUS_SQS_AWS_CREDENTIALS_STATIC_PROVIDER_ACCESS_KEY_ID", "embedded",
                "QUARKUS_SQS_AWS_CREDENTIALS_STATIC_PROVIDER_SECRET_ACCESS_KEY", "embedded",
                "STRONGROOM_AWS", "sandbox");
    }
}
