package io.strongroom.domain.accounts;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a look for accounts found.
 *
 * @param simulated whether the look was at the sandbox
 * @param whole whether what was not found is not there; otherwise it may only not have been told
 */
public record Discovered(List<Account> accounts, boolean simulated, boolean whole) {
    public Discovered {
        accounts = List.copyOf(accounts);
    }

    /**
     * Those of the known accounts that can be worked on no more, as closed ones: what a whole look did not find, and always
     * what belongs to the other mode, since a sandbox holds no real account and AWS no simulated one.
     */
    public List<Account> closed(Collection<Account> known) {
        var found = accounts.stream().map(Account::id).collect(Collectors.toSet());
        return known.stream()
                .filter(account -> !found.contains(account.id()))
                .filter(account -> account.status() != Account.Status.CLOSED)
                .filter(account -> whole || account.simulated() != simulated)
                .map(Account::closed)
                .toList();
    }
}
