package io.strongroom.domain.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventEnvelopeTest {
    private static final String CALL = """
            {"version":"0","id":"7bf73129-1428-4cd3-a780-95db273d1602","detail-type":"AWS API Call via CloudTrail",
             "source":"aws.backup","account":"999999999999","time":"2026-11-24T12:00:05Z","region":"eu-west-1","resources":[],
             "detail":{"eventVersion":"1.09","userIdentity":{"type":"AssumedRole","principalId":"AROAX:alice",
              "arn":"arn:aws:sts::123456789012:assumed-role/Admin/alice","accountId":"123456789012",
              "sessionContext":{"sessionIssuer":{"type":"Role","arn":"arn:aws:iam::123456789012:role/teams/Admin"},
              "sourceIdentity":"alice@example.com"}},
              "eventTime":"2026-11-24T12:00:00Z","eventSource":"backup.amazonaws.com","eventName":"DeleteRecoveryPoint",
              "awsRegion":"eu-west-1","sourceIPAddress":"203.0.113.7","userAgent":"aws-cli/2.17",
              "requestParameters":{"backupVaultName":"prod",
              "recoveryPointArn":"arn:aws:backup:eu-west-1:123456789012:recovery-point:1EB3B5E7"},
              "responseElements":null,"eventID":"11111111-2222-3333-4444-555555555555","readOnly":false,
              "eventType":"AwsApiCall","recipientAccountId":"123456789012"}}""";

    private static String poison(String text) {
        return assertInstanceOf(EventEnvelope.Poison.class, EventEnvelope.read(text))
                .reason();
    }

    @Test
    void callIsReadFromTheRecordAndNotFromWhatIsAroundIt() {
        var event = Happened.read(CALL);
        assertEquals("11111111-2222-3333-4444-555555555555", event.id().value());
        assertEquals(Instant.parse("2026-11-24T12:00:00Z"), event.at());
        assertEquals("123456789012", event.account().value());
        assertEquals("backup:DeleteRecoveryPoint", event.word());
        assertEquals(List.of("arn:aws:backup:eu-west-1:123456789012:recovery-point:1EB3B5E7"), event.resources());
        assertEquals(Optional.of("prod"), event.requested("backupVaultName"));
        assertTrue(event.succeeded());
    }

    @Test
    void sessionsOfARoleAreOnePrincipal() {
        var actor = Happened.read(CALL).actor().orElseThrow();
        assertEquals("arn:aws:iam::123456789012:role/teams/Admin", actor.principal());
        assertEquals(Optional.of("alice"), actor.sessionName());
        assertEquals(Optional.of("alice@example.com"), actor.sourceIdentity());
        assertEquals("Admin", actor.called());
        assertFalse(actor.byService());
    }

    @Test
    void roleIsFoundWithoutAnIssuerToo() {
        var text = CALL.replaceAll(
                "(?s)\"sessionContext\":\\{.*?\\}\\}?,\\s*\"sourceIdentity\":\"[^\"]*\"\\}\\}", "\"x\":1}");
        assertEquals(
                "arn:aws:iam::123456789012:role/Admin",
                Happened.read(text).principal().orElseThrow());
    }

    @Test
    void bareRecordIsReadLikeOneInAnEnvelope() {
        var record = Happened.read(CALL).detail().toString();
        var event = assertInstanceOf(EventEnvelope.Event.class, EventEnvelope.readRecord(record))
                .event();
        assertEquals(Happened.read(CALL), event);
    }

    @Test
    void noticeHasTheEnvelopesId() {
        var event = Happened.notice(
                Instant.parse("2026-11-24T12:00:00Z"),
                "aws.backup",
                "Copy Job State Change",
                "[\"arn:aws:ec2:us-west-2::snapshot/snap-1\"]",
                "{\"state\":\"FAILED\",\"resourceArn\":\"r\"}");
        assertEquals("aws.backup:Copy Job State Change", event.word());
        assertEquals(AwsEvent.Kind.NOTICE, event.kind());
        assertEquals(Optional.empty(), event.actor());
        assertEquals(Optional.of("r"), event.subject());
    }

    @Test
    void otherEnvelopesAreCountedByType() {
        var other =
                "{\"id\":\"e\",\"detail-type\":\"EC2 Instance State-change Notification\",\"source\":\"aws.ec2\",\"detail\":{}}";
        assertEquals(new EventEnvelope.Unknown("EC2 Instance State-change Notification"), EventEnvelope.read(other));
    }

    @Test
    void whoeverIsNotAwsTellsNoCallsOfOthers() {
        assertTrue(poison(CALL.replace("\"source\":\"aws.backup\"", "\"source\":\"com.example\""))
                .contains("com.example"));
    }

    @Test
    void brokenTextsSayWhatIsWrong() {
        assertTrue(poison("[]").contains("JSON object"));
        assertFalse(poison("{").isBlank());
        assertFalse(poison("").isBlank());
        assertTrue(poison("{\"detail-type\":\"x\"}").contains("source"));
        assertTrue(poison(CALL.replace("\"recipientAccountId\":\"123456789012\"", "\"recipientAccountId\":\"12\""))
                .contains("recipientAccountId"));
        assertTrue(poison(CALL.replace("\"eventTime\":\"2026-11-24T12:00:00Z\"", "\"eventTime\":\"yesterday\""))
                .contains("eventTime"));
        assertTrue(poison(CALL.replace("\"eventTime\":\"2026-", "\"eventTime\":\"1999-"))
                .contains("between"));
        assertTrue(poison(CALL.replace("DeleteRecoveryPoint", "Delete\\u0007Point"))
                .contains("eventName"));
        assertTrue(poison(CALL.replace("\"version\":\"0\"", "\"version\":\"0\",\"version\":\"1\""))
                .contains("uplicate"));
    }

    private static String poisonAt(String arrived) {
        return assertInstanceOf(EventEnvelope.Poison.class, EventEnvelope.read(CALL, Instant.parse(arrived)))
                .reason();
    }

    @Test
    void whatCannotHaveHappenedYetIsSetAside() {
        assertTrue(poisonAt("2026-11-24T10:59:59Z").contains("more than an hour after it came"));
        assertInstanceOf(EventEnvelope.Event.class, EventEnvelope.read(CALL, Instant.parse("2026-11-24T11:00:00Z")));
    }

    @Test
    void whatIsOlderThanWhatIsKeptIsSetAside() {
        var kept = Instant.parse("2026-11-24T12:00:00Z").plus(Events.KEPT);
        assertInstanceOf(EventEnvelope.Event.class, EventEnvelope.read(CALL, kept));
        assertTrue(poisonAt(kept.plusSeconds(1).toString()).contains("90 days"));
    }

    @Test
    void whatIsNoEventIsReadTheSameWheneverItCame() {
        var other = "{\"id\":\"e\",\"detail-type\":\"Other\",\"source\":\"aws.ec2\",\"detail\":{}}";
        assertEquals(new EventEnvelope.Unknown("Other"), EventEnvelope.read(other, Instant.EPOCH));
        assertEquals(EventEnvelope.read("{"), EventEnvelope.read("{", Instant.EPOCH));
    }

    @Test
    void tooLargeOneIsPoison() {
        assertTrue(poison(CALL.replace("aws-cli/2.17", "x".repeat(EventEnvelope.BYTES_MOST)))
                .contains("256 KiB"));
        assertTrue(poison(CALL.replace("aws-cli/2.17", "\u20ac".repeat(EventEnvelope.BYTES_MOST / 2)))
                .contains("256 KiB"));
    }

    @Test
    void nobodyHidesBehindCharactersThatNoDatabaseKeeps() {
        var event = Happened.read(CALL.replace("aws-cli/2.17", "a\\u0000b\\ud800c"));
        assertEquals(Optional.of("a\ufffdb\ufffdc"), event.actor().orElseThrow().userAgent());
        assertEquals("a\ufffdb\ufffdc", event.detail().path("userAgent").asText());
    }

    @Test
    void deeplyNestedOneIsPoison() {
        assertFalse(poison("{\"a\":".repeat(5000) + "1" + "}".repeat(5000)).isBlank());
    }

    @Test
    void whateverIsCutOrFlippedNeverThrows() {
        var random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            var text = new StringBuilder(CALL);
            for (int j = 0; j < 3; j++) {
                text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(128));
            }
            EventEnvelope.read(
                    text.substring(0, random.nextInt(10) == 0 ? random.nextInt(text.length()) : text.length()));
        }
    }

    @Test
    void feedIsConnectedSilentOrNotThere() {
        var now = Instant.parse("2026-11-24T12:00:00Z");
        var patience = Duration.ofHours(1);
        assertEquals(new FeedState.NotConnected(), FeedState.of(Optional.empty(), patience, now));
        assertEquals(
                new FeedState.Connected(now.minusSeconds(3600)),
                FeedState.of(Optional.of(now.minusSeconds(3600)), patience, now));
        assertEquals(
                new FeedState.SilentSince(now.minusSeconds(3601)),
                FeedState.of(Optional.of(now.minusSeconds(3601)), patience, now));
    }
}
