package io.strongroom.db.posture;

import io.strongroom.db.findings.FindingWriter.Written;
import io.strongroom.db.sql.Row;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.assessments.RegionJudged;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Judgement;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.findings.FindingChange;
import io.strongroom.domain.posture.Counts;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Keeps the roll-ups in the transaction that writes findings. Only differences are written, and rows that all accounts
 * share are taken in one order, so that writers wait for each other and never deadlock.
 */
@Singleton
public class PostureWriter {
    /** In posture_days, all accounts together. */
    static final String ALL = "*";

    private final Sql sql;
    private final ControlCatalog controls;

    PostureWriter(Sql sql, ControlCatalog controls) {
        this.sql = sql;
        this.controls = controls;
    }

    static Counts counts(Row row) throws SQLException {
        return new Counts(
                row.number("pass"),
                row.number("fail"),
                row.number("unknown"),
                row.number("not_applicable"),
                row.number("accepted"));
    }

    /** Passes and what does not apply as it was judged; the rest as findings stand, so that both always agree. */
    public void write(AccountId account, RegionJudged judged, Written written) {
        var now = new TreeMap<ControlId, Counts>();
        for (var judgement : judged.judgements()) {
            switch (judgement.verdict()) {
                case Verdict.Pass pass -> now.merge(judgement.control(), Counts.of(judgement), Counts::plus);
                case Verdict.NotApplicable none -> now.merge(judgement.control(), Counts.of(judgement), Counts::plus);
                case Verdict.Fail fail -> now.putIfAbsent(judgement.control(), Counts.NONE);
                case Verdict.Unknown unknown -> now.putIfAbsent(judgement.control(), Counts.NONE);
            }
        }
        written.standing().forEach((control, counts) -> now.merge(control, counts, Counts::plus));
        var deltas = deltas(account, judged.region(), now);
        add(account, judged.region(), deltas);
        days(account, judged.takenAt(), deltas, written.changes());
        known(account, judged.takenAt());
    }

    /** From then on a trend knows of the account. Mostly it does already, and then nothing is written. */
    private void known(AccountId account, Instant at) {
        var day = at.atZone(ZoneOffset.UTC).toLocalDate();
        sql.update("""
                insert into first_assessments (account_id, day)
                select ?, ? where not exists (select 1 from first_assessments where account_id = ? and day <= ?)
                on conflict (account_id) do update set day = least(first_assessments.day, excluded.day)""", account.value(), day, account.value(), day);
    }

    /** The Region is no longer looked at. */
    public void forget(AccountId account, String region, Instant at) {
        shift(account, region, deltas(account, region, new TreeMap<>()), at);
    }

    /** Adds to the counts of one account and Region, and to all sums with them. */
    public void shift(AccountId account, String region, TreeMap<ControlId, Counts> deltas, Instant at) {
        add(account, region, deltas);
        days(account, at, deltas, List.of());
    }

    private TreeMap<ControlId, Counts> deltas(AccountId account, String region, TreeMap<ControlId, Counts> now) {
        var before = new TreeMap<ControlId, Counts>();
        sql.list(
                        "select * from posture_cells where account_id = ? and region = ?",
                        row -> Map.entry(new ControlId(row.text("control")), counts(row)),
                        account.value(),
                        region)
                .forEach(cell -> before.put(cell.getKey(), cell.getValue()));
        var deltas = new TreeMap<ControlId, Counts>();
        now.forEach((control, counts) -> deltas.put(control, counts.minus(before.getOrDefault(control, Counts.NONE))));
        before.forEach((control, counts) -> {
            if (!now.containsKey(control)) {
                deltas.put(control, Counts.NONE.minus(counts));
            }
        });
        deltas.values().removeIf(Counts.NONE::equals);
        return deltas;
    }

    private void add(AccountId account, String region, TreeMap<ControlId, Counts> deltas) {
        if (deltas.isEmpty()) {
            return;
        }
        add(
                "posture_cells (account_id, region, control,",
                "(account_id, region, control)",
                deltas.entrySet().stream()
                        .map(cell -> parameters(
                                List.of(account.value(), region, cell.getKey().value()), cell.getValue()))
                        .toList());
        var bySeverity = new EnumMap<Severity, Counts>(Severity.class);
        deltas.forEach((control, delta) -> bySeverity.merge(severity(control), delta, Counts::plus));
        add(
                "posture_accounts (account_id, severity,",
                "(account_id, severity)",
                bySeverity.entrySet().stream()
                        .map(sum -> parameters(List.of(account.value(), rank(sum.getKey())), sum.getValue()))
                        .toList());
        add(
                "posture_controls (control,",
                "(control)",
                deltas.entrySet().stream()
                        .map(sum -> parameters(List.of(sum.getKey().value()), sum.getValue()))
                        .toList());
    }

    private void add(String into, String key, List<Object[]> rows) {
        var places = "?, ".repeat(rows.getFirst().length - 1) + "?";
        sql.updateEach(
                "insert into " + into + " pass, fail, unknown, not_applicable, accepted) values (" + places
                        + ") on conflict " + key + " do update set "
                        + "pass = " + table(into) + ".pass + excluded.pass, fail = " + table(into)
                        + ".fail + excluded.fail, unknown = " + table(into) + ".unknown + excluded.unknown, "
                        + "not_applicable = " + table(into) + ".not_applicable + excluded.not_applicable, accepted = "
                        + table(into) + ".accepted + excluded.accepted",
                rows);
    }

    private static String table(String into) {
        return into.substring(0, into.indexOf(' '));
    }

    private static Object[] parameters(List<Object> key, Counts counts) {
        return Stream.concat(
                        key.stream(),
                        Stream.of(
                                counts.pass(),
                                counts.fail(),
                                counts.unknown(),
                                counts.notApplicable(),
                                counts.accepted()))
                .toArray();
    }

    private void days(AccountId account, Instant at, TreeMap<ControlId, Counts> deltas, List<FindingChange> changes) {
        var day = at.atZone(ZoneOffset.UTC).toLocalDate();
        var open = new EnumMap<Severity, Long>(Severity.class);
        var opened = new EnumMap<Severity, Long>(Severity.class);
        var resolved = new EnumMap<Severity, Long>(Severity.class);
        deltas.forEach((control, delta) -> open.merge(severity(control), delta.fail(), Long::sum));
        for (var change : changes) {
            switch (change) {
                case FindingChange.Opened c -> failing(opened, c.judgement());
                case FindingChange.Reopened c -> failing(opened, c.judgement());
                case FindingChange.Resolved c ->
                    resolved.merge(
                            severity(c.standing().control()),
                            failure(c.standing().verdict()),
                            Long::sum);
                case FindingChange.Changed c -> {
                    // A failure that can no longer be told is not resolved.
                    if (failure(c.standing().verdict()) == 0) {
                        failing(opened, c.judgement());
                    }
                }
            }
        }
        for (var severity : Severity.values()) {
            long net = open.getOrDefault(severity, 0L);
            long up = opened.getOrDefault(severity, 0L);
            long down = resolved.getOrDefault(severity, 0L);
            if (net != 0 || up != 0 || down != 0) {
                count(account.value(), severity, day, net, up, down);
                count(ALL, severity, day, net, up, down);
            }
        }
    }

    private void failing(EnumMap<Severity, Long> sums, Judgement judgement) {
        sums.merge(severity(judgement.control()), failure(judgement.verdict().label()), Long::sum);
    }

    /** A new day begins where the last one ended; what comes late, after midnight, moves the days behind it as well. */
    private void count(String account, Severity severity, LocalDate day, long net, long opened, long resolved) {
        sql.update("""
                insert into posture_days (account_id, severity, day, open, opened, resolved)
                values (?, ?, ?, ? + coalesce((select d.open from posture_days d where d.account_id = ? and d.severity = ?
                    and d.day < ? order by d.day desc limit 1), 0), ?, ?)
                on conflict (account_id, severity, day) do update set open = posture_days.open + ?,
                    opened = posture_days.opened + excluded.opened, resolved = posture_days.resolved + excluded.resolved""", account, rank(severity), day, net, account, rank(severity), day, opened, resolved, net);
        sql.update(
                "update posture_days set open = open + ? where account_id = ? and severity = ? and day > ? and ? <> 0",
                net,
                account,
                rank(severity),
                day,
                net);
    }

    private static long failure(String verdict) {
        return verdict.equals("FAIL") ? 1 : 0;
    }

    private Severity severity(ControlId control) {
        return controls.find(control).orElseThrow().severity();
    }

    /** As the tables write it: 1 is the worst. */
    static int rank(Severity severity) {
        return severity.ordinal() + 1;
    }
}
