package io.strongroom.domain.exceptions;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Principal;
import java.util.Collection;

/** Which findings of a control an exception accepts. */
public sealed interface ExemptionScope {
    /** Those on one resource. The account is named because not every ARN does. */
    record OneResource(AccountId account, String arn) implements ExemptionScope {
        public OneResource {
            if (arn.isBlank()) {
                throw new IllegalArgumentException("resource: an ARN is needed");
            }
        }
    }

    /** Those in one account. */
    record OneAccount(AccountId account) implements ExemptionScope {}

    /** Those in all accounts of an organizational unit and of the units below it; accounts that join it included. */
    record Unit(String ouPath) implements ExemptionScope {
        public Unit {
            if (!ouPath.startsWith("/")) {
                throw new IllegalArgumentException("ouPath: must start with /");
            }
        }
    }

    /** Those everywhere, accounts to come included. */
    record Everything() implements ExemptionScope {}

    /** Whether all that it speaks of is within the principal's reach: nobody accepts what they may not see. */
    default boolean reachedBy(Principal principal, Accounts accounts) {
        return switch (this) {
            case OneResource one -> reaches(principal, accounts, one.account());
            case OneAccount one -> reaches(principal, accounts, one.account());
            case Unit unit -> principal.reachesUnit(unit.ouPath());
            case Everything all -> principal.reachesAll();
        };
    }

    /** Whether it speaks of one of these accounts. */
    default boolean touches(Collection<Account> accounts) {
        return switch (this) {
            case OneResource one ->
                accounts.stream().anyMatch(account -> account.id().equals(one.account()));
            case OneAccount one ->
                accounts.stream().anyMatch(account -> account.id().equals(one.account()));
            case Unit unit ->
                accounts.stream().anyMatch(account -> AccountScope.within(account.ouPath(), unit.ouPath()));
            case Everything all -> !accounts.isEmpty();
        };
    }

    private static boolean reaches(Principal principal, Accounts accounts, AccountId account) {
        return accounts.find(account).map(principal::reaches).orElseGet(principal::reachesAll);
    }
}
