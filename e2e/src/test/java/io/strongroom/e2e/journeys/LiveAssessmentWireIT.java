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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An estate that boto3 made, with faults and virtues that it tells, assessed on the wire. What moto cannot answer is unknown. */
class LiveAssessmentWireIT {
    private static final String TOKEN = "assessment-test-token-of-the-administrator";
    private static final String ACCOUNT = "210000000007";
    private static final String REGION = PracticeSample.REGION;

    @TempDir
    private static Path folder;

    private record Subject(String control, String resource) {}

    @Test
    void faultsAreFoundVirtuesAreNotAndTheRestIsUnknown() throws Exception {
        var moto = Moto.orSkip();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        var estate = ApiClient.JSON.readTree(moto.python("estate.py", REGION, ACCOUNT));
        var port = LoopbackPort.free();
        try (var strongroom = StrongroomProcess.standalone(
                folder.resolve("data"),
                port,
                LoopbackPort.free(),
                environment(moto.endpoint(), estate.path("credentials")),
                "--live")) {
            strongroom.awaitReady(Duration.ofSeconds(90));
            var client = new ApiClient(port, TOKEN);
            var assessment = assessed(client);
            assertEquals(0, assessment.path("failed").asInt(), assessment.toString());
            var verdicts = verdicts(client);
            assertEquals(List.of(), contradicted(estate.path("truth"), verdicts), verdicts.toString());
            assertUnansweredIsUnknown(assessment, verdicts);
        }
    }

    private static JsonNode assessed(ApiClient client) {
        var list = Waiting.until(
                Duration.ofSeconds(120),
                () -> client.get("/api/v1/assessments").body().path("items"),
                items -> items.size() > 0 && items.get(0).path("state").asText().equals("DONE"));
        assertEquals("DONE", list.path(0).path("state").asText(), list.toString());
        return client.get("/api/v1/assessments/" + list.get(0).path("id").asText())
                .body();
    }

    /** Findings by what they are about; what passes has none. */
    private static Map<Subject, String> verdicts(ApiClient client) {
        var all = new HashMap<Subject, String>();
        var next = "/api/v1/findings?limit=500";
        while (!next.isEmpty()) {
            var page = client.get(next).body();
            page.path("items")
                    .forEach(one -> all.put(
                            new Subject(
                                    one.path("control").asText(),
                                    one.at("/resource/arn").asText()),
                            one.path("verdict").asText()));
            next = page.path("links").path("next").asText();
        }
        assertFalse(all.isEmpty());
        return all;
    }

    private static List<String> contradicted(JsonNode truth, Map<Subject, String> verdicts) {
        var wrong = new ArrayList<String>();
        for (var one : truth) {
            var subject = new Subject(
                    one.path("control").asText(), one.path("resource").asText());
            var expected = one.path("good").asBoolean() ? "PASS" : "FAIL";
            var told = verdicts.getOrDefault(subject, "PASS");
            if (!told.equals(expected)) {
                wrong.add(subject + " is " + expected + ", told " + told);
            }
        }
        return wrong;
    }

    /** moto knows neither recovery points nor vault policies: neither a pass nor a failure may come of that. */
    private static void assertUnansweredIsUnknown(JsonNode assessment, Map<Subject, String> verdicts) {
        var unread = new TreeSet<String>();
        assessment
                .path("coverage")
                .forEach(place -> place.path("unread")
                        .forEach(one -> unread.add(one.path("kind").asText())));
        assertTrue(unread.contains("recovery-points"), unread.toString());
        for (var control : List.of("ACC-01", "ACC-02", "IMM-05", "IMM-07", "MON-13", "MON-19", "MON-20")) {
            var told = verdicts.entrySet().stream()
                    .filter(one -> one.getKey().control().equals(control))
                    .map(Map.Entry::getValue)
                    .collect(Collectors.toSet());
            assertEquals(Set.of("UNKNOWN"), told, control);
        }
    }

    private static Map<String, String> environment(String endpoint, JsonNode credentials) {
        return Map.of(
                "STRONGROOM_BOOTSTRAP_TOKEN",
                TOKEN,
                "STRONGROOM_AWS",
                "live",
                "STRONGROOM_ASSESS_REGIONS",
                REGION,
                "AWS_ENDPOINT_URL",
                endpoint,
                "AWS_ACCESS_KEY_ID",
                credentials.path("aws_access_key_id").asText(),
                "AWS_SECRET_ACCESS_KEY",
                credentials.path("aws_secret_access_key").asText(),
                "AWS_SESSION_TOKEN",
                credentials.path("aws_session_token").asText(),
                "AWS_REGION",
                REGION);
    }
}
