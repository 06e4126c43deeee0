package io.strongroom.e2e.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.e2e.processes.StrongroomProcess;
import io.strongroom.standalone.LoopbackPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many jobs under throttling and executed-then-timed-out calls, in a process that is killed on the way. Bigger by system
 * properties: {@code -Dkilled.jobs=2000 -Dkilled.kills=5}.
 */
class KilledIT {
    private static final String TOKEN = "kill-test-token-of-a-first-administrator";
    private static final int JOBS = Integer.getInteger("killed.jobs", 300);
    private static final int KILLS = Integer.getInteger("killed.kills", 2);
    private static final int ACCOUNTS = 20;
    private static final Duration START = Duration.ofSeconds(90);

    @TempDir
    private static Path folder;

    @Test
    void nothingIsLostAndNothingIsAppliedTwice() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        var data = folder.resolve("data");
        var database = new EmbeddedDatabase(data);
        var port = LoopbackPort.free();
        int kills = 0;
        long batchDone = 0;
        String batch = "";
        while (true) {
            try (var process = start(data, port).awaitReady(START)) {
                var client = new ApiClient(port, TOKEN);
                if (batch.isEmpty()) {
                    batch = submitted(client);
                }
                var path = "/api/v1/job-batches/" + batch;
                if (kills == KILLS) {
                    var all =
                            Waiting.until(Duration.ofMinutes(20), database::unfinished, unfinished -> unfinished == 0);
                    assertEquals(0, all, () -> "not final: " + database.jobsByState());
                    assertEquals(
                            List.of("SUCCEEDED " + JOBS),
                            database.jobsByState(),
                            () -> database.failures().toString());
                    assertEquals(List.of(), database.appliedTwice());
                    assertEquals(List.of(), database.keysMadeTwice());
                    assertEquals(
                            JOBS,
                            client.get(path)
                                    .body()
                                    .path("progress")
                                    .path("done")
                                    .asLong());
                    System.out.println(JOBS + " jobs, " + KILLS + " kills: " + database.jobsByState() + ", "
                            + database.effects() + " effects, none twice");
                    return;
                }
                // Kill while the next share of the work is under way, wherever it happens to be.
                long until = (long) JOBS * (kills + 1) / (KILLS + 2);
                var seen = Waiting.until(
                        Duration.ofMinutes(10),
                        () -> client.get(path)
                                .body()
                                .path("progress")
                                .path("done")
                                .asLong(),
                        done -> done >= until);
                assertTrue(seen > batchDone, "no progress since the last kill: " + database.jobsByState());
                batchDone = seen;
                process.kill();
                kills++;
            }
        }
    }

    private static StrongroomProcess start(Path data, int port) {
        return StrongroomProcess.standalone(
                data,
                port,
                LoopbackPort.free(),
                Map.of(
                        "STRONGROOM_BOOTSTRAP_TOKEN",
                        TOKEN,
                        "STRONGROOM_SANDBOX_FAULTS",
                        "throttle=0.10,timeout-after=0.03,seed=7"));
    }

    private static String submitted(ApiClient client) throws Exception {
        var accounts = client.get("/api/v1/accounts?limit=100").body().path("items");
        assertTrue(accounts.size() >= ACCOUNTS, accounts.toString());
        var lines = IntStream.range(0, JOBS)
                .mapToObj(n -> line(n, accounts.get(n % ACCOUNTS).path("id").asText()))
                .collect(Collectors.joining("\n"));
        var summary = client.postLines(lines, "killed-batch-" + JOBS).path("summary");
        assertEquals(JOBS, summary.path("accepted").asInt(), summary.toString());
        var id = summary.path("batchId").asText();
        assertFalse(id.isEmpty());
        return id;
    }

    private static String line(int n, String account) {
        var job = ApiClient.JSON
                .createObjectNode()
                .put("remediation", "create-backup-key")
                .put("mode", "APPLY")
                .put("reason", "REL09-BP02 baseline")
                .put("clientToken", "killed-" + n);
        job.putObject("target").put("accountId", account).put("region", "eu-west-1");
        job.putObject("parameters").put("name", "killed-" + n);
        return job.toString();
    }
}
