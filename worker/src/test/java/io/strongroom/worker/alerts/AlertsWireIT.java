package io.strongroom.worker.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.alerts.AlertRoute;
import io.strongroom.domain.alerts.AlertRoutes;
import io.strongroom.domain.alerts.Deliveries;
import io.strongroom.domain.alerts.Destination;
import io.strongroom.domain.alerts.NewAlertRoute;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.EventEnvelope;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detections;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.Role;
import io.strongroom.domain.users.UserId;
import io.strongroom.worker.queue.SqsForTests;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the incident to receivers that others wrote, by the running worker. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(SqsForTests.class)
@WithTestResource(ReceiverForTests.class)
class AlertsWireIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final DetectorSpec LOCK = DetectorSpec.of(
            "INC-02", "A vault lock was removed", Severity.CRITICAL, "backup:DeleteBackupVaultLockConfiguration");
    private static final Principal ADA = new Principal(
            new UserId(UUID.randomUUID()),
            "ada",
            Set.of(Role.ADMINISTRATOR),
            Set.of(Permission.values()),
            AccountScope.everything(),
            Optional.empty(),
            Optional.empty());

    @Inject
    AlertRoutes routes;

    @Inject
    Deliveries deliveries;

    @Inject
    Detections detections;

    @Inject
    InstantSource clock;

    @BeforeEach
    void alone() {
        ReceiverForTests.required();
        routes.list().forEach(one -> routes.remove(one.id(), one.version(), ADA, clock.instant()));
    }

    @Test
    void aWebhookArrivesWithASignatureThatOthersFindGood() {
        var made = add(new Destination.Webhook(ReceiverForTests.address("/hook")));
        ReceiverForTests.trust(made.secret().orElseThrow());
        var incident = happens("webhook");
        var message = awaited("verified", "id", delivery(made.route()));
        assertEquals("incident.opened", message.path("body").path("type").asText());
        var told = message.path("body").path("data");
        assertEquals(incident, told.path("incidentId").asText());
        assertEquals(
                "https://backups.example.org/incidents/" + incident,
                told.path("links").path("page").asText());
        arrived(made.route());
    }

    @Test
    void duringARotationTheSecretBeforeIsStillGood() {
        var made = add(new Destination.Webhook(ReceiverForTests.address("/hook")));
        var first = made.secret().orElseThrow();
        var second = routes.rotateSecret(made.route().id(), 1, ADA, clock.instant())
                .secret()
                .orElseThrow();
        for (var secret : List.of(first, second)) {
            ReceiverForTests.trust(secret);
            var test = deliveries.test(made.route().id(), ADA, clock.instant());
            assertEquals(
                    "alert.test",
                    awaited("verified", "id", test.id().toString())
                            .path("body")
                            .path("type")
                            .asText());
        }
        assertEquals(List.of(), ReceiverForTests.received("forged"));
    }

    @Test
    void whatIsRefusedIsTriedAgainUnderTheSameId() throws Exception {
        var made = add(new Destination.Webhook(ReceiverForTests.address("/hook")));
        ReceiverForTests.trust(made.secret().orElseThrow());
        post(ReceiverForTests.address("/refuse/1"));
        happens("refused");
        var id = delivery(made.route());
        awaited("refused", "id", id);
        Awaitility.await()
                .atMost(SOON)
                .until(() ->
                        !routes.find(made.route().id()).orElseThrow().health().failing()
                                && !ReceiverForTests.received("verified").stream()
                                        .filter(one -> one.path("id").asText().equals(id))
                                        .toList()
                                        .isEmpty());
        assertEquals(
                2,
                deliveries.of(made.route().id(), Optional.empty(), 1).getFirst().tries());
    }

    @Test
    void aMailArrivesAndTellsTheStory() {
        var made = add(new Destination.Email("oncall@example.com"));
        var incident = happens("mail");
        var mail = awaited("mail", "delivery", delivery(made.route()));
        assertEquals("strongroom@example.org", mail.path("from").asText());
        assertEquals("oncall@example.com", mail.path("to").path(0).asText());
        var subject = mail.path("subject").asText();
        assertTrue(subject.startsWith("[Strongroom] CRITICAL opened in 123456789012: A vault was unlocked"), subject);
        var body = mail.path("body").asText().replace("\r\n", "\n");
        assertTrue(body.contains("What:     mail removed the lock of vault payments.\n"), body);
        assertTrue(body.contains("https://backups.example.org/incidents/" + incident), body);
        arrived(made.route());
    }

    @Test
    void slackIsToldAsItLikes() {
        var made = add(new Destination.Slack(ReceiverForTests.address("/slack")));
        happens("slack");
        arrived(made.route());
        var message = ReceiverForTests.received("slack").getLast().path("body");
        assertTrue(message.path("text").asText().startsWith("[Strongroom] CRITICAL opened"), message.toString());
        assertFalse(message.path("blocks").isEmpty());
    }

    @Test
    void aReceiverThatIsGoneIsSeenToFail() {
        var made = add(new Destination.Webhook("http://127.0.0.1:1/hook"));
        happens("gone");
        Awaitility.await().atMost(SOON).until(() -> now(made.route()).inTrouble());
        assertEquals(
                Optional.of("Nothing was sent: the receiver takes no connection."),
                now(made.route()).health().why());
    }

    private AlertRoutes.Made add(Destination destination) {
        return routes.add(
                new NewAlertRoute(
                        "a test's",
                        true,
                        Severity.HIGH,
                        AccountScope.everything(),
                        Set.of(),
                        destination,
                        Duration.ZERO,
                        Optional.empty()),
                ADA,
                clock.instant());
    }

    private AlertRoute now(AlertRoute route) {
        return routes.find(route.id()).orElseThrow();
    }

    private void arrived(AlertRoute route) {
        Awaitility.await()
                .atMost(SOON)
                .until(() -> now(route).health().lastDelivered().isPresent());
    }

    /** The id of the one delivery of a route, as soon as there is one. */
    private String delivery(AlertRoute route) {
        return Awaitility.await()
                .atMost(SOON)
                .until(() -> deliveries.of(route.id(), Optional.empty(), 1), all -> !all.isEmpty())
                .getFirst()
                .id()
                .toString();
    }

    private static JsonNode awaited(String what, String field, String value) {
        return Awaitility.await()
                .atMost(SOON)
                .until(
                        () -> ReceiverForTests.received(what).stream()
                                .filter(one -> one.path(field).asText().equals(value))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static void post(String address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }

    /** Somebody in a role of that name removes a lock. @return the incident's id */
    private String happens(String role) {
        var at = clock.instant();
        var envelope = EventEnvelope.readRecord("""
                {"eventID":"%1$s","eventTime":"%2$s","eventSource":"backup.amazonaws.com",
                 "eventName":"DeleteBackupVaultLockConfiguration","awsRegion":"eu-west-1","recipientAccountId":"%4$s",
                 "sourceIPAddress":"203.0.113.7","userAgent":"aws-cli/2.17",
                 "userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::%4$s:assumed-role/%3$s/x","accountId":"%4$s"},
                 "requestParameters":{"backupVaultName":"payments"}}""".formatted(
                        UUID.randomUUID(),
                        at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                        role,
                        new AccountId("123456789012")));
        if (!(envelope instanceof EventEnvelope.Event(var event))) {
            throw new AssertionError(envelope);
        }
        var detection = Detection.of(LOCK, event)
                .because(role + " removed the lock of vault payments.")
                .impact("Its recovery points can now be deleted.")
                .resources(List.of("arn:aws:backup:eu-west-1:123456789012:backup-vault:" + role))
                .build();
        return detections.record(List.of(detection), at).getFirst().incident().toString();
    }
}
