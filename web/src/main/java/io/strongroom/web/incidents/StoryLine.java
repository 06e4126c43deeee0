package io.strongroom.web.incidents;

import io.strongroom.domain.events.EventId;
import io.strongroom.domain.incidents.TimelineEntry;
import io.strongroom.web.format.IncidentWords;
import io.strongroom.web.format.PostureWords;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of an incident's story.
 *
 * @param by who did it; empty text for what went by itself
 * @param job address of the job of ours that did it; empty text without one
 */
record StoryLine(Instant at, String what, String detail, String by, String tone, Optional<EventId> event, String job) {

    static StoryLine of(TimelineEntry entry) {
        return switch (entry) {
            case TimelineEntry.Found e ->
                new StoryLine(
                        e.at(),
                        e.because(),
                        e.detector() + ", " + PostureWords.spoken(e.severity()).toLowerCase(Locale.ROOT) + ". "
                                + e.impact(),
                        "",
                        "failed",
                        e.event(),
                        "");
            case TimelineEntry.Moved e ->
                plain(
                        e,
                        (e.from().isEmpty() ? "Opened: " : "Now ")
                                + IncidentWords.chipOf(e.to()).text().toLowerCase(Locale.ROOT),
                        e.text(),
                        e.by().orElse(""),
                        e.to().equals("CLOSED") ? "ok" : "waiting");
            case TimelineEntry.Assigned e ->
                plain(e, e.to().map(name -> "Given to " + name).orElse("Taken from its owner"), "", e.by(), "");
            case TimelineEntry.Noted e -> plain(e, "Note", e.text(), e.by(), "");
            case TimelineEntry.Contained e ->
                new StoryLine(
                        e.at(),
                        "Containment: " + e.remediation(),
                        e.text(),
                        e.by().orElse(""),
                        "running",
                        Optional.empty(),
                        "/jobs/" + e.job());
            case TimelineEntry.Changed e ->
                new StoryLine(
                        e.at(),
                        "Changed by a job of Strongroom",
                        e.text(),
                        "",
                        "running",
                        e.event(),
                        "/jobs/" + e.job());
        };
    }

    private static StoryLine plain(TimelineEntry e, String what, String detail, String by, String tone) {
        return new StoryLine(e.at(), what, detail, by, tone, Optional.empty(), "");
    }
}
