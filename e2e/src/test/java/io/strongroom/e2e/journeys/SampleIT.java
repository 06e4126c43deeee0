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
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
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

    private static final String ADMIN_PASSWORD = "sample-test-password-of-the-administrator";

    /** Most of it is the time that the simulation, like AWS, takes until a change shows. */
    private static final Duration PROMISED = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static StrongroomProcess strongroom;
    private static EmbeddedDatabase database;
    private static ApiClient client;
    private static PracticeSample sample;
    private static final SequencedMap<String, JsonNode> FIRST = new LinkedHashMap<>();
    private static List<String> before = List.of();

    @BeforeAll
    static void start() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        var data = folder.resolve("data");
        var port = LoopbackPort.free();
        strongroom = StrongroomProcess.standalone(
                        data,
                        port,
                        LoopbackPort.free(),
                        Map.of(
                                "STRONGROOM_BOOTSTRAP_TOKEN",
                                TOKEN,
                                "STRONGROOM_BOOTSTRAP_APPROVER_TOKEN",
                                APPROVER,
                                "STRONGROOM_ADMIN_PASSWORD",
                                ADMIN_PASSWORD,
                                "STRONGROOM_ASSESS_AT_FIRST_START",
                                "false"))
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
        var effects = database.effects();
        before = database.holdings(PracticeSample.ACCOUNT);
        assertFalse(before.isEmpty());
        var begun = System.nanoTime();
        FIRST.putAll(sample.submit("APPLY"));
        var took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.printf("sample: six jobs in %.1f s%n", took.toMillis() / 1000.0);
        assertTrue(took.compareTo(PROMISED) < 0, "took " + took);
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
        assertTrue(database.effects() > effects);
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
    void rollbacksBringBackWhatWasThere() {
        FIRST.sequencedValues().reversed().forEach(job -> {
            var undone = sample.rollBack(job);
            assertEquals("SUCCEEDED", undone.path("state").asText(), undone.toString());
            var path = "/api/v1/jobs/" + job.path("id").asText() + "/changes";
            var changes = client.get(path).body().path("items");
            assertFalse(changes.isEmpty(), path);
            changes.forEach(
                    change -> assertEquals("UNDONE", change.path("state").asText(), change.toString()));
        });
        var after = database.holdings(PracticeSample.ACCOUNT).stream()
                .map(SampleIT::asBefore)
                .toList();
        // AWS deletes no key at once: it is scheduled to go, and that is all that may be left.
        var key = output("create-backup-key", "keyId").asText();
        var left = without(after, before);
        assertEquals(1, left.size(), () -> String.join("\n", left));
        assertTrue(left.getFirst().contains(key) && left.getFirst().contains("PendingDeletion"), left.toString());
        var gone = without(before, after);
        assertEquals(List.of(), gone, () -> String.join("\n", gone));
    }

    /**
     * Versioning that once was on can be suspended, not unset, which the plan of the roll-back says; and S3 answers AES256
     * for a bucket to which nobody ever said anything, so that is what is brought back, in so many words.
     */
    private static String asBefore(String line) {
        return line.replace(",\"versioning\":{\"Status\":\"Suspended\"}", "")
                .replace(
                        ",\"encryption\":{\"Rules\":[{\"ApplyServerSideEncryptionByDefault\":{\"SSEAlgorithm\":\"AES256\"},"
                                + "\"BucketKeyEnabled\":false}]}",
                        "");
    }

    private static List<String> without(List<String> lines, List<String> others) {
        var rest = new ArrayList<>(lines);
        rest.removeAll(others);
        return rest;
    }

    @Test
    @Order(5)
    void aLockThatNobodyCanUndoNeedsTwoOthersAndItsName() {
        var administrator = new Dashboard(strongroom.address("/"));
        administrator.signIn("admin", ADMIN_PASSWORD);
        var password = administrator.addPerson("second-approver", "APPROVER");
        var approver = new Dashboard(strongroom.address("/"));
        approver.signIn("second-approver", password);
        var token = approver.makeToken("jobs:read", "jobs:approve");
        var outputs = ComplianceLock.agreedByTwo(
                client,
                new ApiClient(strongroom.address("/").getPort(), APPROVER),
                new ApiClient(strongroom.address("/").getPort(), token));
        var lockDate = Instant.parse(outputs.path("lockDate").asText());
        assertTrue(lockDate.isAfter(Instant.now().plus(Duration.ofDays(2))), lockDate.toString());
    }

    private static JsonNode output(String remediation, String name) {
        return FIRST.get(remediation).path("outputs").path(name);
    }
}
