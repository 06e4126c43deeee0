package io.strongroom.db.posture;

import io.strongroom.db.findings.SeverityColumn;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.Severity;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.SortedMap;

/** Keeps the trend, day by day: that of each account, and that of all together. */
@Singleton
class DayWriter {
    /** In posture_days, all accounts together. */
    static final String ALL = "*";

    /** Any number that no worker's presence is likely to draw. */
    private static final long LOCK = 0x5374_726F_6E67_2054L;

    private final Sql sql;

    DayWriter(Sql sql) {
        this.sql = sql;
    }

    /**
     * What a day adds to one severity.
     *
     * @param net to what is open at its end
     */
    record Move(long net, long opened, long resolved) {
        static final Move NONE = new Move(0, 0, 0);

        Move plus(Move other) {
            return new Move(net + other.net, opened + other.opened, resolved + other.resolved);
        }
    }

    /** Adds to a day, and to those behind it what stays open. */
    void add(SortedMap<AccountId, EnumMap<Severity, Move>> moves, LocalDate day) {
        var rows = new ArrayList<Added>();
        var all = new EnumMap<Severity, Move>(Severity.class);
        moves.forEach((account, bySeverity) -> bySeverity.forEach((severity, move) -> {
            rows.add(new Added(account.value(), severity, move));
            all.merge(severity, move, Move::plus);
        }));
        all.forEach((severity, move) -> rows.add(new Added(ALL, severity, move)));
        rows.removeIf(row -> row.move().equals(Move.NONE));
        if (rows.isEmpty()) {
            return;
        }
        // A new day begins where the last one ended, so nobody may move that one meanwhile, nor add a day between.
        // The sums of all accounts make writers wait for each other anyway.
        sql.first("select 1 from pg_advisory_xact_lock(?)", row -> true, LOCK);
        begin(rows, day);
        carry(rows, day);
    }

    private record Added(String account, Severity severity, Move move) {}

    private void begin(List<Added> rows, LocalDate day) {
        sql.updateEach(
                """
                insert into posture_days (account_id, severity, day, open, opened, resolved)
                values (?, ?, ?, ? + coalesce((select d.open from posture_days d where d.account_id = ? and d.severity = ?
                    and d.day < ? order by d.day desc limit 1), 0), ?, ?)
                on conflict (account_id, severity, day) do update set open = posture_days.open + ?,
                    opened = posture_days.opened + excluded.opened, resolved = posture_days.resolved + excluded.resolved""",
                rows.stream()
                        .map(row -> {
                            int severity = SeverityColumn.of(row.severity());
                            var move = row.move();
                            return new Object[] {
                                row.account(),
                                severity,
                                day,
                                move.net(),
                                row.account(),
                                severity,
                                day,
                                move.opened(),
                                move.resolved(),
                                move.net()
                            };
                        })
                        .toList());
    }

    /** What comes late, after midnight, moves the days behind it as well. */
    private void carry(List<Added> rows, LocalDate day) {
        sql.updateEach(
                "update posture_days set open = open + ? where account_id = ? and severity = ? and day > ?",
                rows.stream()
                        .filter(row -> row.move().net() != 0)
                        .map(row ->
                                new Object[] {row.move().net(), row.account(), SeverityColumn.of(row.severity()), day})
                        .toList());
    }

    /** From then on a trend knows of the account. Mostly it does already, and then nothing is written. */
    void known(AccountId account, LocalDate day) {
        sql.update("""
                insert into first_assessments (account_id, day)
                select ?, ? where not exists (select 1 from first_assessments where account_id = ? and day <= ?)
                on conflict (account_id) do update set day = least(first_assessments.day, excluded.day)""", account.value(), day, account.value(), day);
    }
}
