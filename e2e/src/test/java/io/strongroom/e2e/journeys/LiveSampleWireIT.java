package io.strongroom.e2e.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.e2e.processes.StrongroomProcess;
import io.strongroom.standalone.LoopbackPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same six against moto over the wire, with {@code STRONGROOM_AWS=live}; boto3 reads back what they made. */
class LiveSampleWireIT {
    private static final String TOKEN = "live-test-token-of-the-administrator--";
    private static final String APPROVER = "live-test-token-of-another-approver---";

    private static final String REGION = PracticeSample.REGION;

    @TempDir
    private static Path folder;

    @Test
    void anotherClientSeesWhatWasMadeAndWhatWasThereBefore() throws Exception {
        var moto = Moto.orSkip();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        moto.python("furnish.py", REGION);
        var wire = new Wire(moto);
        var before = wire.read("-");
        var port = LoopbackPort.free();
        try (var strongroom = StrongroomProcess.standalone(
                folder.resolve("data"), port, LoopbackPort.free(), environment(moto.endpoint()), "--live")) {
            strongroom.awaitReady(Duration.ofSeconds(90));
            var sample = new PracticeSample(new ApiClient(port, TOKEN), new ApiClient(port, APPROVER));
            var jobs = sample.submit("APPLY");
            jobs.forEach((remediation, job) ->
                    assertEquals("SUCCEEDED", job.path("state").asText(), remediation + " " + job));
            var key = jobs.get("create-backup-key").at("/outputs/keyArn").asText();
            var made = wire.read(key);
            LiveSampleExpectations.assertAllIsMade(made, key);

            sample.submit("APPLY")
                    .forEach((remediation, job) -> assertEquals(
                            "ALREADY_COMPLIANT", job.path("outcome").asText(), remediation + " " + job));
            assertEquals(made, wire.read(key));

            jobs.sequencedValues().reversed().forEach(job -> {
                var undone = sample.rollBack(job);
                assertEquals("SUCCEEDED", undone.path("state").asText(), undone.toString());
                if (job.path("remediation").asText().equals("encrypt-backup-bucket")) {
                    LiveSampleExpectations.assertExceptionsAreSaid(undone);
                }
            });
            LiveSampleExpectations.assertAllIsAsBefore(before, wire.read(key));
        }
    }

    private static Map<String, String> environment(String endpoint) {
        return Map.of(
                "STRONGROOM_BOOTSTRAP_TOKEN",
                TOKEN,
                "STRONGROOM_BOOTSTRAP_APPROVER_TOKEN",
                APPROVER,
                "STRONGROOM_AWS",
                "live",
                "STRONGROOM_ASSESS_AT_FIRST_START",
                "false",
                "AWS_ENDPOINT_URL",
                endpoint,
                "AWS_ACCESS_KEY_ID",
                "testing",
                "AWS_SECRET_ACCESS_KEY",
                "testing",
                "AWS_REGION",
                REGION);
    }

    /** What boto3 reads. */
    private record Wire(Moto moto) {
        JsonNode read(String key) throws Exception {
            return ApiClient.JSON.readTree(moto.python(
                    "readback.py",
                    REGION,
                    "my-backup-bucket",
                    key,
                    "BackupOperators",
                    "backup-audit",
                    "critical-vault"));
        }
    }
}
