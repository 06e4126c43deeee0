package io.strongroom.db.posture;

import io.strongroom.db.findings.FindingWriter.Written;
import io.strongroom.db.findings.Place;
import io.strongroom.db.findings.SeverityColumn;
import io.strongroom.db.posture.DayWriter.Move;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps the roll-ups in the transaction that writes findings. Only differences are written, all that one transaction
 * changes at once: each table is gone through once, in the order of its keys, and the tables always in one order, so that
 * writers wait for each other at rows that they share and never deadlock.
 */
@Singleton
public class PostureWriter {
    private final Sql sql;
    private final ControlCatalog controls;
    private final DayWriter days;

    PostureWriter(Sql sql, ControlCatalog controls, DayWriter days) {
        this.sql = sql;
        this.controls = controls;
        this.days = days;
    }

    static Counts counts(Row row) throws SQLException {
        return new Counts(
                row.number("pass"),
                row.number("fail"),
                row.number("unknown"),
                row.number("not_applicable"),
                row.number("accepted"));
    }

    /**
     * Passes and what does not apply as it was judged; the rest as findings stand, so that both always agree.
     *
     * @param chosen the controls that judged; empty for all. The counts of others stay
     */
    public void write(AccountId account, RegionJudged judged, Written written, Set<ControlId> chosen) {
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
        var place = new Place(account, judged.region());
        var deltas = new TreeMap<>(Map.of(place, deltas(place, now, chosen)));
        add(deltas);
        var moves = net(deltas);
        written.changes().forEach(change -> count(change, moves.computeIfAbsent(account, PostureWriter::none)));
        days.add(moves, day(judged.takenAt()));
        if (chosen.isEmpty()) {
            days.known(account, day(judged.takenAt()));
        }
    }

    /** Places that are no longer looked at. */
    public void forget(Collection<Place> left, Instant at) {
        var deltas = new TreeMap<Place, SortedMap<ControlId, Counts>>();
        left.forEach(place -> deltas.put(place, deltas(place, new TreeMap<>(), Set.of())));
        shift(deltas, at);
    }

    /** Adds to the counts of places, and to all sums with them. */
    public void shift(SortedMap<Place, SortedMap<ControlId, Counts>> deltas, Instant at) {
        add(deltas);
        days.add(net(deltas), day(at));
    }

    private SortedMap<ControlId, Counts> deltas(Place place, SortedMap<ControlId, Counts> now, Set<ControlId> chosen) {
        var before = new TreeMap<ControlId, Counts>();
        sql
                .list(
                        "select * from posture_cells where account_id = ? and region = ?",
                        row -> Map.entry(new ControlId(row.text("control")), counts(row)),
                        place.account().value(),
                        place.region())
                .stream()
                .filter(cell -> chosen.isEmpty() || chosen.contains(cell.getKey()))
                .forEach(cell -> before.put(cell.getKey(), cell.getValue()));
        var deltas = new TreeMap<ControlId, Counts>();
        now.forEach((control, counts) -> deltas.put(control, counts.minus(before.getOrDefault(control, Counts.NONE))));
        before.forEach((control, counts) -> {
            if (!now.containsKey(control)) {
                deltas.put(control, Counts.NONE.minus(counts));
            }
        });
        return deltas;
    }

    private record AccountSeverity(AccountId account, Severity severity) {}

    private void add(SortedMap<Place, SortedMap<ControlId, Counts>> deltas) {
        var cells = new ArrayList<Object[]>();
        var byAccount = new TreeMap<AccountSeverity, Counts>(
                Comparator.comparing(AccountSeverity::account).thenComparing(AccountSeverity::severity));
        var byControl = new TreeMap<ControlId, Counts>();
        deltas.forEach((place, ofPlace) -> ofPlace.forEach((control, delta) -> {
            if (!delta.equals(Counts.NONE)) {
                cells.add(parameters(List.of(place.account().value(), place.region(), control.value()), delta));
            }
            byAccount.merge(new AccountSeverity(place.account(), severity(control)), delta, Counts::plus);
            byControl.merge(control, delta, Counts::plus);
        }));
        byAccount.values().removeIf(Counts.NONE::equals);
        byControl.values().removeIf(Counts.NONE::equals);
        add("posture_cells", List.of("account_id", "region", "control"), cells);
        add(
                "posture_accounts",
                List.of("account_id", "severity"),
                byAccount.entrySet().stream()
                        .map(sum -> parameters(
                                List.of(
                                        sum.getKey().account().value(),
                                        SeverityColumn.of(sum.getKey().severity())),
                                sum.getValue()))
                        .toList());
        add(
                "posture_controls",
                List.of("control"),
                byControl.entrySet().stream()
                        .map(sum -> parameters(List.of(sum.getKey().value()), sum.getValue()))
                        .toList());
    }

    private static final List<String> COUNTS = List.of("pass", "fail", "unknown", "not_applicable", "accepted");

    private void add(String table, List<String> key, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var columns = Stream.concat(key.stream(), COUNTS.stream()).toList();
        sql.updateEach(
                "insert into %1$s (%2$s) values (%3$s) on conflict (%4$s) do update set %5$s"
                        .formatted(
                                table,
                                String.join(", ", columns),
                                String.join(", ", Collections.nCopies(columns.size(), "?")),
                                String.join(", ", key),
                                COUNTS.stream()
                                        .map(one -> "%1$s = %2$s.%1$s + excluded.%1$s".formatted(one, table))
                                        .collect(Collectors.joining(", "))),
                rows);
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

    private TreeMap<AccountId, EnumMap<Severity, Move>> net(SortedMap<Place, SortedMap<ControlId, Counts>> deltas) {
        var moves = new TreeMap<AccountId, EnumMap<Severity, Move>>();
        deltas.forEach((place, ofPlace) ->
                ofPlace.forEach((control, delta) -> moves.computeIfAbsent(place.account(), PostureWriter::none)
                        .merge(severity(control), new Move(delta.fail(), 0, 0), Move::plus)));
        return moves;
    }

    private static EnumMap<Severity, Move> none(AccountId account) {
        return new EnumMap<>(Severity.class);
    }

    private void count(FindingChange change, EnumMap<Severity, Move> moves) {
        switch (change) {
            case FindingChange.Opened c -> opened(c.judgement(), moves);
            case FindingChange.Reopened c -> opened(c.judgement(), moves);
            case FindingChange.Resolved c ->
                moves.merge(
                        severity(c.standing().control()),
                        new Move(0, 0, failure(c.standing().verdict())),
                        Move::plus);
            case FindingChange.Changed c -> {
                // A failure that can no longer be told is not resolved.
                if (failure(c.standing().verdict()) == 0) {
                    opened(c.judgement(), moves);
                }
            }
        }
    }

    private void opened(Judgement judgement, EnumMap<Severity, Move> moves) {
        moves.merge(
                severity(judgement.control()),
                new Move(0, failure(judgement.verdict().label()), 0),
                Move::plus);
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static long failure(String verdict) {
        return verdict.equals("FAIL") ? 1 : 0;
    }

    private Severity severity(ControlId control) {
        return Severities.of(control, controls, sql);
    }
}
