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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many jobs under throttling and executed-then-timed-out calls, in a process that is killed on the way. Bigger by system
 * properties: {@code -Dkilled.jobs=2000 -Dkilled.kills=5}. docs/reliability.md has the figures of such a run.
 */
class KilledIT {
    private static final String TOKEN = "kill-test-token-of-a-first-administrator";
    private static final int JOBS = Integer.getInteger("killed.jobs", 300);
    private static final int KILLS = Integer.getInteger("killed.kills", 2);
    private static final int ACCOUNTS = 20;
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofMinutes(5).plusSeconds(JOBS);

    @TempDir
    private static Path folder;

    @Test
    void nothingIsLostAndNothingIsAppliedTwice() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        var data = folder.resolve("data");
        var database = new EmbeddedDatabase(data);
        var port = LoopbackPort.free();
        var begun = System.nanoTime();
        var batch = "";
        long batchDone = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            try (var process = start(data, port).awaitReady(START)) {
                var client = new ApiClient(port, TOKEN);
                batch = batch.isEmpty() ? new KeyBatch(JOBS, ACCOUNTS).submit(client) : batch;
                batchDone = killAtWork(process, database, kill, batchDone);
            }
        }
        try (var process = start(data, port).awaitReady(START)) {
            var client = new ApiClient(port, TOKEN);
            batch = batch.isEmpty() ? new KeyBatch(JOBS, ACCOUNTS).submit(client) : batch;
            Waiting.until(PATIENCE, database::unfinished, unfinished -> unfinished == 0);
            assertEveryJobDidItsWorkOnce(database);
            var progress = client.get("/api/v1/job-batches/" + batch).body().path("progress");
            assertEquals(JOBS, progress.path("done").asLong(), progress.toString());
            assertTheFaultsFired(database);
        }
        var took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.printf("killed: %d jobs over %d accounts in %d s%n", JOBS, ACCOUNTS, took.toSeconds());
    }

    /**
     * Kills once the next share of the work is done and jobs are running, wherever they happen to be.
     *
     * @param before how much was done at the last kill
     * @return how much is done at this one
     */
    private static long killAtWork(StrongroomProcess process, EmbeddedDatabase database, int kill, long before)
            throws InterruptedException {
        long share = (long) JOBS * (kill + 1) / (KILLS + 2);
        long left = Waiting.until(PATIENCE, database::unfinished, unfinished -> unfinished <= JOBS - share);
        assertTrue(left <= JOBS - share, () -> "no progress since the last kill: " + database.jobsByState());
        var done = JOBS - left;
        assertTrue(done > before, () -> "no progress since the last kill: " + database.jobsByState());
        var running = Waiting.until(START, database::running, count -> count > 0);
        process.kill();
        assertTrue(running > 0, "nothing was running when it was killed: a void run");
        return done;
    }

    private static void assertEveryJobDidItsWorkOnce(EmbeddedDatabase database) {
        assertEquals(
                List.of("SUCCEEDED " + JOBS),
                database.jobsByState(),
                () -> database.failures().toString());
        assertEquals(List.of(), database.appliedTwice());
        assertEquals(List.of(), database.keysMadeTwice());
        // A key, its rotation and its alias each: neither more nor fewer.
        assertEquals(3L * JOBS, database.effects());
    }

    /** A run in which a fault never struck proves nothing about it. */
    private static void assertTheFaultsFired(EmbeddedDatabase database) {
        var throttled = database.strikes("throttle");
        var timedOut = database.strikes("timeout-after");
        var unanswered = database.unanswered();
        var takenOver = database.takenOver();
        System.out.printf(
                "killed: %d kills, %d jobs taken over from the dead, %d calls throttled, %d executed and timed out,"
                        + " %d effects of which no answer came, %d effects in all, none twice%n",
                KILLS, takenOver, throttled, timedOut, unanswered, database.effects());
        assertTrue(throttled >= JOBS / 10, "a void run: throttled " + throttled);
        assertTrue(timedOut >= JOBS / 50, "a void run: executed and timed out " + timedOut);
        assertTrue(unanswered >= JOBS / 50, "a void run: unanswered " + unanswered);
        assertTrue(takenOver >= KILLS, "a void run: taken over " + takenOver);
    }

    private static StrongroomProcess start(Path data, int port) {
        return StrongroomProcess.standalone(
                data,
                port,
                LoopbackPort.free(),
                Map.of(
                        "STRONGROOM_BOOTSTRAP_TOKEN",
                        TOKEN,
                        "STRONGROOM_ASSESS_AT_FIRST_START",
                        "false",
                        "STRONGROOM_SANDBOX_FAULTS",
                        "throttle=0.10,timeout-after=0.03,seed=7"));
    }
}
