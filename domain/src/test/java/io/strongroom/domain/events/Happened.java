package io.strongroom.domain.events;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.json.Json;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Events as AWS writes them, read as the queue's are. */
public final class Happened {
    public static final String ROLE = "arn:aws:iam::123456789012:role/Admin";
    public static final String OUR_ROLE = "arn:aws:iam::123456789012:role/strongroom-remediate";
    public static final String OUR_JOB = "01936000-0000-7000-8000-000000000001";
    /** A Tuesday at noon. */
    public static final Instant AT = Instant.parse("2026-11-24T12:00:00Z");

    private static final AtomicLong NEXT = new AtomicLong();

    private Happened() {}

    /** A call by somebody with the role Admin. @param requestParameters JSON */
    public static AwsEvent call(String source, String name, String requestParameters) {
        return event(source, name, AT, session(ROLE, "mallory"), requestParameters, "");
    }

    public static AwsEvent callAt(Instant at, String source, String name, String requestParameters) {
        return event(source, name, at, session(ROLE, "mallory"), requestParameters, "");
    }

    /** The same call, by somebody else. @param userIdentity JSON */
    public static AwsEvent by(String userIdentity, AwsEvent call) {
        return event(
                call.source(),
                call.name(),
                call.at(),
                userIdentity,
                call.request().toString(),
                "");
    }

    /** The same call, refused. */
    public static AwsEvent refused(AwsEvent call, String message) {
        return event(
                call.source(),
                call.name(),
                call.at(),
                call.detail().path("userIdentity").toString(),
                call.request().toString(),
                ",\"errorCode\":\"AccessDenied\",\"errorMessage\":" + Json.write(message));
    }

    /** The same event, told to another account. */
    public static AwsEvent in(String account, AwsEvent event) {
        return new AwsEvent(
                new EventId(event.id() + "-" + account),
                event.at(),
                new AccountId(account),
                event.region(),
                event.source(),
                event.name(),
                event.kind(),
                event.actor(),
                event.error(),
                event.resources(),
                event.readOnly(),
                event.detail());
    }

    /** What retention does: AWS Backup itself. */
    public static String awsBackup() {
        return """
                {"type":"AWSService","invokedBy":"backup.amazonaws.com"}""";
    }

    public static String ourWorker() {
        return session(OUR_ROLE, OUR_JOB);
    }

    public static String session(String roleArn, String sessionName) {
        var name = roleArn.substring(roleArn.lastIndexOf('/') + 1);
        var account = roleArn.split(":")[4];
        return """
                {"type":"AssumedRole","principalId":"AROAEXAMPLE:%2$s","arn":"arn:aws:sts::%4$s:assumed-role/%1$s/%2$s",
                 "accountId":"%4$s","accessKeyId":"ASIAEXAMPLE",
                 "sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROAEXAMPLE","arn":"%3$s",
                 "accountId":"%4$s","userName":"%1$s"},"attributes":{"mfaAuthenticated":"false"}}}""".formatted(name, sessionName, roleArn, account);
    }

    private static AwsEvent event(
            String source, String name, Instant at, String userIdentity, String requestParameters, String more) {
        var id = "00000000-0000-4000-8000-%012d".formatted(NEXT.incrementAndGet());
        return read("""
                {"version":"0","id":"e-%1$s","detail-type":"AWS API Call via CloudTrail","source":"aws.%2$s",
                 "account":"123456789012","time":"%3$s","region":"eu-west-1","resources":[],
                 "detail":{"eventVersion":"1.09","userIdentity":%4$s,"eventTime":"%3$s","eventSource":"%5$s",
                  "eventName":"%6$s","awsRegion":"eu-west-1","sourceIPAddress":"203.0.113.7",
                  "userAgent":"aws-cli/2.17","requestParameters":%7$s,"responseElements":null,
                  "eventID":"%1$s","readOnly":false,"eventType":"AwsApiCall","managementEvent":true,
                  "recipientAccountId":"123456789012","eventCategory":"Management"%8$s}}""".formatted(
                id, source.substring(0, source.indexOf('.')), at, userIdentity, source, name, requestParameters, more));
    }

    /** A notice of a service. @param resources and @param detail JSON */
    public static AwsEvent notice(Instant at, String source, String detailType, String resources, String detail) {
        return read("""
                {"version":"0","id":"00000000-0000-4000-9000-%1$012d","detail-type":"%2$s","source":"%3$s",
                 "account":"123456789012","time":"%4$s","region":"eu-west-1","resources":%5$s,"detail":%6$s}""".formatted(NEXT.incrementAndGet(), detailType, source, at, resources, detail));
    }

    public static AwsEvent read(String envelope) {
        return switch (EventEnvelope.read(envelope)) {
            case EventEnvelope.Event(var event) -> event;
            case EventEnvelope.Unknown(var type) -> throw new AssertionError("unknown: " + type);
            case EventEnvelope.Poison(var reason) -> throw new AssertionError("poison: " + reason);
        };
    }
}
