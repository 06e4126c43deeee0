package io.strongroom.web.findings;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.findings.FindingQuery;
import io.strongroom.domain.findings.Findings;
import io.strongroom.domain.posture.Counts;
import io.strongroom.domain.posture.Posture;
import io.strongroom.web.controls.ControlLine;
import io.strongroom.web.controls.ControlLines;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Findings by control. Open ones come from the roll-ups; only what those do not know is counted, and to a bound. */
@Singleton
class FindingGroups {
    private static final int SHOWN = 20;
    private static final Comparator<Group> WORST_FIRST = Comparator.comparing(
                    (Group group) -> group.control().severity())
            .thenComparing(Comparator.comparingLong(Group::fail).reversed())
            .thenComparing(Comparator.comparingLong(Group::unknown).reversed())
            .thenComparing(group -> group.control().id());

    private final Findings findings;
    private final Posture posture;
    private final ControlLines controls;

    FindingGroups(Findings findings, Posture posture, ControlLines controls) {
        this.findings = findings;
        this.posture = posture;
        this.controls = controls;
    }

    /**
     * The findings of one control.
     *
     * @param shown the first of them when the group is open; none while it is closed
     */
    record Group(ControlLine control, long fail, long unknown, boolean open, List<Finding> shown) {
        public boolean more() {
            return fail + unknown > shown.size();
        }
    }

    /** Controls with a finding that matches, the worst first. {@code open} is shown with its resources. */
    List<Group> groups(FindingFilter filter, Optional<Set<AccountId>> visible, String open) {
        var query = filter.query(controls::family, visible, SHOWN);
        var counts = filter.rolledUp() ? rolledUp(query, visible) : counted(query);
        var verdict = filter.value("verdict");
        return counts.entrySet().stream()
                .flatMap(one -> controls.find(one.getKey()).stream()
                        .map(control -> group(control, one.getValue(), verdict, query, open)))
                .filter(group -> group.fail() + group.unknown() > 0)
                .filter(group -> query.severities().isEmpty()
                        || query.severities().contains(group.control().severity()))
                .sorted(WORST_FIRST)
                .toList();
    }

    private Group group(ControlLine control, Counts counts, String verdict, FindingQuery query, String open) {
        var opened = control.id().value().equals(open);
        return new Group(
                control,
                verdict.equals("UNKNOWN") ? 0 : counts.fail(),
                verdict.equals("FAIL") ? 0 : counts.unknown(),
                opened,
                opened ? findings.list(query.of(control.id())) : List.of());
    }

    private Map<ControlId, Counts> rolledUp(FindingQuery query, Optional<Set<AccountId>> visible) {
        var counts = query.accounts().isEmpty() ? posture.byControl(visible) : cells(query, visible);
        return counts.entrySet().stream()
                .filter(one -> query.controls().isEmpty() || query.controls().contains(one.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<ControlId, Counts> cells(FindingQuery query, Optional<Set<AccountId>> visible) {
        var reached = query.accounts().stream()
                .filter(id -> visible.map(ids -> ids.contains(id)).orElse(true))
                .collect(Collectors.toSet());
        var sums = new TreeMap<ControlId, Counts>();
        posture.cells(reached)
                .values()
                .forEach(row -> row.forEach((control, counts) -> sums.merge(control, counts, Counts::plus)));
        return sums;
    }

    private Map<ControlId, Counts> counted(FindingQuery query) {
        var counts = new TreeMap<ControlId, Counts>();
        if (!query.verdicts().equals(Set.of("UNKNOWN"))) {
            findings.countByControl(with(query, "FAIL"))
                    .forEach((control, n) -> counts.merge(control, new Counts(0, n, 0, 0, 0), Counts::plus));
        }
        if (!query.verdicts().equals(Set.of("FAIL"))) {
            findings.countByControl(with(query, "UNKNOWN"))
                    .forEach((control, n) -> counts.merge(control, new Counts(0, 0, n, 0, 0), Counts::plus));
        }
        return counts;
    }

    private static FindingQuery with(FindingQuery query, String verdict) {
        return new FindingQuery(
                query.controls(),
                query.accounts(),
                query.regions(),
                query.severities(),
                query.statuses(),
                Set.of(verdict),
                query.resource(),
                query.assignee(),
                query.visible(),
                Optional.empty(),
                query.limit());
    }
}
