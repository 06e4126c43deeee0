package io.strongroom.domain.onboarding;

import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.remediations.Remediation;
import io.strongroom.domain.remediations.RemediationCatalog;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Control by control, whether an account's roles let Strongroom read what it judges, and fix it. */
public record PermissionMatrix(List<Line> lines) {

    /**
     * One control.
     *
     * @param unread actions that reading it lacks, or that are not known to be granted
     * @param unfixed the same for fixing it
     */
    public record Line(ControlSpec<?> control, Can read, SortedSet<String> unread, Can fix, SortedSet<String> unfixed) {
        /** Both together. */
        public SortedSet<String> lacking() {
            var all = new TreeSet<>(unread);
            all.addAll(unfixed);
            return all;
        }

        /** Whether nothing stands in the way of what is offered. */
        public boolean whole() {
            return unread.isEmpty() && unfixed.isEmpty();
        }
    }

    public PermissionMatrix {
        lines = List.copyOf(lines);
    }

    /** @param connection what the newest test found; empty when there was none, and then all is unknown */
    public static PermissionMatrix of(
            ControlCatalog controls, RemediationCatalog remediations, Optional<Connection> connection) {
        var reading = connection
                .map(found -> found.read().powers())
                .orElseGet(() -> Powers.untold(NeededActions.reading(), ""));
        var changing = connection
                .map(found -> found.remediation().powers())
                .orElseGet(() -> Powers.untold(NeededActions.changing(), ""));
        return new PermissionMatrix(controls.specs().stream()
                .map(spec -> line(spec, remediations, reading, changing))
                .toList());
    }

    private static Line line(ControlSpec<?> spec, RemediationCatalog remediations, Powers reading, Powers changing) {
        var reads = spec.reads().stream().allMatch(Kind::readable);
        var fixes = spec.remediations().stream()
                .flatMap(id -> remediations.find(id).stream())
                .map(remediation -> fix(remediation, reading, changing))
                .reduce(PermissionMatrix::better);
        return new Line(
                spec,
                reads ? reading.can(spec.actions()) : Can.NOT_OFFERED,
                reads ? reading.lacking(spec.actions()) : new TreeSet<>(),
                fixes.map(Fix::can).orElse(Can.NOT_OFFERED),
                fixes.map(Fix::lacking).orElseGet(TreeSet::new));
    }

    private record Fix(Can can, SortedSet<String> lacking) {}

    /** A plan is made and verified with the read role, and applied with the other. */
    private static Fix fix(Remediation remediation, Powers reading, Powers changing) {
        var changes = NeededActions.changing(remediation);
        var reads = NeededActions.readsOf(changes);
        var lacking = new TreeSet<>(changing.lacking(changes));
        lacking.addAll(reading.lacking(reads));
        return new Fix(changing.can(changes).and(reading.can(reads)), lacking);
    }

    /** One remediation that works is enough. */
    private static Fix better(Fix one, Fix other) {
        return one.can().compareTo(Can.NO) == 0 || other.can() == Can.YES ? other : one;
    }

    /** How many controls are known to be out of sight. */
    public long unreadable() {
        return lines.stream().filter(line -> line.read() == Can.NO).count();
    }

    /** How many have an automatic fix that is known not to work. */
    public long unfixable() {
        return lines.stream().filter(line -> line.fix() == Can.NO).count();
    }

    /** How many cannot be told of, one way or the other. */
    public long unknown() {
        return lines.stream()
                .filter(line -> line.read() == Can.UNKNOWN || line.fix() == Can.UNKNOWN)
                .count();
    }
}
