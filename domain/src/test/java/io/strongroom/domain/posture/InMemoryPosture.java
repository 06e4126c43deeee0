package io.strongroom.domain.posture;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Severity;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Roll-ups over a few cells, added up anew for every question. It knows no days and no Regions. */
public final class InMemoryPosture implements Posture {
    private final Map<AccountId, Map<ControlId, Counts>> cells = new TreeMap<>();
    private final Map<ControlId, Severity> severities = new TreeMap<>();

    public InMemoryPosture with(AccountId account, ControlId control, Severity severity, Counts counts) {
        cells.computeIfAbsent(account, id -> new TreeMap<>()).merge(control, counts, Counts::plus);
        severities.put(control, severity);
        return this;
    }

    @Override
    public Map<ControlId, Counts> byControl(Optional<Set<AccountId>> visible) {
        var sums = new TreeMap<ControlId, Counts>();
        seen(visible)
                .values()
                .forEach(row -> row.forEach((control, counts) -> sums.merge(control, counts, Counts::plus)));
        return sums;
    }

    @Override
    public Map<AccountId, Map<Severity, Counts>> byAccount(Optional<Set<AccountId>> visible) {
        var all = new TreeMap<AccountId, Map<Severity, Counts>>();
        seen(visible).forEach((account, row) -> {
            var sums = new EnumMap<Severity, Counts>(Severity.class);
            row.forEach((control, counts) -> sums.merge(severities.get(control), counts, Counts::plus));
            all.put(account, sums);
        });
        return all;
    }

    @Override
    public Map<AccountId, Map<ControlId, Counts>> cells(Set<AccountId> accounts) {
        return seen(Optional.of(accounts));
    }

    @Override
    public List<Day> days(Optional<Set<AccountId>> visible, LocalDate from, LocalDate to) {
        return List.of();
    }

    @Override
    public List<Assessed> assessed(Optional<Set<AccountId>> visible) {
        return List.of();
    }

    private Map<AccountId, Map<ControlId, Counts>> seen(Optional<Set<AccountId>> visible) {
        var seen = new TreeMap<>(cells);
        visible.ifPresent(seen.keySet()::retainAll);
        return seen;
    }
}
