package io.strongroom.domain.users;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import java.util.Set;

/**
 * Which accounts a person or token reaches.
 *
 * @param all every account, those to come included
 * @param accounts accounts by number
 * @param ouPaths organizational units by path, with all below them
 */
public record AccountScope(boolean all, Set<AccountId> accounts, Set<String> ouPaths) {
    public AccountScope {
        accounts = Set.copyOf(accounts);
        ouPaths = Set.copyOf(ouPaths);
    }

    public static AccountScope everything() {
        return new AccountScope(true, Set.of(), Set.of());
    }

    public static AccountScope of(Set<AccountId> accounts) {
        return new AccountScope(false, accounts, Set.of());
    }

    public boolean includes(Account account) {
        return all || accounts.contains(account.id()) || includesUnit(account.ouPath());
    }

    /** Whether every account of the organizational unit is included, those to come too. */
    public boolean includesUnit(String ouPath) {
        return all || ouPaths.stream().anyMatch(ou -> within(ouPath, ou));
    }

    /** Whether a path is that of the unit or of one below it. */
    public static boolean within(String path, String ou) {
        return path.equals(ou) || path.startsWith(ou.endsWith("/") ? ou : ou + "/");
    }
}
