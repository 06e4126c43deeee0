package io.strongroom.db.incidents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.EventId;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.incidents.IncidentId;
import io.strongroom.domain.incidents.TimelineEntry;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.RemediationId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The lines of incidents' stories: only ever added, by whoever has locked the incident. */
@Singleton
class Timeline {
    private final Sql sql;

    Timeline(Sql sql) {
        this.sql = sql;
    }

    /** A line that is to be added. */
    record Line(IncidentId incident, Instant at, String kind, ObjectNode details) {
        static Line found(IncidentId incident, Detection detection) {
            var details = Json.object()
                    .put("detector", detection.detector().value())
                    .put("severity", detection.severity().name())
                    .put("because", detection.because())
                    .put("impact", detection.impact());
            detection.event().ifPresent(id -> details.put("event", id.value()));
            details.set("facts", detection.facts());
            return new Line(incident, detection.at(), "FOUND", details);
        }

        static Line moved(
                IncidentId incident, Instant at, Optional<String> from, String to, Optional<String> by, String text) {
            var details = Json.object();
            from.ifPresent(state -> details.put("from", state));
            details.put("to", to);
            by.ifPresent(who -> details.put("by", who));
            return new Line(incident, at, "MOVED", details.put("text", text));
        }

        static Line assigned(IncidentId incident, Instant at, String by, Optional<String> to) {
            var details = Json.object().put("by", by);
            to.ifPresent(who -> details.put("to", who));
            return new Line(incident, at, "ASSIGNED", details);
        }

        static Line changed(IncidentId incident, AwsEvent event, JobId job) {
            var details = Json.object()
                    .put("job", job.toString())
                    .put("event", event.id().value())
                    .put("text", "Strongroom called " + event.word());
            return new Line(incident, event.at(), "CHANGED", details);
        }

        static Line contained(IncidentId incident, ContainmentRows.Step step, Instant at) {
            var details = Json.object()
                    .put("job", step.job().toString())
                    .put("remediation", step.remediation().value());
            step.by().ifPresent(who -> details.put("by", who));
            return new Line(incident, at, "CONTAINED", details.put("text", Sql.keepable(step.text())));
        }

        static Line noted(IncidentId incident, Instant at, String by, String text) {
            return new Line(incident, at, "NOTED", Json.object().put("by", by).put("text", text));
        }
    }

    /** In the order given; one statement, for a burst has hundreds of them. */
    void add(List<Line> lines, Instant now) {
        if (lines.isEmpty()) {
            return;
        }
        List<UUID> incidents =
                lines.stream().map(line -> line.incident().value()).toList();
        sql.update(
                """
                insert into incident_timeline (incident_id, sequence, at, recorded_at, kind, details)
                select l.incident, i.lines + row_number() over (partition by l.incident order by l.n), l.at, ?, l.kind,
                    cast(l.details as json)
                from unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::text[])
                    with ordinality as l (incident, at, kind, details, n) join incidents i on i.id = l.incident""",
                now,
                incidents,
                lines.stream().map(Line::at).toList(),
                lines.stream().map(Line::kind).toList(),
                lines.stream().map(line -> Json.write(line.details())).toList());
        sql.update("""
                update incidents i set lines = i.lines + l.n
                from (select incident, count(*) as n from unnest(?::uuid[]) as u (incident) group by incident) l
                where i.id = l.incident""", incidents);
    }

    /** The newest lines before a place, oldest first. */
    List<TimelineEntry> of(IncidentId incident, Optional<TimelineEntry.Cursor> before, int limit) {
        var newestFirst = " order by at desc, sequence desc limit ?";
        return before.map(place -> sql.list(
                        "select * from incident_timeline where incident_id = ? and (at, sequence) < (?, ?)"
                                + newestFirst,
                        Timeline::entry,
                        incident.value(),
                        place.at(),
                        place.sequence(),
                        limit))
                .orElseGet(() -> sql.list(
                        "select * from incident_timeline where incident_id = ?" + newestFirst,
                        Timeline::entry,
                        incident.value(),
                        limit))
                .reversed();
    }

    /** An incident is as grave as its gravest detection: looked for from the end, the first of that severity is the newest. */
    Optional<TimelineEntry.Found> headline(Incident incident) {
        return sql.first(
                        """
                        select * from incident_timeline
                        where incident_id = ? and kind = 'FOUND' and details ->> 'severity' = ?
                        order by at desc, sequence desc limit 1""",
                        Timeline::entry,
                        incident.id().value(),
                        incident.severity().name())
                .filter(TimelineEntry.Found.class::isInstance)
                .map(TimelineEntry.Found.class::cast);
    }

    private static TimelineEntry entry(Row row) throws SQLException {
        long sequence = row.number("sequence");
        var at = row.instant("at");
        var recorded = row.instant("recorded_at");
        var details = row.json("details");
        var kind = row.text("kind");
        return switch (kind) {
            case "FOUND" ->
                new TimelineEntry.Found(
                        sequence,
                        at,
                        recorded,
                        new DetectorId(details.path("detector").asText()),
                        Severity.valueOf(details.path("severity").asText()),
                        details.path("because").asText(),
                        details.path("impact").asText(),
                        maybe(details, "event").map(EventId::new),
                        details.path("facts"));
            case "MOVED" ->
                new TimelineEntry.Moved(
                        sequence,
                        at,
                        recorded,
                        maybe(details, "from"),
                        details.path("to").asText(),
                        maybe(details, "by"),
                        details.path("text").asText());
            case "ASSIGNED" ->
                new TimelineEntry.Assigned(
                        sequence, at, recorded, details.path("by").asText(), maybe(details, "to"));
            case "NOTED" ->
                new TimelineEntry.Noted(
                        sequence,
                        at,
                        recorded,
                        details.path("by").asText(),
                        details.path("text").asText());
            case "CHANGED" ->
                new TimelineEntry.Changed(
                        sequence,
                        at,
                        recorded,
                        details.path("job").asText(),
                        maybe(details, "event").map(EventId::new),
                        details.path("text").asText());
            case "CONTAINED" ->
                new TimelineEntry.Contained(
                        sequence,
                        at,
                        recorded,
                        details.path("job").asText(),
                        new RemediationId(details.path("remediation").asText()),
                        maybe(details, "by"),
                        details.path("text").asText());
            default -> throw new IllegalStateException("a line of a timeline cannot be " + kind);
        };
    }

    private static Optional<String> maybe(JsonNode details, String field) {
        return Optional.ofNullable(details.get(field)).map(JsonNode::asText);
    }
}
