package io.strongroom.bench.pages;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Findings by the hundred thousand, written past Strongroom, as assessments would have left them: with their counts, a
 * trend of thirty days, and every account's age.
 */
final class Filling {
    private static final int FINDINGS_PER_ACCOUNT = 250;

    /** A control's severity is taken from what the catalogue's own findings have; unseen controls are HIGH. */
    private static final List<String> ONCE = List.of("""
            create table if not exists bench_controls as
            select control, min(severity) as severity, row_number() over (order by control) - 1 as n
            from findings group by control""", "delete from finding_events", "delete from findings");

    private static final List<String> COUNTS = List.of(
            "delete from posture_cells",
            "delete from posture_accounts",
            "delete from posture_controls",
            "delete from posture_days",
            """
            insert into posture_cells (account_id, region, control, pass, fail, unknown, not_applicable, accepted)
            select account_id, region, control, 5 * count(*), count(*), 0, 1, 0
            from findings where status = 'OPEN' group by account_id, region, control""",
            """
            insert into posture_accounts (account_id, severity, pass, fail, unknown, not_applicable, accepted)
            select c.account_id, b.severity, sum(c.pass), sum(c.fail), 0, sum(c.not_applicable), 0
            from posture_cells c join bench_controls b using (control) group by c.account_id, b.severity""",
            """
            insert into posture_controls (control, pass, fail, unknown, not_applicable, accepted)
            select control, sum(pass), sum(fail), 0, sum(not_applicable), 0 from posture_cells group by control""",
            """
            insert into posture_days (day, account_id, severity, open, opened, resolved)
            select current_date - d, account_id, severity, fail, 1, 1
            from posture_accounts cross join generate_series(0, 29) d""",
            """
            insert into posture_days (day, account_id, severity, open, opened, resolved)
            select day, '*', severity, sum(open), sum(opened), sum(resolved) from posture_days group by day, severity""",
            """
            insert into account_regions (account_id, region, assessed_at, empty, unread)
            select account_id, region, now(), false, '{}'::json from findings group by account_id, region
            on conflict (account_id, region) do nothing""",
            "vacuum analyze");

    private final Connection connection;

    Filling(Connection connection) throws SQLException {
        this.connection = connection;
        for (var statement : ONCE) {
            update(statement);
        }
    }

    /** Fills up to so many findings, in as many accounts as that takes. */
    void upTo(long findings) throws SQLException {
        update("""
                insert into findings (id, control, severity, status, verdict, account_id, region, resource_type,
                    resource_arn, because, facts, content, first_seen_at, changed_at)
                select gen_random_uuid(), b.control, b.severity, 'OPEN', 'FAIL', a.id, 'eu-west-1', 'AWS::EC2::Volume',
                    'arn:aws:ec2:eu-west-1:' || a.id || ':volume/vol-' || lpad(to_hex(g), 17, '0'),
                    'The volume is not encrypted.', '{"encrypted":false,"size":"100 GiB"}'::json, 1, now(), now()
                from (select id, row_number() over (order by id) - 1 as n from accounts where status = 'ACTIVE') a
                cross join generate_series(0, %1$d - 1) g
                join bench_controls b on b.n = (g * 31 + a.n) %% (select count(*) from bench_controls)
                where a.n * %1$d + g < %2$d
                on conflict do nothing""".formatted(FINDINGS_PER_ACCOUNT, findings));
        for (var statement : COUNTS) {
            update(statement);
        }
    }

    private void update(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
