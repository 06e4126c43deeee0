package io.strongroom.web.accounts;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.posture.Counts;
import io.strongroom.domain.posture.Posture;
import io.strongroom.domain.users.Principal;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How the accounts that a person reaches stand, from the roll-ups. */
@Singleton
public class AccountsPosture {
    private final Reach reach;
    private final Posture posture;

    AccountsPosture(Reach reach, Posture posture) {
        this.reach = reach;
        this.posture = posture;
    }

    /** All of them, the worst first; a closed one of which nothing is known is left out. */
    public List<AccountPosture> all(Principal person) {
        var visible = reach.visible(person);
        var counts = posture.byAccount(visible);
        var assessed = posture.assessed(visible).stream().collect(Collectors.groupingBy(Posture.Assessed::account));
        return reach.accounts(person).stream()
                .map(account -> one(account, counts, assessed))
                .filter(one -> one.active() || one.assessed())
                .sorted(AccountPosture.WORST_FIRST)
                .toList();
    }

    public AccountPosture of(Account account) {
        var only = Optional.of(Set.of(account.id()));
        var assessed = posture.assessed(only).stream().collect(Collectors.groupingBy(Posture.Assessed::account));
        return one(account, posture.byAccount(only), assessed);
    }

    private static AccountPosture one(
            Account account,
            Map<AccountId, Map<Severity, Counts>> counts,
            Map<AccountId, List<Posture.Assessed>> assessed) {
        return new AccountPosture(
                account, counts.getOrDefault(account.id(), Map.of()), assessed.getOrDefault(account.id(), List.of()));
    }
}
