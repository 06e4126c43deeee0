package io.strongroom.domain.posture;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.accounts.OrganizationalUnit;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.FrameworkMapping;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Step;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The roll-ups put together as readers ask for them. A control counts in every step and framework that it serves, and an
 * account in every unit that it stands below, so these groups overlap. What was never assessed is in no group.
 */
public final class PostureGroups {
    private final Posture posture;
    private final ControlCatalog controls;
    private final Accounts accounts;

    public PostureGroups(Posture posture, ControlCatalog controls, Accounts accounts) {
        this.posture = posture;
        this.controls = controls;
        this.accounts = accounts;
    }

    /** What to group by. */
    public enum By {
        ACCOUNT,
        CONTROL,
        STEP,
        SEVERITY,
        OU,
        FRAMEWORK
    }

    /**
     * One group.
     *
     * @param key its name for machines: an account's number, a control's id, a step's code, a path
     * @param title for people
     */
    public record Group(String key, String title, Counts counts) {}

    /** One account by one control. */
    public record Cell(AccountId account, ControlId control, Counts counts) {}

    /** In the order of keys, severities with the worst first. @param visible as {@link Posture#byControl} */
    public List<Group> by(By by, Optional<Set<AccountId>> visible) {
        return switch (by) {
            case ACCOUNT -> byAccount(visible);
            case CONTROL -> controlsInto(visible, spec -> Map.of(spec.id().value(), spec.title()));
            case STEP -> controlsInto(visible, spec -> titled(spec.steps().stream(), Step::code, Step::title));
            case FRAMEWORK ->
                controlsInto(
                        visible,
                        spec -> titled(
                                spec.frameworks().stream().map(FrameworkMapping::framework),
                                Function.identity(),
                                Function.identity()));
            case SEVERITY -> bySeverity(visible);
            case OU -> byUnit(visible);
        };
    }

    /** All together. */
    public Counts total(Optional<Set<AccountId>> visible) {
        return posture.byAccount(visible).values().stream()
                .map(PostureGroups::sum)
                .reduce(Counts.NONE, Counts::plus);
    }

    /**
     * Some accounts by every control that was asked there.
     *
     * @param next the account to go on behind; empty at the end
     */
    public record CellPage(List<Cell> cells, Optional<AccountId> next) {
        public CellPage {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A page of cells, whole accounts only.
     *
     * @param after the account to go on behind
     * @param most accounts
     */
    public CellPage cells(Optional<Set<AccountId>> visible, Optional<AccountId> after, int most) {
        var accounts = posture.byAccount(visible).keySet().stream()
                .sorted()
                .filter(account ->
                        after.map(last -> account.compareTo(last) > 0).orElse(true))
                .limit(most + 1L)
                .toList();
        var shown = accounts.subList(0, Math.min(most, accounts.size()));
        var cells = posture.cells(Set.copyOf(shown)).entrySet().stream()
                .flatMap(row -> row.getValue().entrySet().stream()
                        .map(cell -> new Cell(row.getKey(), cell.getKey(), cell.getValue())))
                .sorted(Comparator.comparing(Cell::account).thenComparing(Cell::control))
                .toList();
        return new CellPage(cells, accounts.size() > most ? Optional.of(shown.getLast()) : Optional.empty());
    }

    private List<Group> byAccount(Optional<Set<AccountId>> visible) {
        var names = accounts.all().stream().collect(Collectors.toMap(Account::id, Account::name));
        return posture.byAccount(visible).entrySet().stream()
                .map(one -> new Group(
                        one.getKey().value(),
                        names.getOrDefault(one.getKey(), one.getKey().value()),
                        sum(one.getValue())))
                .toList();
    }

    private List<Group> bySeverity(Optional<Set<AccountId>> visible) {
        var sums = new TreeMap<Severity, Counts>();
        posture.byAccount(visible)
                .values()
                .forEach(one -> one.forEach((severity, counts) -> sums.merge(severity, counts, Counts::plus)));
        return sums.entrySet().stream()
                .map(one -> new Group(one.getKey().name(), one.getKey().name(), one.getValue()))
                .toList();
    }

    private List<Group> byUnit(Optional<Set<AccountId>> visible) {
        var paths = accounts.all().stream().collect(Collectors.toMap(Account::id, Account::ouPath));
        var sums = new TreeMap<String, Counts>();
        posture.byAccount(visible)
                .forEach((account, counts) -> OrganizationalUnit.around(
                                paths.getOrDefault(account, OrganizationalUnit.ROOT))
                        .forEach(unit -> sums.merge(unit, sum(counts), Counts::plus)));
        return sums.entrySet().stream()
                .map(one -> new Group(one.getKey(), one.getKey(), one.getValue()))
                .toList();
    }

    private List<Group> controlsInto(
            Optional<Set<AccountId>> visible, Function<ControlSpec<?>, Map<String, String>> groups) {
        var sums = new TreeMap<String, Group>();
        posture.byControl(visible)
                .forEach((id, counts) -> controls.find(id)
                        .map(groups)
                        .orElseGet(Map::of)
                        .forEach((key, title) -> sums.merge(
                                key,
                                new Group(key, title, counts),
                                (a, b) -> new Group(key, title, a.counts().plus(b.counts())))));
        return List.copyOf(sums.values());
    }

    private static <T> Map<String, String> titled(
            Stream<T> things, Function<T, String> key, Function<T, String> title) {
        return things.distinct().collect(Collectors.toMap(key, title));
    }

    private static Counts sum(Map<Severity, Counts> bySeverity) {
        return bySeverity.values().stream().reduce(Counts.NONE, Counts::plus);
    }
}
