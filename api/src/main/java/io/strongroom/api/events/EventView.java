package io.strongroom.api.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.events.Actor;
import io.strongroom.domain.events.AwsEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An event of AWS on the wire. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "AwsEvent", description = "One thing that happened in an account, as AWS told it.")
public record EventView(
        @Schema(
                description = "Its id as AWS gave it.",
                examples = "7f1c2f4e-1d3b-4f0e-9f57-0a1b2c3d4e5f",
                maxLength = 128)
        String id,

        @Schema(
                description = "When it happened, not when it arrived.",
                examples = "2026-11-24T05:59:50Z",
                format = "date-time")
        Instant at,

        @Schema(description = "Where.", examples = "123456789012", pattern = "^[0-9]{12}$")
        String accountId,

        @Schema(description = "Where.", examples = "eu-west-1", maxLength = 64)
        String region,

        @Schema(
                description = "CALL: somebody called an API. NOTICE: a service told how it goes on. New ones may come.",
                examples = "CALL",
                maxLength = 40)
        String kind,

        @Schema(description = "The service.", examples = "backup.amazonaws.com", maxLength = 256)
        String source,

        @Schema(description = "The call, or the notice's type.", examples = "DeleteRecoveryPoint", maxLength = 256)
        String name,

        @Schema(
                description = "Who called: a role's or user's ARN, or a service; absent for notices.",
                examples = "arn:aws:iam::123456789012:role/intruder",
                maxLength = 2048)
        Optional<String> principal,

        @Schema(description = "The role's session.", examples = "ada@example.com", maxLength = 2048)
        Optional<String> sessionName,

        @Schema(description = "Where the call came from.", examples = "203.0.113.7", maxLength = 256)
        Optional<String> sourceIp,

        @Schema(description = "What the call was made with.", examples = "aws-cli/2.17", maxLength = 512)
        Optional<String> userAgent,

        @Schema(description = "The error of a call that failed.", examples = "AccessDenied", maxLength = 128)
        Optional<String> error,

        @Schema(description = "ARNs that it names.", maxItems = 1000)
        List<String> resources,

        @Schema(description = "Whether the call changes nothing.", examples = "false")
        boolean readOnly,

        @Schema(
                description = "What the call asked for, or what the notice tells.",
                type = SchemaType.OBJECT,
                examples = "{\"backupVaultName\":\"payments\"}")
        Optional<JsonNode> details) {

    /** A page of events. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AwsEventList", description = "A page of events, the newest first.")
    public record Page(
            @Schema(description = "The events.", maxItems = 500)
            List<EventView> items,

            @Schema(description = "Where to go on; absent at the end.", maxLength = 500) @Nullable
            String nextCursor,

            @Schema(description = "This page and the next.") Lists.Links links,

            @Schema(
                    description =
                            "Accounts that could not be asked and are missing here; none, as this comes of what is stored. Whether events still come in is at /feed.",
                    maxItems = 10_000)
            List<String> unreachable) {}

    /** On the wire. */
    public static EventView of(AwsEvent event) {
        var told = event.kind() == AwsEvent.Kind.CALL ? event.request() : event.detail();
        return new EventView(
                event.id().value(),
                event.at(),
                event.account().value(),
                event.region(),
                event.kind().name(),
                event.source(),
                event.name(),
                event.principal(),
                event.actor().flatMap(Actor::sessionName),
                event.actor().flatMap(Actor::sourceIp),
                event.actor().flatMap(Actor::userAgent),
                event.error(),
                event.resources(),
                event.readOnly(),
                told.isObject() ? Optional.of(told) : Optional.empty());
    }
}
