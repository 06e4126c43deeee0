package io.strongroom.domain.users;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far a principal's reach goes over the scope of something, such as a policy or a schedule. Seeing it takes one
 * account of it within reach; changing it takes all of them, those to come included.
 *
 * @param known all accounts
 */
public record ScopeReach(Principal principal, List<Account> known) {
    public ScopeReach {
        known = List.copyOf(known);
    }

    /** The known accounts within reach. */
    public List<Account> reached() {
        return known.stream().filter(principal::reaches).toList();
    }

    /** Whether it speaks of an account within reach. */
    public boolean touches(AccountScope scope) {
        return principal.reachesAll() || reached().stream().anyMatch(scope::includes);
    }

    /** Whether all that it speaks of is within reach. */
    public boolean covers(AccountScope scope) {
        return principal.reachesAll()
                || (!scope.all()
                        && ids(reached()).containsAll(scope.accounts())
                        && scope.ouPaths().stream().allMatch(principal::reachesUnit));
    }

    /** What of it speaks of accounts within reach: neither others nor the names of units that hold none of them. */
    public AccountScope seen(AccountScope scope) {
        if (principal.reachesAll()) {
            return scope;
        }
        var reached = reached();
        var ids = ids(reached);
        return new AccountScope(
                scope.all(),
                scope.accounts().stream().filter(ids::contains).collect(Collectors.toSet()),
                scope.ouPaths().stream()
                        .filter(unit -> principal.reachesUnit(unit)
                                || reached.stream().anyMatch(one -> AccountScope.within(one.ouPath(), unit)))
                        .collect(Collectors.toSet()));
    }

    private static Set<AccountId> ids(List<Account> accounts) {
        return accounts.stream().map(Account::id).collect(Collectors.toSet());
    }
}
