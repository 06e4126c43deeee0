package io.strongroom.domain.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScopeReachTest {
    private static final AccountId NEAR = new AccountId("111111111111");
    private static final AccountId FAR = new AccountId("222222222222");
    private static final List<Account> KNOWN = List.of(
            new Account(NEAR, "near", "/prod/payments", Account.Status.ACTIVE, true),
            new Account(FAR, "far", "/prod/ledger", Account.Status.ACTIVE, true));

    private final ScopeReach all = reach(AccountScope.everything());
    private final ScopeReach near = reach(AccountScope.of(Set.of(NEAR)));
    private final ScopeReach payments = reach(unit("/prod/payments"));

    @Test
    void oneAccountWithinReachIsEnoughToSeeIt() {
        assertTrue(near.touches(AccountScope.of(Set.of(NEAR, FAR))));
        assertTrue(near.touches(unit("/prod")));
        assertTrue(near.touches(AccountScope.everything()));
        assertFalse(near.touches(AccountScope.of(Set.of(FAR))));
        assertFalse(near.touches(unit("/dev")));
        assertTrue(all.touches(unit("/dev")));
    }

    @Test
    void changingItTakesAllThatItSpeaksOf() {
        assertTrue(near.covers(AccountScope.of(Set.of(NEAR))));
        assertFalse(near.covers(AccountScope.of(Set.of(NEAR, FAR))));
        assertFalse(near.covers(unit("/prod/payments")));
        assertTrue(payments.covers(unit("/prod/payments/cards")));
        assertFalse(payments.covers(unit("/prod")));
        assertFalse(payments.covers(AccountScope.everything()));
        assertTrue(all.covers(AccountScope.everything()));
        assertTrue(all.covers(AccountScope.of(Set.of(new AccountId("333333333333")))));
    }

    @Test
    void neitherForeignAccountsNorTheirUnitsAreTold() {
        var scope = new AccountScope(false, Set.of(NEAR, FAR), Set.of("/prod", "/prod/ledger", "/dev"));
        assertEquals(new AccountScope(false, Set.of(NEAR), Set.of("/prod")), near.seen(scope));
        assertEquals(scope, all.seen(scope));
    }

    private static AccountScope unit(String path) {
        return new AccountScope(false, Set.of(), Set.of(path));
    }

    private static ScopeReach reach(AccountScope scope) {
        var principal = new Principal(
                new UserId(UUID.randomUUID()),
                "ada",
                Set.of(Role.OPERATOR),
                Role.OPERATOR.permissions(),
                scope,
                Optional.empty(),
                Optional.empty());
        return new ScopeReach(principal, KNOWN);
    }
}
