package io.strongroom.domain.alerts;

import static io.strongroom.domain.alerts.Alerts.NOW;
import static io.strongroom.domain.alerts.Alerts.told;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.json.Json;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static final Links LINKS = new Links(Optional.of(URI.create("https://backups.example.org/")));
    private static final String PAGE = "https://backups.example.org/incidents/" + Alerts.INCIDENT;
    private final Wording wording = new Wording(LINKS);
    private final Payloads payloads = new Payloads(LINKS);

    private static Notice one() {
        return new Notice.Changes(List.of(told(Severity.CRITICAL)));
    }

    @Test
    void aMailTellsTheStory() {
        assertEquals("[Strongroom] CRITICAL opened in 123456789012: A vault lock was removed", wording.subject(one()));
        assertEquals("""
                Opened: incident 7, A vault lock was removed

                What:     mallory removed the lock of vault payments.
                Who:      mallory
                At risk:  412 recovery points
                Severity: CRITICAL
                State:    DETECTED
                Account:  123456789012
                When:     2026-11-24T12:00:00Z

                %s
                """.formatted(PAGE), wording.body(one()));
    }

    @Test
    void aDigestTellsTheFirstInFullAndCountsTheRest() {
        var many = new Notice.Changes(Collections.nCopies(25, told(Severity.HIGH)));
        assertEquals("[Strongroom] 25 changes of incidents, 25 of them HIGH", wording.subject(many));
        var body = wording.body(many);
        assertEquals(20, body.split("What:", -1).length - 1);
        assertTrue(body.endsWith("And 5 more: https://backups.example.org/incidents\n"), body);
    }

    @Test
    void aSubjectIsOneLine() {
        var subject = wording.subject(new Notice.RouteStopped("evil\r\nBcc: x@example.com" + "y".repeat(200)));
        assertFalse(subject.contains("\n") || subject.contains("\r"), subject);
        assertTrue(subject.length() <= 100);
    }

    @Test
    void thePayloadIsThin() {
        var payload = Json.parse(payloads.thin(one(), NOW));
        assertEquals("incident.opened", payload.path("type").asText());
        assertEquals("2026-11-24T12:00:00Z", payload.path("timestamp").asText());
        assertEquals(Json.parse("""
                        {"change":"OPENED","at":"2026-11-24T12:00:00Z","incidentId":"%1$s","number":7,"severity":"CRITICAL",
                         "state":"DETECTED","accountId":"123456789012","detectors":["INC-02"],"links":{
                         "self":"https://backups.example.org/api/v1/incidents/%1$s",
                         "page":"https://backups.example.org/incidents/%1$s"}}""".formatted(Alerts.INCIDENT)), payload.path("data"));
        assertFalse(payload.toString().contains("mallory"), "who it was is asked for over REST");
        var digest =
                Json.parse(payloads.thin(new Notice.Changes(List.of(told(Severity.HIGH), told(Severity.LOW))), NOW));
        assertEquals("incident.digest", digest.path("type").asText());
        assertEquals(2, digest.path("data").path("changes").size());
    }

    @Test
    void inSlackNobodyIsCalledByAName() {
        var told = told(Severity.HIGH);
        var mean = new Told(
                told.occasion(),
                told.at(),
                told.incident(),
                told.number(),
                told.title(),
                "<!channel> & more",
                told.severity(),
                told.state(),
                told.account(),
                Optional.of("<https://evil.example|ok>"),
                told.detectors(),
                told.recoveryPoints());
        var text = payloads.slack(new Notice.Changes(List.of(mean)));
        assertFalse(text.contains("<"), text);
        var message = Json.parse(text);
        assertTrue(message.path("text").asText().startsWith("[Strongroom] HIGH opened"), text);
        assertEquals(2, message.path("blocks").size());
    }

    @Test
    void withoutAnAddressOfOursLinksArePaths() {
        assertTrue(new Wording(new Links(Optional.empty())).body(one()).contains("\n/incidents/" + Alerts.INCIDENT));
    }

    @Test
    void aTestSaysWhoAskedForIt() {
        assertTrue(wording.body(new Notice.Trial("ada")).startsWith("ada asked"));
        assertEquals(
                "alert.test",
                Json.parse(payloads.thin(new Notice.Trial("ada"), NOW))
                        .path("type")
                        .asText());
    }
}
