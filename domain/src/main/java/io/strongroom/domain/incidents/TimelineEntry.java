package io.strongroom.domain.incidents;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.EventId;
import io.strongroom.domain.remediations.RemediationId;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of an incident's story.
 *
 * @param sequence its place in the order of recording, from 1
 * @param at when it happened: the event's time for a detection
 * @param recordedAt when it was kept
 */
public sealed interface TimelineEntry {
    long sequence();

    Instant at();

    Instant recordedAt();

    /** The place of a line in the story. */
    record Cursor(Instant at, long sequence) {
        public static Cursor of(TimelineEntry line) {
            return new Cursor(line.at(), line.sequence());
        }
    }

    /** A detector found something. */
    record Found(
            long sequence,
            Instant at,
            Instant recordedAt,
            DetectorId detector,
            Severity severity,
            String because,
            String impact,
            Optional<EventId> event,
            JsonNode facts)
            implements TimelineEntry {}

    /** It moved. @param by a person's sign-in name; empty for the product. @param from label of the state before, empty at first */
    record Moved(
            long sequence,
            Instant at,
            Instant recordedAt,
            Optional<String> from,
            String to,
            Optional<String> by,
            String text)
            implements TimelineEntry {}

    /** It has another owner. @param to empty for nobody */
    record Assigned(long sequence, Instant at, Instant recordedAt, String by, Optional<String> to)
            implements TimelineEntry {}

    /** Somebody wrote something down. */
    record Noted(long sequence, Instant at, Instant recordedAt, String by, String text) implements TimelineEntry {}

    /**
     * A job that contains it has come a step further.
     *
     * @param job id of it
     * @param by who asked, approved or called off; empty for the worker
     */
    record Contained(
            long sequence,
            Instant at,
            Instant recordedAt,
            String job,
            RemediationId remediation,
            Optional<String> by,
            String text)
            implements TimelineEntry {}

    /** A change of our own touched what it is about. @param job id of it */
    record Changed(long sequence, Instant at, Instant recordedAt, String job, Optional<EventId> event, String text)
            implements TimelineEntry {}
}
