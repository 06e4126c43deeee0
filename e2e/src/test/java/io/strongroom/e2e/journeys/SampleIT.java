package io.strongroom.e2e.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.e2e.processes.StrongroomProcess;
import io.strongroom.standalone.LoopbackPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The practice's own sample, by API, in the simulated organization, from the first start on. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SampleIT {
    private static final String TOKEN = "sample-test-token-of-the-administrator";
    private static final String APPROVER = "sample-test-token-of-another-approver";

    @TempDir
    private static Path folder;

    private static StrongroomProcess strongroom;
    private static EmbeddedDatabase database;
    private static ApiClient client;
    private static PracticeSample sample;
    private static final Map<String, JsonNode> FIRST = new HashMap<>();

    @BeforeAll
    static void start() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        var data = folder.resolve("data");
        var port = LoopbackPort.free();
        strongroom = StrongroomProcess.standalone(
                        data,
                        port,
                        LoopbackPort.free(),
                        Map.of("STRONGROOM_BOOTSTRAP_TOKEN", TOKEN, "STRONGROOM_BOOTSTRAP_APPROVER_TOKEN", APPROVER))
                .awaitReady(Duration.ofSeconds(90));
        database = new EmbeddedDatabase(data);
        client = new ApiClient(port, TOKEN);
        sample = new PracticeSample(client, new ApiClient(port, APPROVER));
    }

    @AfterAll
    static void stop() {
        strongroom.close();
    }

    @Test
    @Order(1)
    void planningTouchesNothing() {
        var before = database.effects();
        var jobs = sample.submit("PLAN");
        assertEquals(before, database.effects());
        var key = jobs.get("create-backup-key");
        assertEquals("PLANNED", key.path("state").asText(), key.toString());
        assertTrue(key.path("plan").path("digest").asText().startsWith("sha256:"), key.toString());
    }

    @Test
    @Order(2)
    void allSixSucceed() {
        var before = database.effects();
        FIRST.putAll(sample.submit("APPLY"));
        FIRST.forEach((remediation, job) -> {
            assertEquals("SUCCEEDED", job.path("state").asText(), remediation + " " + job);
            assertEquals("CHANGED", job.path("outcome").asText(), remediation + " " + job);
        });
        assertEquals(
                "alias/backup-critical-data",
                output("create-backup-key", "alias").asText());
        assertEquals(
                "my-backup-bucket-access-logs",
                output("encrypt-backup-bucket", "logBucket").asText());
        assertTrue(output("create-backup-role", "roleArn").asText().endsWith(":role/BackupOperators"));
        assertTrue(output("enable-backup-audit-trail", "trailArn").asText().endsWith(":trail/backup-audit"));
        assertFalse(output("enable-backup-audit-trail", "alarms").isEmpty());
        assertTrue(output("create-backup-vault", "vaultArn").asText().endsWith(":backup-vault:critical-vault"));
        assertTrue(database.effects() > before);
    }

    @Test
    @Order(3)
    void aSecondTimeNothingIsLeftToDo() {
        var before = database.effects();
        sample.submit("APPLY").forEach((remediation, job) -> {
            assertEquals("SUCCEEDED", job.path("state").asText(), remediation + " " + job);
            assertEquals("ALREADY_COMPLIANT", job.path("outcome").asText(), remediation + " " + job);
            assertEquals(FIRST.get(remediation).path("outputs"), job.path("outputs"), remediation);
        });
        assertEquals(before, database.effects());
    }

    @Test
    @Order(4)
    void aRollbackRestoresWhatWasThere() {
        var lock = FIRST.get("lock-backup-vault").path("id").asText();
        var answer = client.post("/api/v1/jobs/" + lock + "/rollback", ApiClient.JSON.createObjectNode());
        assertEquals(202, answer.status(), answer.toString());
        var rollback = client.settled(answer.body().path("id").asText(), Duration.ofSeconds(60));
        if (rollback.path("state").asText().equals("AWAITING_APPROVAL")) {
            new ApiClient(strongroom.address("/").getPort(), APPROVER)
                    .approve(rollback.path("id").asText(), "");
            rollback = client.settled(rollback.path("id").asText(), Duration.ofSeconds(60));
        }
        assertEquals("SUCCEEDED", rollback.path("state").asText(), rollback.toString());
        var changes = client.get("/api/v1/jobs/" + lock + "/changes").body().path("items");
        changes.forEach(change -> assertEquals("UNDONE", change.path("state").asText(), change.toString()));
    }

    private static JsonNode output(String remediation, String name) {
        return FIRST.get(remediation).path("outputs").path(name);
    }
}
