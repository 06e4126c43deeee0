package io.strongroom.domain.alerts;

import io.strongroom.domain.problems.FieldError;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a route leads. Every kind has its own name on the wire and in the database. */
public sealed interface Destination {
    /** Labels of all kinds. */
    List<String> KINDS = List.of("SNS", "WEBHOOK", "EMAIL", "SLACK");

    /** A topic of Amazon SNS, that its owner lets Strongroom publish to. */
    record Sns(String topicArn) implements Destination {}

    /** An address that takes signed JSON, as Standard Webhooks says. */
    record Webhook(String url) implements Destination {}

    /** A person's or a team's mailbox. */
    record Email(String address) implements Destination {}

    /** An incoming webhook of Slack, or of what understands the same. Who knows the address may write there: it is a secret. */
    record Slack(String url) implements Destination {}

    Pattern TOPIC = Pattern.compile("arn:aws[a-z-]*:sns:[a-z0-9-]{1,30}:[0-9]{12}:[A-Za-z0-9_-]{1,256}(\\.fifo)?");
    Pattern MAILBOX = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");
    int LONGEST_MAILBOX = 254;

    /** The one of a kind. @throws IllegalArgumentException when there is no such kind */
    static Destination of(String kind, String target) {
        return switch (kind) {
            case "SNS" -> new Sns(target);
            case "WEBHOOK" -> new Webhook(target);
            case "EMAIL" -> new Email(target);
            case "SLACK" -> new Slack(target);
            default -> throw new IllegalArgumentException("kind: cannot be " + kind);
        };
    }

    /** The name of its kind. */
    default String kind() {
        return switch (this) {
            case Sns s -> "SNS";
            case Webhook w -> "WEBHOOK";
            case Email e -> "EMAIL";
            case Slack s -> "SLACK";
        };
    }

    /** The address, whole. */
    default String target() {
        return switch (this) {
            case Sns(var arn) -> arn;
            case Webhook(var url) -> url;
            case Email(var address) -> address;
            case Slack(var url) -> url;
        };
    }

    /** What may be shown to whoever sees the route: of an address with a secret in it only the host. */
    default String shown() {
        return switch (this) {
            case Sns(var arn) -> arn;
            case Webhook(var url) -> hostOf(url);
            case Email(var address) -> address;
            case Slack(var url) -> hostOf(url);
        };
    }

    private static String hostOf(String url) {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        int query = url.indexOf('?');
        int end = path < 0 ? query : path;
        return end < 0 ? url : url.substring(0, end) + "/…";
    }

    /** What is wrong with it, as an error of {@code /target}. */
    default Optional<FieldError> objection(TargetRules rules) {
        return switch (this) {
            case Sns(var arn) ->
                error(
                        !TOPIC.matcher(arn).matches(),
                        "must be a topic's ARN, such as arn:aws:sns:eu-west-1:123456789012:backup-alerts");
            case Email(var address) ->
                error(
                        address.length() > LONGEST_MAILBOX
                                || !MAILBOX.matcher(address).matches(),
                        "must be one mail address, such as backup-oncall@example.com");
            case Webhook(var url) -> rules.objection(url).map(Destination::error);
            case Slack(var url) -> rules.objection(url).map(Destination::error);
        };
    }

    private static Optional<FieldError> error(boolean wrong, String detail) {
        return wrong ? Optional.of(error(detail)) : Optional.empty();
    }

    private static FieldError error(String detail) {
        return new FieldError("/target", "not-allowed", detail);
    }
}
