package io.strongroom.domain.policies;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.users.AccountScope;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/**
 * A backup security policy: what it asks, and of which accounts.
 *
 * @param version 1 for the first; each save makes the next, and the old ones are kept
 * @param active whether it still counts; a retired one is kept for the record
 * @param savedBy sign-in name of who made this version
 */
public record BackupSecurityPolicy(
        PolicyId id,
        int version,
        String name,
        AccountScope scope,
        Thresholds thresholds,
        boolean active,
        String savedBy,
        Instant savedAt) {

    /** How closely it speaks of the account: an account more than a unit, a long path more than a short one. */
    private int closeness(Account account) {
        if (scope.accounts().contains(account.id())) {
            return Integer.MAX_VALUE;
        }
        return scope.ouPaths().stream()
                .filter(path -> AccountScope.within(account.ouPath(), path))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    /**
     * What holds for an account: the standard, overlaid field by field by the policies that speak of it, the one that
     * speaks of it most closely last. Of two that are equally close, the one that was saved last wins.
     */
    public static Expectations expected(Collection<BackupSecurityPolicy> policies, Account account) {
        var said = policies.stream()
                .filter(policy -> policy.active() && policy.scope().includes(account))
                .sorted(Comparator.<BackupSecurityPolicy>comparingInt(policy -> policy.closeness(account))
                        .thenComparing(BackupSecurityPolicy::savedAt)
                        .thenComparing(BackupSecurityPolicy::id))
                .toList();
        var expected = Expectations.standard();
        for (var policy : said) {
            expected = policy.thresholds().over(expected);
        }
        return expected;
    }
}
