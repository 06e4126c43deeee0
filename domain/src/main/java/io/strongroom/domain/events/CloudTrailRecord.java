package io.strongroom.domain.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A record of CloudTrail, read. */
final class CloudTrailRecord {
    private static final Pattern SOURCE = Pattern.compile("[a-z0-9.-]{1,128}");
    private static final Pattern SESSION =
            Pattern.compile("(arn:aws[a-z-]*):sts::([0-9]{12}):assumed-role/([^/]+)/(.+)");

    private CloudTrailRecord() {}

    /** @param envelope around it; the record itself where there is none */
    static AwsEvent event(JsonNode record, JsonNode envelope) {
        var source = Fields.text(record, "eventSource", 128);
        if (!SOURCE.matcher(source).matches()) {
            throw new IllegalArgumentException("eventSource: must be a service such as backup.amazonaws.com");
        }
        var resources = new LinkedHashSet<String>();
        record.path("resources").forEach(one -> Fields.arns(one.path("ARN"), 0, resources));
        Fields.arns(record.path("requestParameters"), 0, resources);
        return new AwsEvent(
                Fields.id(record, "eventID"),
                Fields.time(record, "eventTime"),
                account(record, envelope),
                Fields.region(record, "awsRegion"),
                source,
                Fields.text(record, "eventName", 128),
                AwsEvent.Kind.CALL,
                actor(record),
                Fields.line(record, "errorCode", 128),
                List.copyOf(resources),
                record.path("readOnly").asBoolean(false),
                record);
    }

    /** The account that the call was made in; an event that spans accounts is told to each of them. */
    private static AccountId account(JsonNode record, JsonNode envelope) {
        return record.has("recipientAccountId")
                ? Fields.account(record, "recipientAccountId")
                : envelope.has("account")
                        ? Fields.account(envelope, "account")
                        : Fields.account(record.path("userIdentity"), "accountId");
    }

    private static Optional<Actor> actor(JsonNode record) {
        var identity = record.path("userIdentity");
        var arn = Fields.line(identity, "arn", 2048);
        var invokedBy = Fields.line(identity, "invokedBy", 256);
        var account = Fields.line(identity, "accountId", 12).filter(AccountId::fits);
        // A service's own events carry no type, only who invoked them.
        var type = Fields.line(identity, "type", 64)
                .orElse(record.path("eventType").asText().equals("AwsServiceEvent") ? "AWSService" : Actor.UNKNOWN);
        var principal = principal(identity, arn)
                .or(() -> type.equals("AWSService") ? invokedBy : Optional.empty())
                .or(() -> Fields.line(identity, "principalId", 512))
                .or(() -> account)
                .or(() -> invokedBy);
        return principal.map(who -> new Actor(
                type,
                arn,
                who,
                arn.map(SESSION::matcher).filter(Matcher::matches).map(m -> m.group(4)),
                account,
                invokedBy,
                Fields.line(record, "sourceIPAddress", 256),
                Fields.line(record, "userAgent", 512),
                Fields.line(identity.path("sessionContext"), "sourceIdentity", 64)));
    }

    private static Optional<String> principal(JsonNode identity, Optional<String> arn) {
        return Fields.line(identity.path("sessionContext").path("sessionIssuer"), "arn", 2048)
                .or(() -> arn.map(text -> {
                    var session = SESSION.matcher(text);
                    return session.matches()
                            ? session.group(1) + ":iam::" + session.group(2) + ":role/" + session.group(3)
                            : text;
                }));
    }
}
