package io.strongroom.db.findings;

import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.findings.FindingEvent;
import io.strongroom.domain.findings.FindingId;
import io.strongroom.domain.findings.FindingQuery;
import io.strongroom.domain.findings.FindingStatus;
import io.strongroom.domain.findings.Findings;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Principal;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Findings as rows. Only conditions that are asked for are in a statement, so that each finds its index. */
@Singleton
@Transactional
class PgFindings implements Findings {
    private static final String SELECT = """
            select f.*, coalesce(f.resolved_at, case when r.assessed_at < f.first_seen_at then f.first_seen_at
                else r.assessed_at end, f.changed_at) as last_seen_at
            from findings f left join account_regions r on r.account_id = f.account_id and r.region = f.region
            """;

    private final Sql sql;
    private final AuditRows audit;

    PgFindings(Sql sql, AuditRows audit) {
        this.sql = sql;
        this.audit = audit;
    }

    @Override
    public Optional<Finding> find(FindingId id) {
        return sql.first(SELECT + "where f.id = ?", PgFindings::finding, id.value());
    }

    @Override
    public List<Finding> list(FindingQuery query) {
        var parameters = new ArrayList<Object>();
        var where = where(query, parameters);
        query.after().ifPresent(cursor -> {
            where.append(" and (f.severity, f.id) > (?, ?)");
            parameters.add(SeverityColumn.of(cursor.severity()));
            parameters.add(cursor.id().value());
        });
        parameters.add(query.limit());
        return sql.list(
                SELECT + where + " order by f.severity, f.id limit ?", PgFindings::finding, parameters.toArray());
    }

    @Override
    public long count(FindingQuery query) {
        var parameters = new ArrayList<Object>();
        var where = where(query, parameters);
        return sql.first(
                        "select count(*) as n from (select 1 from findings f " + where + " limit " + COUNTED_MOST
                                + ") c",
                        row -> row.number("n"),
                        parameters.toArray())
                .orElse(0L);
    }

    @Override
    public Map<ControlId, Long> countByControl(FindingQuery query) {
        var parameters = new ArrayList<Object>();
        var where = where(query, parameters);
        var counts = new TreeMap<ControlId, Long>();
        sql.list(
                        "select k.control, c.n from (select control from posture_controls) k cross join lateral"
                                + " (select count(*) as n from (select 1 from findings f " + where
                                + " and f.control = k.control limit " + COUNTED_MOST + ") counted) c where c.n > 0",
                        row -> Map.entry(new ControlId(row.text("control")), row.number("n")),
                        parameters.toArray())
                .forEach(one -> counts.put(one.getKey(), one.getValue()));
        return counts;
    }

    /** Of one moment, in the order of being written: rows are only added, so their place tells. */
    @Override
    public List<FindingEvent> history(FindingId id) {
        return sql.list(
                "select * from finding_events where finding_id = ? order by at, ctid",
                row -> new FindingEvent(row.instant("at"), row.text("kind"), row.text("actor"), row.json("details")),
                id.value());
    }

    @Override
    public Finding triage(
            FindingId id, Optional<String> assignee, Optional<String> note, long version, Principal by, Instant now) {
        var at = Sql.micros(now);
        int written = sql.update(
                """
                update findings set assignee = case when ? then nullif(?, '') else assignee end,
                    note = case when ? then nullif(?, '') else note end, version = version + 1
                where id = ? and version = ?""",
                assignee.isPresent(),
                assignee.map(String::strip).orElse(""),
                note.isPresent(),
                note.map(String::strip).orElse(""),
                id.value(),
                version);
        if (written == 0) {
            throw find(id).isEmpty()
                    ? Rejected.notFound("finding")
                    : new Rejected(
                            ProblemCode.PRECONDITION_FAILED,
                            "This finding changed after you read it. Read it again and repeat what still holds.");
        }
        assignee.ifPresent(name -> event(id, "ASSIGNED", "assignee", name.strip(), by, at));
        note.ifPresent(text -> event(id, "NOTED", "note", text.strip(), by, at));
        return find(id).orElseThrow();
    }

    private void event(FindingId id, String kind, String field, String value, Principal by, Instant at) {
        var details = Json.object().put(field, value);
        sql.update(
                "insert into finding_events (finding_id, at, kind, actor, details) values (?, ?, ?, ?, cast(? as json))",
                id.value(),
                at,
                kind,
                by.name(),
                Json.write(details));
        audit.add(
                new Fact(at, by.name(), "finding." + kind.toLowerCase(Locale.ROOT), "finding", id.toString(), details));
    }

    private static StringBuilder where(FindingQuery query, List<Object> parameters) {
        var text = new StringBuilder("where true");
        many(
                text,
                parameters,
                "f.control",
                query.controls().stream().map(ControlId::value).toList());
        many(
                text,
                parameters,
                "f.account_id",
                query.accounts().stream().map(AccountId::value).toList());
        many(text, parameters, "f.region", List.copyOf(query.regions()));
        many(
                text,
                parameters,
                "f.status",
                query.statuses().stream().map(FindingStatus::name).toList());
        many(text, parameters, "f.verdict", List.copyOf(query.verdicts()));
        if (!query.severities().isEmpty()) {
            text.append(" and f.severity = any(?::bigint[])");
            parameters.add(query.severities().stream()
                    .map(one -> (long) SeverityColumn.of(one))
                    .toList());
        }
        query.visible().ifPresent(visible -> {
            text.append(" and f.account_id = any(?::text[])");
            parameters.add(visible.stream().map(AccountId::value).toList());
        });
        query.resource().ifPresent(arn -> {
            text.append(" and f.resource_arn = ?");
            parameters.add(arn);
        });
        query.assignee().ifPresent(name -> {
            text.append(" and f.assignee = ?");
            parameters.add(name);
        });
        return text;
    }

    /** One value is compared as such: the planner then sees that a partial index fits. */
    private static void many(StringBuilder text, List<Object> parameters, String column, List<String> values) {
        if (values.size() == 1) {
            text.append(" and ").append(column).append(" = ?");
            parameters.add(values.getFirst());
        } else if (!values.isEmpty()) {
            text.append(" and ").append(column).append(" = any(?::text[])");
            parameters.add(values);
        }
    }

    private static Finding finding(Row row) throws SQLException {
        return new Finding(
                new FindingId(row.uuid("id")),
                new ControlId(row.text("control")),
                SeverityColumn.severity(row.integer("severity")),
                row.constant("status", FindingStatus.class),
                row.text("verdict"),
                new AccountId(row.text("account_id")),
                row.text("region"),
                row.text("resource_type"),
                row.text("resource_arn"),
                row.text("because"),
                row.json("facts"),
                row.instant("first_seen_at"),
                row.instant("changed_at"),
                row.instant("last_seen_at"),
                row.maybeInstant("resolved_at"),
                row.integer("reopened"),
                row.maybeText("assignee"),
                row.maybeText("note"),
                row.maybeUuid("exception_id"),
                row.number("version"));
    }
}
