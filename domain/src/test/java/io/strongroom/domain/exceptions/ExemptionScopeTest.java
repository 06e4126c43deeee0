package io.strongroom.domain.exceptions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExemptionScopeTest {
    private static final Account PAYMENTS =
            new Account(new AccountId("111111111111"), "payments", "/prod/payments", Account.Status.ACTIVE, false);
    private static final Accounts ACCOUNTS = new Accounts() {
        @Override
        public List<Account> all() {
            return List.of(PAYMENTS);
        }

        @Override
        public Optional<Account> find(AccountId id) {
            return all().stream().filter(one -> one.id().equals(id)).findFirst();
        }
    };

    @Test
    void nobodyReachesFurtherThanTheirOwnScope() {
        var prod = new AccountScope(false, Set.of(), Set.of("/prod"));
        var one = AccountScope.of(Set.of(PAYMENTS.id()));
        assertEquals(List.of(true, true, true, true), reached(AccountScope.everything()));
        assertEquals(List.of(true, true, true, false), reached(prod));
        assertEquals(List.of(true, true, false, false), reached(one));
        assertEquals(List.of(false, false, false, false), reached(AccountScope.of(Set.of())));
    }

    @Test
    void tokenCutsWhatItsPersonReaches() {
        var principal = person(AccountScope.everything(), Optional.of(AccountScope.of(Set.of(PAYMENTS.id()))));
        assertEquals(List.of(true, true, false, false), reached(principal));
    }

    @Test
    void unitWithASimilarNameIsAnother() {
        var principal = person(new AccountScope(false, Set.of(), Set.of("/prod")), Optional.empty());
        assertEquals(false, new ExemptionScope.Unit("/production").reachedBy(principal, ACCOUNTS));
    }

    @Test
    void scopeTouchesTheAccountsThatItSpeaksOf() {
        var other = new AccountId("222222222222");
        var dev = new Account(other, "dev", "/dev", Account.Status.ACTIVE, false);
        assertEquals(List.of(true, true, true, true), touched(List.of(PAYMENTS, dev)));
        assertEquals(List.of(false, false, false, true), touched(List.of(dev)));
        assertEquals(List.of(false, false, false, false), touched(List.of()));
    }

    private static List<Boolean> touched(List<Account> accounts) {
        return scopes().map(scope -> scope.touches(accounts)).toList();
    }

    private static List<Boolean> reached(AccountScope scope) {
        return reached(person(scope, Optional.empty()));
    }

    private static List<Boolean> reached(Principal principal) {
        return scopes().map(scope -> scope.reachedBy(principal, ACCOUNTS)).toList();
    }

    private static Stream<ExemptionScope> scopes() {
        return Stream.of(
                new ExemptionScope.OneResource(PAYMENTS.id(), "arn:aws:s3:::logs"),
                new ExemptionScope.OneAccount(PAYMENTS.id()),
                new ExemptionScope.Unit("/prod/payments"),
                new ExemptionScope.Everything());
    }

    private static Principal person(AccountScope scope, Optional<AccountScope> token) {
        return new Principal(new UserId(new UUID(0, 1)), "p", Set.of(), Set.of(), scope, token, Optional.empty());
    }
}
