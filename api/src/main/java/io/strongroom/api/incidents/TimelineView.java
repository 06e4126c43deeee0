package io.strongroom.api.incidents;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.EventId;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.incidents.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of an incident's story on the wire: which fields it has depends on its kind. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "IncidentTimelineEntry", description = "One line of an incident's story.")
public record TimelineView(
        @Schema(description = "Its place in the order of recording.", examples = "1", minimum = "1")
        long sequence,

        @Schema(
                description = "DETECTION, STATE, OWNER, NOTE, CHANGE or CONTAINMENT. New ones may come.",
                examples = "DETECTION",
                maxLength = 40)
        String kind,

        @Schema(description = "When it happened.", examples = "2026-11-24T05:59:50Z", format = "date-time")
        Instant at,

        @Schema(description = "When it was kept.", examples = "2026-11-24T06:00:00Z", format = "date-time")
        Instant recordedAt,

        @Schema(
                description = "What happened, or what was said.",
                examples = "intruder removed the lock of vault payments.",
                maxLength = 10_000)
        String text,

        @Schema(
                description = "Sign-in name of who did it; absent for what went by itself.",
                examples = "ada",
                maxLength = 64)
        Optional<String> by,

        @Schema(description = "Of a detection: which detector.", examples = "INC-02", maxLength = 6)
        Optional<String> detector,

        @Schema(description = "Of a detection: how grave.", examples = "CRITICAL", maxLength = 40)
        Optional<String> severity,

        @Schema(
                description = "Of a detection: why it matters.",
                examples = "Its recovery points can now be deleted.",
                maxLength = 10_000)
        Optional<String> impact,

        @Schema(
                description = "Of a detection or change: the event that shows it.",
                examples = "7f1c2f4e-1d3b-4f0e-9f57-0a1b2c3d4e5f",
                maxLength = 128)
        Optional<String> event,

        @Schema(
                description = "Of a detection: what it was told by.",
                type = SchemaType.OBJECT,
                examples = "{\"vault\":\"payments\"}")
        Optional<JsonNode> facts,

        @Schema(description = "The state or owner before.", examples = "DETECTED", maxLength = 64)
        Optional<String> from,

        @Schema(
                description = "The state or owner from then on; absent when nobody owns it.",
                examples = "TRIAGED",
                maxLength = 64)
        Optional<String> to,

        @Schema(
                description = "Of a change or containment: the job of ours.",
                examples = "0193a6f2-7c1e-7a44-8f5e-000000000001",
                maxLength = 64)
        Optional<String> job) {

    /** A page of lines. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "IncidentTimeline", description = "A page of an incident's story, the newest line first.")
    public record Page(
            @Schema(description = "The lines.", maxItems = 500)
            List<TimelineView> items,

            @Schema(description = "Where to go on; absent at the beginning of the story.", maxLength = 500) @Nullable
            String nextCursor,

            @Schema(description = "This page and the next.") Lists.Links links,

            @Schema(
                    description =
                            "Accounts that could not be asked and are missing here; none, as this comes of what is stored.",
                    maxItems = 10_000)
            List<String> unreachable) {}

    static TimelineView of(TimelineEntry entry) {
        return switch (entry) {
            case TimelineEntry.Found e -> found(e);
            case TimelineEntry.Moved e -> plain(e, "STATE", e.text(), e.by(), e.from(), Optional.of(e.to()));
            case TimelineEntry.Assigned e -> plain(e, "OWNER", "", Optional.of(e.by()), Optional.empty(), e.to());
            case TimelineEntry.Noted e ->
                plain(e, "NOTE", e.text(), Optional.of(e.by()), Optional.empty(), Optional.empty());
            case TimelineEntry.Changed e ->
                new TimelineView(
                        e.sequence(),
                        "CHANGE",
                        e.at(),
                        e.recordedAt(),
                        e.text(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        e.event().map(EventId::value),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(e.job()));
            case TimelineEntry.Contained e ->
                plain(e, "CONTAINMENT", e.remediation() + ": " + e.text(), e.by(), Optional.empty(), Optional.empty())
                        .madeBy(e.job());
        };
    }

    private TimelineView madeBy(String itsJob) {
        return new TimelineView(
                sequence,
                kind,
                at,
                recordedAt,
                text,
                by,
                detector,
                severity,
                impact,
                event,
                facts,
                from,
                to,
                Optional.of(itsJob));
    }

    private static TimelineView found(TimelineEntry.Found e) {
        return new TimelineView(
                e.sequence(),
                "DETECTION",
                e.at(),
                e.recordedAt(),
                e.because(),
                Optional.empty(),
                Optional.of(e.detector()).map(DetectorId::value),
                Optional.of(e.severity()).map(Severity::name),
                Optional.of(e.impact()),
                e.event().map(EventId::value),
                Optional.of(e.facts()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static TimelineView plain(
            TimelineEntry e,
            String kind,
            String text,
            Optional<String> by,
            Optional<String> from,
            Optional<String> to) {
        return new TimelineView(
                e.sequence(),
                kind,
                e.at(),
                e.recordedAt(),
                text,
                by,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                from,
                to,
                Optional.empty());
    }
}
