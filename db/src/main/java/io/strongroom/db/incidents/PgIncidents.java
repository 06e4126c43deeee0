package io.strongroom.db.incidents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.db.alerts.ChangeRows;
import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.findings.SeverityColumn;
import io.strongroom.db.incidents.Timeline.Line;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.alerts.Occasion;
import io.strongroom.domain.alerts.Told;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.incidents.IncidentEvent;
import io.strongroom.domain.incidents.IncidentId;
import io.strongroom.domain.incidents.IncidentQuery;
import io.strongroom.domain.incidents.IncidentRules;
import io.strongroom.domain.incidents.IncidentState;
import io.strongroom.domain.incidents.Incidents;
import io.strongroom.domain.incidents.Resolution;
import io.strongroom.domain.incidents.TimelineEntry;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Principal;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Incidents in people's hands: each write locks the row, and leaves its line of the timeline and its audit entry. */
@Singleton
@Transactional
class PgIncidents implements Incidents {
    private final Sql sql;
    private final IncidentRows rows;
    private final Timeline timeline;
    private final AuditRows audit;
    private final ChangeRows alerts;

    PgIncidents(Sql sql, IncidentRows rows, Timeline timeline, AuditRows audit, ChangeRows alerts) {
        this.sql = sql;
        this.rows = rows;
        this.timeline = timeline;
        this.audit = audit;
        this.alerts = alerts;
    }

    @Override
    public Optional<Incident> find(IncidentId id) {
        return rows.find(id);
    }

    @Override
    public List<Incident> list(IncidentQuery query) {
        var where = IncidentFilter.of(query);
        where.severities(query);
        query.before().ifPresent(number -> where.and("number < ?", number));
        return sql.list(
                "select * from incidents " + where.text() + " order by number desc limit ?",
                IncidentRows::incident,
                where.with(query.limit()));
    }

    @Override
    public Map<Severity, Long> countOpen(IncidentQuery query) {
        var where = IncidentFilter.of(query);
        var counts = new EnumMap<Severity, Long>(Severity.class);
        sql.list(
                        "select severity, count(*) as number from incidents " + where.text()
                                + " and state <> 'CLOSED' group by severity",
                        row -> Map.entry(SeverityColumn.severity(row.integer("severity")), row.number("number")),
                        where.parameters())
                .forEach(one -> counts.put(one.getKey(), one.getValue()));
        return counts;
    }

    @Override
    public List<TimelineEntry> timeline(IncidentId id, Optional<TimelineEntry.Cursor> before, int limit) {
        return timeline.of(id, before, limit);
    }

    @Override
    public Optional<TimelineEntry.Found> headline(IncidentId id) {
        return rows.find(id).flatMap(timeline::headline);
    }

    @Override
    public Incident acknowledge(IncidentId id, long version, Principal by, Instant now) {
        var at = Sql.micros(now);
        var seen = held(id, version);
        var moved = moved(seen, new IncidentEvent.Acknowledged(at, by.name()), by, "", at);
        return seen.owner().isPresent() ? moved : owned(moved, Optional.of(by.name()), by, at);
    }

    @Override
    public Incident assign(IncidentId id, Optional<String> owner, long version, Principal by, Instant now) {
        var at = Sql.micros(now);
        IncidentRules.checkResponder(by);
        owner.ifPresent(name -> IncidentRules.checkText("/owner", name));
        return owned(held(id, version), owner.map(String::strip), by, at);
    }

    @Override
    public Incident move(IncidentId id, IncidentEvent event, long version, Principal by, Instant now) {
        return moved(held(id, version), event, by, "", Sql.micros(now));
    }

    @Override
    public Incident note(IncidentId id, String text, Principal by, Instant now) {
        var at = Sql.micros(now);
        IncidentRules.checkResponder(by);
        IncidentRules.checkText("/text", text);
        var seen = rows.hold(id).orElseThrow(() -> Rejected.notFound("incident"));
        sql.update(
                "update incidents set version = version + 1 where id = ?",
                seen.id().value());
        timeline.add(List.of(Line.noted(id, at, by.name(), Sql.keepable(text))), at);
        fact(id, "incident.noted", Json.object().put("text", text), by, at);
        return rows.find(id).orElseThrow();
    }

    @Override
    public Incident resolve(
            IncidentId id, Resolution resolution, String reason, long version, Principal by, Instant now) {
        var at = Sql.micros(now);
        var event = new IncidentEvent.Resolved(at, by.name(), resolution, Sql.keepable(reason));
        return moved(held(id, version), event, by, resolution + ": " + reason, at);
    }

    private Incident held(IncidentId id, long version) {
        var seen = rows.hold(id).orElseThrow(() -> Rejected.notFound("incident"));
        if (seen.version() != version) {
            throw new Rejected(
                    ProblemCode.PRECONDITION_FAILED,
                    "There is version " + seen.version() + " of this incident by now. Read it again and decide anew.");
        }
        return seen;
    }

    private Incident moved(Incident seen, IncidentEvent event, Principal by, String text, Instant at) {
        IncidentState next = IncidentRules.check(seen, event, by);
        rows.update(seen.in(next));
        var from = seen.state().label();
        timeline.add(
                List.of(Line.moved(
                        seen.id(), at, Optional.of(from), next.label(), Optional.of(by.name()), Sql.keepable(text))),
                at);
        var details = Json.object().put("from", from).put("to", next.label());
        if (next instanceof IncidentState.Closed closed) {
            details.put("resolution", closed.resolution().name()).put("reason", closed.reason());
            var what = by.name() + " closed it as " + closed.resolution().name() + ".";
            alerts.add(List.of(Told.of(Occasion.CLOSED, seen.in(next), what, at)));
        }
        fact(seen.id(), "incident.moved", details, by, at);
        return rows.find(seen.id()).orElseThrow();
    }

    private Incident owned(Incident seen, Optional<String> owner, Principal by, Instant at) {
        sql.update(
                "update incidents set owner = ?, version = version + 1 where id = ?",
                owner.orElse(null),
                seen.id().value());
        timeline.add(List.of(Line.assigned(seen.id(), at, by.name(), owner)), at);
        var details = Json.object();
        owner.ifPresent(name -> details.put("owner", name));
        fact(seen.id(), "incident.assigned", details, by, at);
        return rows.find(seen.id()).orElseThrow();
    }

    private void fact(IncidentId id, String action, ObjectNode details, Principal by, Instant at) {
        audit.add(new Fact(at, by.name(), action, "incident", id.toString(), details));
    }
}
