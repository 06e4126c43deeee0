package io.strongroom.db.posture;

import static java.util.stream.Collectors.toMap;

import io.strongroom.db.findings.SeverityColumn;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.posture.Counts;
import io.strongroom.domain.posture.Posture;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The roll-ups as they are read: keyed look-ups and sums over accounts, never over findings. */
@Singleton
@Transactional
class PgPosture implements Posture {
    private static final String SUMS =
            "sum(pass)::bigint as pass, sum(fail)::bigint as fail, sum(unknown)::bigint as unknown,"
                    + " sum(not_applicable)::bigint as not_applicable, sum(accepted)::bigint as accepted";

    private final Sql sql;

    PgPosture(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Map<ControlId, Counts> byControl(Optional<Set<AccountId>> visible) {
        var found = visible.map(accounts -> sql.list(
                        "select control, " + SUMS
                                + " from posture_cells where account_id = any(?::text[]) group by control",
                        row -> Map.entry(new ControlId(row.text("control")), PostureWriter.counts(row)),
                        numbers(accounts)))
                .orElseGet(() -> sql.list(
                        "select * from posture_controls",
                        row -> Map.entry(new ControlId(row.text("control")), PostureWriter.counts(row))));
        return found.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue, Counts::plus, TreeMap::new));
    }

    @Override
    public Map<AccountId, Map<Severity, Counts>> byAccount(Optional<Set<AccountId>> visible) {
        var all = new TreeMap<AccountId, Map<Severity, Counts>>();
        sql.list(
                "select * from posture_accounts where ? or account_id = any(?::text[])",
                row -> {
                    all.computeIfAbsent(new AccountId(row.text("account_id")), id -> new EnumMap<>(Severity.class))
                            .put(SeverityColumn.severity(row.integer("severity")), PostureWriter.counts(row));
                    return true;
                },
                visible.isEmpty(),
                numbers(visible.orElse(Set.of())));
        return all;
    }

    @Override
    public Map<AccountId, Map<ControlId, Counts>> cells(Set<AccountId> accounts) {
        var all = new TreeMap<AccountId, Map<ControlId, Counts>>();
        sql.list(
                "select account_id, control, " + SUMS
                        + " from posture_cells where account_id = any(?::text[]) group by account_id, control",
                row -> {
                    all.computeIfAbsent(new AccountId(row.text("account_id")), id -> new TreeMap<>())
                            .put(new ControlId(row.text("control")), PostureWriter.counts(row));
                    return true;
                },
                numbers(accounts));
        return all;
    }

    private record DayRow(String account, Severity severity, LocalDate day, long open, long opened, long resolved) {}

    @Override
    public List<Day> days(Optional<Set<AccountId>> visible, LocalDate from, LocalDate to) {
        // The last row before the first day tells what was open when it began.
        var rows = sql.list(
                """
                select account_id, severity, day::text as day, open, opened, resolved from posture_days d
                where account_id = any(?::text[]) and day <= cast(? as date) and day >= coalesce(
                    (select max(b.day) from posture_days b where b.account_id = d.account_id
                        and b.severity = d.severity and b.day < cast(? as date)), cast(? as date))
                order by day""",
                row -> new DayRow(
                        row.text("account_id"),
                        SeverityColumn.severity(row.integer("severity")),
                        LocalDate.parse(row.text("day")),
                        row.number("open"),
                        row.number("opened"),
                        row.number("resolved")),
                visible.map(PgPosture::numbers).orElse(List.of(DayWriter.ALL)),
                to.toString(),
                from.toString(),
                from.toString());
        return filled(rows, firstAssessed(visible), from, to);
    }

    private Optional<LocalDate> firstAssessed(Optional<Set<AccountId>> visible) {
        return sql.first(
                        "select min(day)::text as day from first_assessments where ? or account_id = any(?::text[])",
                        row -> row.maybeText("day"),
                        visible.isEmpty(),
                        numbers(visible.orElse(Set.of())))
                .orElseThrow()
                .map(LocalDate::parse);
    }

    private static List<Day> filled(
            List<DayRow> rows, Optional<LocalDate> firstAssessed, LocalDate from, LocalDate to) {
        var standing = new TreeMap<String, Map<Severity, Long>>();
        var next = rows.iterator();
        var pending = next.hasNext() ? Optional.of(next.next()) : Optional.<DayRow>empty();
        var days = new ArrayList<Day>();
        for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
            var opened = zeros();
            var resolved = zeros();
            while (pending.isPresent() && !pending.get().day().isAfter(day)) {
                var row = pending.get();
                standing.computeIfAbsent(row.account(), id -> new EnumMap<>(Severity.class))
                        .put(row.severity(), row.open());
                if (row.day().equals(day)) {
                    opened.merge(row.severity(), row.opened(), Long::sum);
                    resolved.merge(row.severity(), row.resolved(), Long::sum);
                }
                pending = next.hasNext() ? Optional.of(next.next()) : Optional.empty();
            }
            var open = zeros();
            standing.values().forEach(one -> one.forEach((severity, n) -> open.merge(severity, n, Long::sum)));
            var today = day;
            var known = firstAssessed.filter(first -> !first.isAfter(today)).isPresent();
            days.add(new Day(day, known, open, opened, resolved));
        }
        return days;
    }

    private static Map<Severity, Long> zeros() {
        var all = new EnumMap<Severity, Long>(Severity.class);
        for (var severity : Severity.values()) {
            all.put(severity, 0L);
        }
        return all;
    }

    @Override
    public List<Assessed> assessed(Optional<Set<AccountId>> visible) {
        return sql.list(
                """
                select * from account_regions where assessed_at is not null and (? or account_id = any(?::text[]))
                order by account_id, region""",
                row -> {
                    var unread = new TreeMap<String, String>();
                    row.json("unread")
                            .properties()
                            .forEach(one ->
                                    unread.put(one.getKey(), one.getValue().asText()));
                    return new Assessed(
                            new AccountId(row.text("account_id")),
                            row.text("region"),
                            row.instant("assessed_at"),
                            row.flag("empty"),
                            unread);
                },
                visible.isEmpty(),
                numbers(visible.orElse(Set.of())));
    }

    private static List<String> numbers(Set<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toList();
    }
}
