package io.strongroom.api.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.domain.events.FeedCounts;
import io.strongroom.domain.events.FeedState;
import io.strongroom.domain.events.Lookups;
import io.strongroom.domain.events.PoisonEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether events come in, on the wire. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "Feed", description = "Whether events come in, and what became of them.")
public record FeedView(
        @Schema(
                description =
                        "NOT_CONNECTED: nothing has ever come. CONNECTED: events come. SILENT: none for longer than an organization can be quiet. New ones may come.",
                examples = "CONNECTED",
                maxLength = 40)
        String state,

        @Schema(description = "When the last message came.", examples = "2026-11-24T06:00:00Z", format = "date-time")
        Optional<Instant> lastArrivalAt,

        @Schema(description = "Events that were new.", examples = "120400", minimum = "0")
        long taken,

        @Schema(description = "Events that had come before.", examples = "12", minimum = "0")
        long doubled,

        @Schema(description = "Messages that nobody looks at, by type.", maxItems = 10_000)
        List<UnknownView> unknown,

        @Schema(description = "Messages that could not be read and are set aside.", examples = "0", minimum = "0")
        long poison,

        @Schema(
                description =
                        "The newest of them; nobody knows whose they are, so only callers who reach every account see them.",
                maxItems = 50)
        List<PoisonView> poisonMessages,

        @Schema(
                description =
                        "Where CloudTrail is looked through for what the feed does not bring. What is known only so is known late, and not whole.")
        LookupsView lookups) {

    /** Where CloudTrail is looked through. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "Lookups", description = "Where CloudTrail is looked through for what the feed does not bring.")
    public record LookupsView(
            @Schema(description = "Accounts and Regions that are looked at.", examples = "12", minimum = "0")
            long places,

            @Schema(
                    description = "Of those, where the feed does not bring what is found.",
                    examples = "3",
                    minimum = "0")
            long alone,

            @Schema(description = "Of those, where the last look came to no end.", examples = "0", minimum = "0")
            long failing,

            @Schema(
                    description = "What happened before is known in all of them.",
                    examples = "2026-11-24T05:40:00Z",
                    format = "date-time")
            Optional<Instant> until) {
        static LookupsView of(Lookups.Standing standing) {
            return new LookupsView(standing.places(), standing.alone(), standing.failing(), standing.until());
        }
    }

    /** How many messages of a type that nobody looks at. */
    @Schema(name = "UnknownEvents", description = "How many messages of a type that nobody looks at.")
    public record UnknownView(
            @Schema(
                    description = "The detail-type.",
                    examples = "EC2 Instance State-change Notification",
                    maxLength = 256)
            String type,

            @Schema(description = "How many.", examples = "7", minimum = "0")
            long count) {}

    /** A message that could not be read. */
    @Schema(name = "PoisonEvent", description = "A message that could not be read.")
    public record PoisonView(
            @Schema(description = "What tells it apart.", examples = "9f86d081884c7d65", maxLength = 128)
            String digest,

            @Schema(description = "What is wrong with it.", examples = "detail: must be an object", maxLength = 4000)
            String reason,

            @Schema(description = "As it came, cut to 4 KiB.", examples = "{}", maxLength = 5000)
            String body,

            @Schema(description = "When it first came.", examples = "2026-11-24T06:00:00Z", format = "date-time")
            Instant firstAt,

            @Schema(description = "When it last came.", examples = "2026-11-24T06:00:00Z", format = "date-time")
            Instant lastAt,

            @Schema(description = "How often it came.", examples = "1", minimum = "1")
            long times) {
        static PoisonView of(PoisonEvent one) {
            return new PoisonView(one.digest(), one.reason(), one.body(), one.firstAt(), one.lastAt(), one.times());
        }
    }

    static FeedView of(FeedState state, FeedCounts counts, List<PoisonEvent> poison, Lookups.Standing lookups) {
        return new FeedView(
                switch (state) {
                    case FeedState.NotConnected s -> "NOT_CONNECTED";
                    case FeedState.Connected s -> "CONNECTED";
                    case FeedState.SilentSince s -> "SILENT";
                },
                switch (state) {
                    case FeedState.NotConnected s -> Optional.empty();
                    case FeedState.Connected s -> Optional.of(s.lastArrival());
                    case FeedState.SilentSince s -> Optional.of(s.since());
                },
                counts.taken(),
                counts.doubled(),
                counts.unknown().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(one -> new UnknownView(one.getKey(), one.getValue()))
                        .toList(),
                counts.poison(),
                poison.stream().map(PoisonView::of).toList(),
                LookupsView.of(lookups));
    }
}
