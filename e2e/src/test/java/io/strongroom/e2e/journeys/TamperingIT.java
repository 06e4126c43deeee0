package io.strongroom.e2e.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.e2e.processes.StrongroomProcess;
import io.strongroom.standalone.LoopbackPort;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From events on the queue, put there by a client that knows SQS and nothing of ours, to the incident that people see. */
@Tag("timed")
class TamperingIT {
    private static final String TOKEN = "tampering-test-token-of-the-administrator";
    private static final String PASSWORD = "correct horse battery staple";
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private static StrongroomProcess strongroom;
    private static ApiClient client;
    private static Dashboard dashboard;
    private static URI queue;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        var port = LoopbackPort.free();
        var sqs = LoopbackPort.free();
        var environment = Map.of(
                "STRONGROOM_BOOTSTRAP_TOKEN", TOKEN,
                "STRONGROOM_ADMIN_PASSWORD", PASSWORD,
                "STRONGROOM_ASSESS_AT_FIRST_START", "false");
        strongroom = StrongroomProcess.standalone(folder.resolve("data"), port, sqs, environment)
                .awaitReady(Duration.ofSeconds(90));
        client = new ApiClient(port, TOKEN);
        dashboard = new Dashboard(strongroom.address("/"));
        dashboard.signIn("admin", PASSWORD);
        queue = URI.create("http://127.0.0.1:" + sqs + "/000000000000/strongroom-events");
    }

    @AfterAll
    static void stop() {
        if (strongroom != null) {
            strongroom.close();
        }
    }

    @Test
    void oneAttackIsOneIncidentWithItsStory() throws Exception {
        assertTrue(dashboard.page("/incidents").contains("ot connected"), "no feed yet is not the same as no incident");
        var attack = new ArrayList<String>();
        attack.add(call("DeleteBackupVaultLockConfiguration", "Attacker", "AssumedRole"));
        for (int i = 0; i < 6; i++) {
            attack.add(call("DeleteRecoveryPoint", "Attacker", "AssumedRole"));
        }
        var sent = System.nanoTime();
        for (var event : attack) {
            send(event);
        }
        var incident = Waiting.until(
                SOON, TamperingIT::newest, one -> one.path("severity").asText().equals("CRITICAL"));
        System.out.printf("tampering: critical %.1f s after the first event%n", (System.nanoTime() - sent) / 1e9);
        assertEquals("CRITICAL", incident.path("severity").asText(), strongroom.output());
        var page = Waiting.until(
                SOON,
                () -> dashboard.page("/incidents/" + incident.path("id").asText()),
                text -> text.contains("DeleteRecoveryPoint") || text.contains("6 recovery points"));
        assertTrue(page.contains("Attacker"), page);
        assertFalse(dashboard.page("/incidents").contains("ot connected"));

        // Told again, it is the same incident, and a service's own deletions are none.
        Waiting.until(SOON, () -> feed().path("taken").asLong(), taken -> taken >= attack.size());
        var before = newest();
        for (var event : attack) {
            send(event);
        }
        send(call("DeleteRecoveryPoint", "AWS Backup", "AWSService"));
        var feed = Waiting.until(
                SOON,
                TamperingIT::feed,
                seen -> seen.path("taken").asLong() == attack.size() + 1
                        && seen.path("doubled").asLong() == attack.size());
        assertEquals(attack.size() + 1, feed.path("taken").asLong(), feed.toString());
        assertEquals(attack.size(), feed.path("doubled").asLong(), feed.toString());
        assertEquals(before, newest());
        assertEquals(1, incidents().size(), incidents().toString());
    }

    private static JsonNode feed() {
        return client.get("/api/v1/feed").body();
    }

    private static JsonNode incidents() {
        return client.get("/api/v1/incidents").body().path("items");
    }

    private static JsonNode newest() {
        return incidents().path(0);
    }

    private void send(String event) throws Exception {
        var form = "Action=SendMessage&Version=2012-11-05&MessageBody=" + URLEncoder.encode(event, UTF_8);
        var request = HttpRequest.newBuilder(queue)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
    }

    private static String call(String name, String who, String type) {
        var identity = type.equals("AWSService")
                ? "{\"type\": \"AWSService\", \"invokedBy\": \"backup.amazonaws.com\"}"
                : """
                {"type": "AssumedRole", "accountId": "123456789012",
                 "arn": "arn:aws:sts::123456789012:assumed-role/%1$s/mallory",
                 "sessionContext": {"sessionIssuer": {"type": "Role", "arn": "arn:aws:iam::123456789012:role/%1$s"}}}""".formatted(who);
        return """
                {"version": "0", "id": "%1$s", "detail-type": "AWS API Call via CloudTrail", "source": "aws.backup",
                 "account": "123456789012", "time": "%2$s", "region": "eu-west-1", "resources": [],
                 "detail": {"eventVersion": "1.11", "eventID": "%1$s", "eventTime": "%2$s",
                  "eventSource": "backup.amazonaws.com", "eventName": "%3$s", "awsRegion": "eu-west-1",
                  "sourceIPAddress": "198.51.100.7", "userAgent": "aws-cli/2", "recipientAccountId": "123456789012",
                  "readOnly": false, "responseElements": null,
                  "requestParameters": {"backupVaultName": "critical-vault",
                   "recoveryPointArn": "arn:aws:backup:eu-west-1:123456789012:recovery-point:%1$s"},
                  "userIdentity": %4$s}}""".formatted(UUID.randomUUID(), Instant.now().truncatedTo(ChronoUnit.SECONDS), name, identity);
    }
}
