package io.strongroom.e2e.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.e2e.processes.StrongroomProcess;
import io.strongroom.standalone.LoopbackPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM while jobs are at work: it is over soon, nothing is half done, and the next start goes on. */
@Tag("timed")
class StoppedIT {
    private static final String TOKEN = "stop-test-token-of-a-first-administrator";
    private static final int JOBS = 60;
    private static final int ACCOUNTS = 20;
    private static final Duration START = Duration.ofSeconds(90);
    /** What docs/reliability.md says is promised; on a machine busy with a build it took less than a second. */
    private static final Duration STOP = Duration.ofSeconds(5);

    @TempDir
    private static Path folder;

    @Test
    void jobsInFlightAreGivenBackAndGoneOnWith() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        var data = folder.resolve("data");
        var port = LoopbackPort.free();
        var database = new EmbeddedDatabase(data);
        try (var strongroom = start(data, port)) {
            new KeyBatch(JOBS, ACCOUNTS).submit(new ApiClient(port, TOKEN));
            Waiting.until(START, database::effects, effects -> effects > 0);
            var running = Waiting.until(START, database::running, count -> count > 1);
            assertTrue(running > 1, "nothing was in flight: a void run");
            var asked = System.nanoTime();
            strongroom.terminate();
            // 128 + SIGTERM: the way a Java process says that it was asked to stop.
            assertEquals(143, strongroom.awaitExit(STOP), strongroom.output());
            System.out.printf(
                    "stopped: %d ms after SIGTERM with %d jobs in flight%n",
                    Duration.ofNanos(System.nanoTime() - asked).toMillis(), running);
        }
        try (var again = start(data, port)) {
            Waiting.until(START, database::unfinished, unfinished -> unfinished == 0);
            assertEquals(List.of("SUCCEEDED " + JOBS), database.jobsByState(), again.output());
            assertEquals(List.of(), database.appliedTwice());
            assertEquals(3L * JOBS, database.effects());
            // Given back in order, not found lying about by the sweeper.
            assertEquals(0, database.takenOver());
        }
    }

    private static StrongroomProcess start(Path data, int port) throws InterruptedException {
        return StrongroomProcess.standalone(
                        data,
                        port,
                        LoopbackPort.free(),
                        Map.of("STRONGROOM_BOOTSTRAP_TOKEN", TOKEN, "STRONGROOM_ASSESS_AT_FIRST_START", "false"))
                .awaitReady(START);
    }
}
