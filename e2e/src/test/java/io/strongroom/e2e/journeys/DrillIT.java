package io.strongroom.e2e.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strongroom.e2e.processes.StrongroomProcess;
import io.strongroom.standalone.LoopbackPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drill from its start to contained: by the queue, the detectors, the offers of the incident and the engine for changes. */
class DrillIT {
    private static final String TOKEN = "drill-" + "x".repeat(40);
    private static final String PASSWORD = "correct horse battery";
    private static final Duration SOON = Duration.ofSeconds(150);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    @Test
    void anAttackIsPlayedSeenAndContained() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        var port = LoopbackPort.free();
        var environment = Map.of(
                "STRONGROOM_BOOTSTRAP_TOKEN", TOKEN,
                "STRONGROOM_ADMIN_PASSWORD", PASSWORD,
                "STRONGROOM_ASSESS_AT_FIRST_START", "false",
                "STRONGROOM_DRILL_PLAY", "ransomware",
                "STRONGROOM_DRILL_PACE", "2s");
        try (var strongroom = StrongroomProcess.standalone(
                        folder.resolve("data"), port, LoopbackPort.free(), environment)
                .awaitReady(Duration.ofSeconds(90))) {
            var client = new ApiClient(port, TOKEN);
            var incident = Waiting.until(
                    SOON,
                    () -> client.get("/api/v1/incidents").body().path("items").path(0),
                    DrillIT::wholeStory);
            assertTrue(wholeStory(incident), () -> incident + "\n" + strongroom.output());
            assertEquals(1, client.get("/api/v1/incidents").body().path("items").size());
            assertTrue(incident.path("drill").asBoolean(), incident.toString());
            assertTrue(incident.path("atRisk").path("recoveryPoints").asInt() > 0, incident.toString());
            contain(client, "/api/v1/incidents/" + incident.path("id").asText());

            var dashboard = new Dashboard(strongroom.address("/"));
            dashboard.signIn("admin", PASSWORD);
            var page = dashboard.page("/incidents/" + incident.path("id").asText());
            assertTrue(page.contains("Applied and verified.") && page.contains(">Drill<"), page);
            assertTrue(dashboard.page("/incidents?view=board").contains("Containing"), "the board");
        }
    }

    /** The lock, the policy and the key, and that these are one chain. */
    private static boolean wholeStory(JsonNode incident) {
        var detectors = incident.path("detectors").toString();
        return Stream.of("INC-02", "INC-04", "INC-10", "INC-22").allMatch(detectors::contains);
    }

    /** Asks for what is offered; what takes a second person waits for one. */
    private static void contain(ApiClient client, String path) {
        var offers = new TreeSet<String>();
        client.get(path)
                .body()
                .path("containments")
                .forEach(one -> offers.add(one.path("remediation").asText()));
        assertEquals(
                "[deny-role-sessions, enable-backup-key, hold-recovery-points, lock-backup-vault, restore-vault-policy]",
                offers.toString());
        for (var remediation : offers) {
            var asked =
                    client.post(path + "/containments", JSON.createObjectNode().put("remediation", remediation));
            assertEquals(202, asked.status(), () -> asked.toString());
            var job = client.settled(asked.body().path("id").asText(), Duration.ofSeconds(60));
            var approver = remediation.equals("deny-role-sessions") || remediation.equals("restore-vault-policy");
            assertEquals(
                    approver ? "AWAITING_APPROVAL" : "SUCCEEDED",
                    job.path("state").asText(),
                    job.toString());
            assertEquals(approver ? "" : "CHANGED", job.path("outcome").asText(), job.toString());
        }
        var told = client.get(path).body();
        assertEquals("CONTAINING", told.path("state").asText());
        assertEquals(
                3,
                count(told, "Applied and verified."),
                () -> told.path("timeline").toString());
        assertEquals(
                2,
                count(told, "Its plan waits for approval."),
                () -> told.path("timeline").toString());
    }

    private static long count(JsonNode incident, String text) {
        return StreamSupport.stream(incident.path("timeline").spliterator(), false)
                .filter(line -> line.path("kind").asText().equals("CONTAINMENT"))
                .filter(line -> line.path("text").asText().endsWith(text))
                .count();
    }
}
