package io.strongroom.db.incidents;

import io.strongroom.db.findings.SeverityColumn;
import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.incidents.CorrelationKey;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.incidents.IncidentId;
import io.strongroom.domain.incidents.IncidentState;
import io.strongroom.domain.incidents.Resolution;
import io.strongroom.domain.inventory.backup.BlastRadius;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Incidents as rows. Whoever writes one has locked it, or just made it. */
@Singleton
class IncidentRows {
    private final Sql sql;

    IncidentRows(Sql sql) {
        this.sql = sql;
    }

    /** The number of one that is about to be opened. */
    long nextNumber() {
        return sql.first(
                        "select nextval(pg_get_serial_sequence('incidents', 'number')) as number",
                        row -> row.number("number"))
                .orElseThrow();
    }

    void add(Incident incident) {
        var state = StateColumns.of(incident.state());
        sql.update(
                """
                insert into incidents (id, number, title, severity, state, state_at, state_by, resolution, reason, owner,
                    opened_at, acknowledged_at, first_at, last_at, principal, account_id, correlation, detectors, resources,
                    at_risk, version)
                overriding system value
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, cast(? as json), ?)""",
                incident.id().value(),
                incident.number(),
                incident.title(),
                SeverityColumn.of(incident.severity()),
                state.state(),
                state.at(),
                state.by(),
                state.resolution(),
                state.reason(),
                incident.owner().orElse(null),
                incident.openedAt(),
                incident.acknowledgedAt().orElse(null),
                incident.firstAt(),
                incident.lastAt(),
                incident.principal().orElse(null),
                incident.account().value(),
                incident.correlation().value(),
                Json.write(incident.detectors()),
                incident.resources(),
                incident.atRisk().map(Json::write).orElse(null),
                incident.version());
    }

    /** All that may change after the opening. */
    void update(Incident incident) {
        var state = StateColumns.of(incident.state());
        sql.update(
                """
                update incidents set title = ?, severity = ?, state = ?, state_at = ?, state_by = ?, resolution = ?, reason = ?,
                    owner = ?, acknowledged_at = ?, first_at = ?, last_at = ?, principal = ?, detectors = cast(? as jsonb),
                    resources = ?, at_risk = cast(? as json), version = ?
                where id = ?""",
                incident.title(),
                SeverityColumn.of(incident.severity()),
                state.state(),
                state.at(),
                state.by(),
                state.resolution(),
                state.reason(),
                incident.owner().orElse(null),
                incident.acknowledgedAt().orElse(null),
                incident.firstAt(),
                incident.lastAt(),
                incident.principal().orElse(null),
                Json.write(incident.detectors()),
                incident.resources(),
                incident.atRisk().map(Json::write).orElse(null),
                incident.version(),
                incident.id().value());
    }

    Optional<Incident> find(IncidentId id) {
        return sql.first("select * from incidents where id = ?", IncidentRows::incident, id.value());
    }

    /** The same, held until the transaction ends. */
    Optional<Incident> hold(IncidentId id) {
        return sql.first("select * from incidents where id = ? for update", IncidentRows::incident, id.value());
    }

    /** What detections of the accounts between two times may join or reopen, held until the transaction ends. */
    List<Incident> holdNear(Set<AccountId> accounts, Instant from, Instant until) {
        return sql.list(
                """
                select * from incidents where account_id = any(?::text[]) and first_at <= ? and last_at >= ?
                    and (state <> 'CLOSED' or state_at >= ?)
                order by id for update""",
                IncidentRows::incident,
                accounts.stream().map(AccountId::value).toList(),
                until,
                from,
                from);
    }

    static Incident incident(Row row) throws SQLException {
        var state = state(row);
        return new Incident(
                new IncidentId(row.uuid("id")),
                row.number("number"),
                row.text("title"),
                SeverityColumn.severity(row.integer("severity")),
                state,
                row.maybeText("owner"),
                row.instant("opened_at"),
                row.maybeInstant("acknowledged_at"),
                state instanceof IncidentState.Closed closed ? Optional.of(closed.at()) : Optional.empty(),
                row.instant("first_at"),
                row.instant("last_at"),
                row.maybeText("principal"),
                new AccountId(row.text("account_id")),
                new CorrelationKey(row.text("correlation")),
                detectors(row),
                Set.copyOf(row.texts("resources")),
                row.maybeJson("at_risk").map(written -> Json.convert(written, BlastRadius.class)),
                row.number("version"));
    }

    private static Map<DetectorId, Long> detectors(Row row) throws SQLException {
        var counts = new TreeMap<DetectorId, Long>();
        row.json("detectors")
                .properties()
                .forEach(one ->
                        counts.put(new DetectorId(one.getKey()), one.getValue().longValue()));
        return counts;
    }

    private static IncidentState state(Row row) throws SQLException {
        var at = row.instant("state_at");
        var state = row.text("state");
        return switch (state) {
            case "DETECTED" -> new IncidentState.Detected(at);
            case "TRIAGED" -> new IncidentState.Triaged(at, row.text("state_by"));
            case "CONTAINING" -> new IncidentState.Containing(at, row.text("state_by"));
            case "RECOVERING" -> new IncidentState.Recovering(at, row.text("state_by"));
            case "CLOSED" ->
                new IncidentState.Closed(
                        at, row.text("state_by"), row.constant("resolution", Resolution.class), row.text("reason"));
            default -> throw new IllegalStateException("an incident cannot be " + state);
        };
    }

    /** A state as columns. */
    private record StateColumns(
            String state,
            Instant at,
            @Nullable String by,
            @Nullable String resolution,
            @Nullable String reason) {
        static StateColumns of(IncidentState state) {
            return switch (state) {
                case IncidentState.Detected s -> new StateColumns(s.label(), s.since(), null, null, null);
                case IncidentState.Triaged s -> new StateColumns(s.label(), s.since(), s.by(), null, null);
                case IncidentState.Containing s -> new StateColumns(s.label(), s.since(), s.by(), null, null);
                case IncidentState.Recovering s -> new StateColumns(s.label(), s.since(), s.by(), null, null);
                case IncidentState.Closed s ->
                    new StateColumns(s.label(), s.at(), s.by(), s.resolution().name(), s.reason());
            };
        }
    }
}
