package io.strongroom.domain.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;

/** What one message of the event queue turned out to be. Reading never throws: the queue must go on. */
public sealed interface EventEnvelope {
    /** Most that a message can have: EventBridge's own limit. */
    int BYTES_MOST = 256 * 1024;

    /** Detail-types whose detail is a record of CloudTrail. */
    Set<String> OF_CLOUDTRAIL = Set.of(
            "AWS API Call via CloudTrail",
            "AWS Console Action via CloudTrail",
            "AWS Console Sign In via CloudTrail",
            "AWS Service Event via CloudTrail");

    /** Services whose own notices are understood. */
    Set<String> NOTICES_OF = Set.of("aws.backup", "aws.guardduty", "aws.securityhub", "aws.kms", "aws.health");

    /** An event that is understood. */
    record Event(AwsEvent event) implements EventEnvelope {}

    /** An envelope of a kind that nobody here looks at: counted, so that it shows. @param detailType cut to 128 characters */
    record Unknown(String detailType) implements EventEnvelope {}

    /** No envelope, or a broken one: set aside where people see it. @param reason names what is wrong */
    record Poison(String reason) implements EventEnvelope {}

    /** Most that an event's time can be ahead of its arrival: AWS's clocks are right, and ours is not an hour off. */
    Duration AHEAD_MOST = Duration.ofHours(1);

    /** Reads one EventBridge envelope, whenever it came. */
    static EventEnvelope read(String json) {
        return reading(json, EventEnvelope::envelope);
    }

    /**
     * Reads one EventBridge envelope. An event of a time at which it cannot have come is set aside: one of the future would
     * hold its incident open for ever, and one that is older than what is kept would be dropped with its incident standing.
     */
    static EventEnvelope read(String json, Instant arrived) {
        return switch (read(json)) {
            case Event(var event) -> timely(event, arrived);
            case Unknown unknown -> unknown;
            case Poison poison -> poison;
        };
    }

    private static EventEnvelope timely(AwsEvent event, Instant arrived) {
        if (event.at().isAfter(arrived.plus(AHEAD_MOST))) {
            return new Poison("it says that it happened at " + event.at()
                    + ", more than an hour after it came: forged, or the" + " worker's clock is wrong");
        }
        return event.at().isBefore(arrived.minus(Events.KEPT))
                ? new Poison("it says that it happened at " + event.at() + ", longer ago than the "
                        + Events.KEPT.toDays() + " days that are kept")
                : new Event(event);
    }

    /** Reads one bare record of CloudTrail, as LookupEvents gives it. */
    static EventEnvelope readRecord(String json) {
        return reading(json, record -> new Event(CloudTrailRecord.event(record, record)));
    }

    private static EventEnvelope reading(String json, Function<JsonNode, EventEnvelope> reader) {
        if (json.length() > BYTES_MOST || json.getBytes(StandardCharsets.UTF_8).length > BYTES_MOST) {
            return new Poison("larger than the 256 KiB that EventBridge lets through");
        }
        try {
            var tree = Json.parse(json);
            if (!tree.isObject()) {
                return new Poison("not a JSON object");
            }
            return reader.apply(Storable.tree(json, tree));
        } catch (IllegalArgumentException e) {
            return new Poison(Storable.line(String.valueOf(e.getMessage())));
        }
    }

    private static EventEnvelope envelope(JsonNode envelope) {
        var type = Fields.text(envelope, "detail-type", 256);
        var source = Fields.text(envelope, "source", 256);
        if (!envelope.path("detail").isObject()) {
            throw new IllegalArgumentException("detail: must be an object");
        }
        if (OF_CLOUDTRAIL.contains(type)) {
            // Whoever may put events on the bus can write any type, but no source of AWS.
            if (!source.startsWith("aws.")) {
                throw new IllegalArgumentException(
                        "source: " + source + " is not AWS's, so this is no record of CloudTrail");
            }
            return new Event(CloudTrailRecord.event(envelope.path("detail"), envelope));
        }
        return NOTICES_OF.contains(source)
                ? new Event(Fields.notice(envelope, source, type))
                : new Unknown(Storable.line(type));
    }
}
