package io.strongroom.web.accounts;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.ScopeReach;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which accounts something is for, as typed.
 *
 * @param reach {@code all} or {@code some}
 * @param accounts account numbers, one per line
 * @param ous paths of organizational units, one per line
 */
public record ScopeForm(String reach, String accounts, String ous) {
    /** What was saved before of what is new: nothing. */
    public static final AccountScope UNSAVED = AccountScope.of(Set.of());

    private static final String ALL = "all";
    private static final String SOME = "some";

    /** Before anyone typed. */
    public static ScopeForm fresh() {
        return new ScopeForm(SOME, "", "");
    }

    public static ScopeForm of(AccountScope scope) {
        return new ScopeForm(
                scope.all() ? ALL : SOME,
                scope.accounts().stream().map(AccountId::value).sorted().collect(Collectors.joining("\n")),
                scope.ouPaths().stream().sorted().collect(Collectors.joining("\n")));
    }

    public static ScopeForm sent(MultivaluedMap<String, String> form) {
        return new ScopeForm(
                ALL.equals(form.getFirst("reach")) ? ALL : SOME,
                Objects.requireNonNullElse(form.getFirst("account"), ""),
                Objects.requireNonNullElse(form.getFirst("ou"), ""));
    }

    public boolean everything() {
        return reach.equals(ALL);
    }

    /**
     * Reads the form; what is wrong is added to {@code found}. A typing error in a scope would go unseen for long.
     *
     * @param saved what it was before; a unit that lost its last account since may stay in it
     */
    public AccountScope check(AccountScope saved, ScopeReach within, List<FieldError> found) {
        if (everything()) {
            if (!within.principal().reachesAll()) {
                found.add(new FieldError(
                        "/reach",
                        "out-of-scope",
                        "goes beyond the accounts that you reach: name accounts or units of yours, or ask somebody who"
                                + " reaches all of it"));
            }
            return AccountScope.everything();
        }
        var numbers =
                within.reached().stream().map(account -> account.id().value()).collect(Collectors.toSet());
        var wanted = new TreeSet<AccountId>();
        for (var line : lines(accounts)) {
            if (numbers.contains(line)) {
                wanted.add(new AccountId(line));
            } else {
                found.add(new FieldError("/accounts", "unknown", line + " is no account that you reach"));
            }
        }
        var units = units(saved.ouPaths(), within, found);
        if (lines(accounts).isEmpty() && lines(ous).isEmpty()) {
            found.add(new FieldError("/accounts", "required", "name at least one account or organizational unit"));
        }
        return new AccountScope(false, wanted, units);
    }

    private Set<String> units(Set<String> saved, ScopeReach within, List<FieldError> found) {
        var units = new TreeSet<String>();
        for (var line : lines(ous)) {
            var path = line.length() > 1 && line.endsWith("/") ? line.substring(0, line.length() - 1) : line;
            var unit = new AccountScope(false, Set.of(), Set.of(path));
            var inhabited = saved.contains(path) || within.reached().stream().anyMatch(unit::includes);
            if (!path.startsWith("/") || !inhabited) {
                found.add(new FieldError(
                        "/ous", "unknown", line + " is no path with an account of yours below it, such as /prod"));
            } else if (!within.covers(unit)) {
                found.add(new FieldError(
                        "/ous", "out-of-scope", line + " goes beyond the accounts that you reach: name these instead"));
            } else {
                units.add(path);
            }
        }
        return units;
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }
}
