package io.strongroom.db.events;

import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.EventEnvelope;
import io.strongroom.domain.json.Json;
import java.time.Instant;
import java.util.UUID;

/** Calls as EventBridge tells them. */
public final class EventsForTests {
    /** Of an account in which no other test looks. */
    public static final String ACCOUNT = "210987654321";

    private EventsForTests() {}

    /** Somebody in a role called {@code backup:<name>}. */
    public static AwsEvent call(String role, String name, Instant at) {
        return call(UUID.randomUUID().toString(), role, name, at);
    }

    public static AwsEvent call(String id, String role, String name, Instant at) {
        var text = """
                {"version": "0", "id": "%1$s", "detail-type": "AWS API Call via CloudTrail", "source": "aws.backup",
                 "account": "%5$s", "time": "%4$s", "region": "eu-west-1", "resources": [],
                 "detail": {"eventVersion": "1.11", "eventID": "%1$s", "eventTime": "%4$s", "eventSource": "backup.amazonaws.com",
                  "eventName": "%3$s", "awsRegion": "eu-west-1", "sourceIPAddress": "198.51.100.7", "userAgent": "aws-cli/2",
                  "recipientAccountId": "%5$s", "readOnly": false,
                  "requestParameters": {"backupVaultName": "prod",
                   "backupVaultArn": "arn:aws:backup:eu-west-1:%5$s:backup-vault:prod"},
                  "userIdentity": {"type": "AssumedRole", "accountId": "%5$s",
                   "arn": "arn:aws:sts::%5$s:assumed-role/%2$s/mallory",
                   "sessionContext": {"sessionIssuer": {"arn": "arn:aws:iam::%5$s:role/%2$s"}}}}}""".formatted(id, role, name, at, ACCOUNT);
        if (EventEnvelope.read(text) instanceof EventEnvelope.Event event) {
            return event.event();
        }
        throw new IllegalStateException(String.valueOf(Json.write(EventEnvelope.read(text))));
    }

    public static String principal(String role) {
        return "arn:aws:iam::" + ACCOUNT + ":role/" + role;
    }
}
