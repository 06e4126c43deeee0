package io.strongroom.db.posture;

import io.quarkus.runtime.StartupEvent;
import io.strongroom.db.audit.AuditRows;
import io.strongroom.db.findings.SeverityColumn;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.json.Json;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Takes over what a release changed of its controls' severities, once, when it starts: findings get the severity that
 * their control has now, and sums by severity are counted again from the cells. Otherwise a difference would be taken from
 * a sum that it was never added to.
 */
@Singleton
class Reclassification {
    /** Sums as they should be, of those that are not. */
    private static final String WRONG = """
            with counted as (
                select c.account_id, s.severity, sum(pass)::bigint as pass, sum(fail)::bigint as fail,
                    sum(unknown)::bigint as unknown, sum(not_applicable)::bigint as not_applicable,
                    sum(accepted)::bigint as accepted
                from posture_cells c join unnest(?::text[], ?::bigint[]) as s (control, severity) on s.control = c.control
                group by c.account_id, s.severity),
            wrong as (
                select coalesce(n.account_id, b.account_id) as account_id, coalesce(n.severity, b.severity) as severity,
                    coalesce(n.pass, 0) as pass, coalesce(n.fail, 0) as fail, coalesce(n.unknown, 0) as unknown,
                    coalesce(n.not_applicable, 0) as not_applicable, coalesce(n.accepted, 0) as accepted
                from counted n full join posture_accounts b on b.account_id = n.account_id and b.severity = n.severity
                where (coalesce(n.pass, 0), coalesce(n.fail, 0), coalesce(n.unknown, 0),
                        coalesce(n.not_applicable, 0), coalesce(n.accepted, 0))
                    <> (coalesce(b.pass, 0), coalesce(b.fail, 0), coalesce(b.unknown, 0),
                        coalesce(b.not_applicable, 0), coalesce(b.accepted, 0)))
            """;

    private final Sql sql;
    private final ControlCatalog controls;
    private final AuditRows audit;
    private final InstantSource clock;

    Reclassification(Sql sql, ControlCatalog controls, AuditRows audit, InstantSource clock) {
        this.sql = sql;
        this.controls = controls;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    void start(@Observes StartupEvent event) {
        takeOver(clock.instant());
    }

    /** In the running transaction. */
    void takeOver(Instant at) {
        var known = sql.list("select control from posture_controls", row -> new ControlId(row.text("control")));
        var ids = known.stream().map(ControlId::value).toList();
        var severities = known.stream()
                .map(one -> (long) SeverityColumn.of(Severities.of(one, controls, sql)))
                .toList();
        if (!anyWrong(ids, severities)) {
            return;
        }
        // In the order of writers, and before any of their rows: they are through with them, or wait.
        sql.update("lock table posture_cells in share row exclusive mode");
        sql.update("lock table posture_accounts in share row exclusive mode");
        sql.update("lock table posture_days in share row exclusive mode");
        int findings = sql.update("""
                update findings f set severity = s.severity, version = version + 1
                from unnest(?::text[], ?::bigint[]) as s (control, severity)
                where f.control = s.control and f.severity <> s.severity""", ids, severities);
        int sums = sql.update(WRONG + """
                insert into posture_accounts (account_id, severity, pass, fail, unknown, not_applicable, accepted)
                select account_id, severity, pass, fail, unknown, not_applicable, accepted from wrong
                on conflict (account_id, severity) do update set pass = excluded.pass, fail = excluded.fail,
                    unknown = excluded.unknown, not_applicable = excluded.not_applicable, accepted = excluded.accepted""", ids, severities);
        days(at);
        audit.add(new Fact(
                at,
                "strongroom",
                "controls.reclassified",
                "controls",
                "all",
                Json.object().put("findings", findings).put("sums", sums)));
    }

    private boolean anyWrong(List<String> ids, List<Long> severities) {
        return sql.first("""
                        select exists (select 1 from findings f
                            join unnest(?::text[], ?::bigint[]) as s (control, severity) on s.control = f.control
                            where f.severity <> s.severity) as wrong""", row -> row.flag("wrong"), ids, severities).orElse(false)
                || sql.first(
                                WRONG + "select exists (select 1 from wrong) as wrong",
                                row -> row.flag("wrong"),
                                ids,
                                severities)
                        .orElse(false);
    }

    /** The trend goes on from what stands open by the new severities; nothing was opened or resolved by a release. */
    private void days(Instant at) {
        sql.update("""
                insert into posture_days (account_id, severity, day, open, opened, resolved)
                select n.account_id, n.severity, cast(? as date), n.fail, 0, 0
                from (select account_id, severity, fail from posture_accounts
                    union all select ?, severity, sum(fail)::bigint from posture_accounts group by severity) n
                where n.fail <> coalesce((select d.open from posture_days d where d.account_id = n.account_id
                    and d.severity = n.severity order by d.day desc limit 1), 0)
                on conflict (account_id, severity, day) do update set open = excluded.open""", at.atZone(ZoneOffset.UTC).toLocalDate().toString(), DayWriter.ALL);
    }
}
