package io.strongroom.db.posture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.posture.Counts;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts again, the slow way, what roll-ups say. */
@Singleton
@Transactional
public class RollUps {
    private final Sql sql;
    private final ControlCatalog controls;

    RollUps(Sql sql, ControlCatalog controls) {
        this.sql = sql;
        this.controls = controls;
    }

    /** What does not agree, in the whole database; empty when all is well. */
    public List<String> disagreements() {
        var wrong = new ArrayList<String>();
        // Failures and unknowns are those of findings that stand.
        compare(
                wrong,
                "cells and findings",
                "select account_id || ' ' || region || ' ' || control as key, 0 as pass, fail, unknown,"
                        + " 0 as not_applicable, accepted from posture_cells",
                """
                select account_id || ' ' || region || ' ' || control as key, 0 as pass, 0 as not_applicable,
                    count(*) filter (where status = 'OPEN' and verdict = 'FAIL') as fail,
                    count(*) filter (where verdict = 'UNKNOWN') as unknown,
                    count(*) filter (where status = 'ACCEPTED' and verdict = 'FAIL') as accepted
                from findings where status in ('OPEN', 'ACCEPTED') group by 1""");
        var sums = " sum(pass)::bigint as pass, sum(fail)::bigint as fail, sum(unknown)::bigint as unknown,"
                + " sum(not_applicable)::bigint as not_applicable, sum(accepted)::bigint as accepted from posture_cells";
        compare(
                wrong,
                "controls and cells",
                "select control as key, pass, fail, unknown, not_applicable, accepted from posture_controls",
                "select control as key," + sums + " group by control");
        var severities = new StringBuilder("case control");
        controls.specs()
                .forEach(spec -> severities.append(" when '%s' then %d"
                        .formatted(spec.id(), spec.severity().ordinal() + 1)));
        severities.append(" end");
        compare(
                wrong,
                "accounts and cells",
                "select account_id || ' ' || severity as key, pass, fail, unknown, not_applicable, accepted"
                        + " from posture_accounts",
                "select account_id || ' ' || " + severities + " as key," + sums + " group by 1");
        var lastDay = """
                select account_id || ' ' || severity as key, 0 as pass, open as fail, 0 as unknown, 0 as not_applicable,
                    0 as accepted
                from (select distinct on (account_id, severity) * from posture_days
                    order by account_id, severity, day desc) d where account_id %s '*'""";
        compare(
                wrong,
                "the last day and accounts",
                lastDay.formatted("<>"),
                "select account_id || ' ' || severity as key, 0 as pass, fail, 0 as unknown, 0 as not_applicable,"
                        + " 0 as accepted from posture_accounts");
        compare(
                wrong,
                "the last day of all and accounts",
                lastDay.formatted("="),
                "select '* ' || severity as key, 0 as pass, sum(fail)::bigint as fail, 0 as unknown, 0 as not_applicable,"
                        + " 0 as accepted from posture_accounts group by severity");
        return wrong;
    }

    private void compare(List<String> wrong, String what, String kept, String counted) {
        var one = counts(kept);
        var other = counts(counted);
        if (!one.equals(other)) {
            wrong.add(what + ": kept " + one + ", counted " + other);
        }
    }

    private Map<String, Counts> counts(String query) {
        var all = new TreeMap<String, Counts>();
        sql.list(query, row -> all.put(row.text("key"), counts(row)));
        all.values().removeIf(Counts.NONE::equals);
        return all;
    }

    private static Counts counts(Row row) throws SQLException {
        return PostureWriter.counts(row);
    }

    /** Rows that the connection has written so far, and not yet reported: exact within one transaction. */
    public long written() {
        return sql.first(
                        "select sum(n_tup_ins + n_tup_upd + n_tup_del)::bigint as n from pg_stat_xact_user_tables",
                        row -> row.number("n"))
                .orElseThrow();
    }

    /** A control of each severity that is in the catalogue. */
    public List<ControlId> oneOfEachSeverity() {
        var some = new TreeMap<Integer, ControlId>();
        controls.specs().forEach(spec -> some.putIfAbsent(spec.severity().ordinal(), spec.id()));
        return List.copyOf(some.values());
    }

    /** Some controls of one severity. */
    public List<ControlId> ofSeverity(Severity severity, int count) {
        var some = controls.specs().stream()
                .filter(spec -> spec.severity() == severity)
                .map(spec -> spec.id())
                .limit(count)
                .toList();
        assertEquals(count, some.size());
        return some;
    }

    /** Whether a session of this database waits for what another holds. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean anybodyWaits() {
        return sql.first("select 1 from pg_locks where not granted limit 1", row -> true)
                .isPresent();
    }
}
