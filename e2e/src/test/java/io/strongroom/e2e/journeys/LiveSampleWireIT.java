package io.strongroom.e2e.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.e2e.processes.StrongroomProcess;
import io.strongroom.standalone.LoopbackPort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same six against moto over the wire, with {@code STRONGROOM_AWS=live}; boto3 reads back what they made. */
class LiveSampleWireIT {
    private static final String TOKEN = "live-test-token-of-the-administrator--";
    private static final String APPROVER = "live-test-token-of-another-approver---";

    @TempDir
    private static Path folder;

    @Test
    void anotherClientSeesWhatWasMadeAndThatItCanBeUndone() throws Exception {
        var endpoint = System.getenv("STRONGROOM_MOTO_ENDPOINT");
        var python = System.getenv("STRONGROOM_PYTHON");
        assumeTrue(
                endpoint != null && python != null,
                "moto does not run here; ./test starts it where python3-venv is installed");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        python(python, "furnish.py", endpoint, "eu-west-1");
        var port = LoopbackPort.free();
        try (var strongroom = StrongroomProcess.standalone(
                folder.resolve("data"), port, LoopbackPort.free(), environment(endpoint), "--live")) {
            strongroom.awaitReady(Duration.ofSeconds(90));
            var client = new ApiClient(port, TOKEN);
            var approver = new ApiClient(port, APPROVER);
            var jobs = new PracticeSample(client, approver).submit("APPLY");
            jobs.forEach((remediation, job) ->
                    assertEquals("SUCCEEDED", job.path("state").asText(), remediation + " " + job));
            var key =
                    jobs.get("create-backup-key").path("outputs").path("keyArn").asText();
            check(readback(python, endpoint, key), key);
            new PracticeSample(client, approver)
                    .submit("APPLY")
                    .forEach((remediation, job) -> assertEquals(
                            "ALREADY_COMPLIANT", job.path("outcome").asText(), remediation + " " + job));
            rollBack(client, approver, jobs.get("lock-backup-vault"));
            var after = readback(python, endpoint, key).path("vault");
            assertFalse(after.path("Locked").asBoolean(), after.toString());
        }
    }

    private static void rollBack(ApiClient client, ApiClient approver, JsonNode job) {
        var answer =
                client.post("/api/v1/jobs/" + job.path("id").asText() + "/rollback", ApiClient.JSON.createObjectNode());
        assertEquals(202, answer.status(), answer.toString());
        var id = answer.body().path("id").asText();
        var rollback = client.settled(id, Duration.ofSeconds(60));
        if (rollback.path("state").asText().equals("AWAITING_APPROVAL")) {
            approver.approve(id, "");
            rollback = client.settled(id, Duration.ofSeconds(60));
        }
        assertEquals("SUCCEEDED", rollback.path("state").asText(), rollback.toString());
    }

    private static void check(JsonNode seen, String key) {
        assertTrue(seen.path("aliases").toString().contains("alias/backup-critical-data"), seen.toString());
        assertEquals("production", seen.path("keyTags").path("Environment").asText(), seen.toString());
        assertTrue(seen.path("rotation").asBoolean(), seen.toString());
        var encryption = seen.path("encryption");
        assertEquals(
                key,
                encryption
                        .path("ApplyServerSideEncryptionByDefault")
                        .path("KMSMasterKeyID")
                        .asText());
        assertTrue(encryption.path("BucketKeyEnabled").asBoolean(), seen.toString());
        assertTrue(seen.path("bucketPolicy").toString().contains("aws:SecureTransport"), seen.toString());
        assertEquals("Enabled", seen.path("versioning").asText());
        assertEquals(
                "my-backup-bucket-access-logs",
                seen.path("logging").path("TargetBucket").asText());
        seen.path("publicAccessBlock").forEach(flag -> assertTrue(flag.asBoolean(), seen.toString()));
        assertTrue(seen.path("trust").toString().contains("user/backup-user"), seen.toString());
        assertTrue(seen.path("rolePolicy").toString().contains("iam:PassedToService"), seen.toString());
        assertTrue(seen.path("trail").path("LogFileValidationEnabled").asBoolean(), seen.toString());
        assertTrue(seen.path("trailLogging").asBoolean(), seen.toString());
        assertFalse(seen.path("metricFilters").isEmpty(), seen.toString());
        assertTrue(seen.path("alarms").size() >= seen.path("metricFilters").size(), seen.toString());
        assertEquals(key, seen.path("vault").path("EncryptionKeyArn").asText());
        assertTrue(seen.path("vault").path("Locked").asBoolean(), seen.toString());
        assertEquals(7, seen.path("vault").path("MinRetentionDays").asInt());
    }

    private static Map<String, String> environment(String endpoint) {
        return Map.of(
                "STRONGROOM_BOOTSTRAP_TOKEN", TOKEN,
                "STRONGROOM_BOOTSTRAP_APPROVER_TOKEN", APPROVER,
                "STRONGROOM_AWS", "live",
                "AWS_ENDPOINT_URL", endpoint,
                "AWS_ACCESS_KEY_ID", "testing",
                "AWS_SECRET_ACCESS_KEY", "testing",
                "AWS_REGION", "eu-west-1");
    }

    private static JsonNode readback(String python, String endpoint, String key) throws Exception {
        return ApiClient.JSON.readTree(python(
                python,
                "readback.py",
                endpoint,
                "eu-west-1",
                "my-backup-bucket",
                key,
                "BackupOperators",
                "backup-audit",
                "critical-vault"));
    }

    private static String python(String python, String script, String... arguments)
            throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(python, "src/test/python/" + script));
        words.addAll(List.of(arguments));
        var process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), script);
        return output;
    }
}
