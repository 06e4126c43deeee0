package io.strongroom.domain.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing that happened in an account.
 *
 * @param at when it happened, not when it arrived: events come late, twice and out of order
 * @param account that it happened in
 * @param region code as AWS told it
 * @param source {@code backup.amazonaws.com} for a call, {@code aws.backup} for a notice
 * @param name the call's eventName, or the notice's detail-type
 * @param actor who called; empty for notices
 * @param error the error code of a call that failed
 * @param resources ARNs that it names
 * @param readOnly whether a call changes nothing, as CloudTrail says
 * @param detail the whole record, as it was told but for characters that no database keeps
 */
public record AwsEvent(
        EventId id,
        Instant at,
        AccountId account,
        String region,
        String source,
        String name,
        Kind kind,
        Optional<Actor> actor,
        Optional<String> error,
        List<String> resources,
        boolean readOnly,
        JsonNode detail) {

    /** Where an event comes from. */
    public enum Kind {
        /** Somebody called an API: CloudTrail tells, and misses nothing. */
        CALL,
        /** A service tells how it goes on: best effort, without a caller. */
        NOTICE
    }

    public AwsEvent {
        resources = List.copyOf(resources);
    }

    /** What detectors look for: {@code backup:DeleteRecoveryPoint} for calls, {@code aws.backup:Copy Job State Change} for notices. */
    public String word() {
        return (source.endsWith(".amazonaws.com") ? source.substring(0, source.indexOf('.')) : source) + ":" + name;
    }

    /** Whether the call was made and did not fail. */
    public boolean succeeded() {
        return error.isEmpty();
    }

    /** Whether it was refused for want of permission. */
    public boolean denied() {
        return error.filter(code -> code.contains("AccessDenied")
                        || code.contains("UnauthorizedOperation")
                        || code.contains("NotAuthorized")
                        || code.equals("Client.UnauthorizedAccess"))
                .isPresent();
    }

    /** The caller's principal; empty for notices. */
    public Optional<String> principal() {
        return actor.map(Actor::principal);
    }

    /**
     * Whose history the event is part of: the caller's principal, or for a notice the resource that the job or recovery
     * point is of. Empty for notices about none.
     */
    public Optional<String> subject() {
        return principal()
                .or(() -> told("resourceArn"))
                .or(() -> told("sourceResourceArn"))
                .or(() -> resources.stream().findFirst());
    }

    /** The event as far as it can be told without its record. */
    public AwsEvent withoutDetail() {
        return new AwsEvent(
                id, at, account, region, source, name, kind, actor, error, resources, readOnly, Json.object());
    }

    /** What the call asked for; missing when there is nothing. */
    public JsonNode request() {
        return detail.path("requestParameters");
    }

    /** A text among what the call asked for; empty when it is not there or blank. */
    public Optional<String> requested(String field) {
        return text(request().path(field));
    }

    /** A text of a notice; empty when it is not there or blank. */
    public Optional<String> told(String field) {
        return text(detail.path(field));
    }

    private static Optional<String> text(JsonNode node) {
        return node.isValueNode() && !node.isNull() && !node.asText().isBlank()
                ? Optional.of(node.asText())
                : Optional.empty();
    }
}
