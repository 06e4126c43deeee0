package io.strongroom.domain.incidents;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Role;
import io.strongroom.domain.users.User;
import io.strongroom.domain.users.UserId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IncidentOwnerTest {
    private static final AccountId NEAR = new AccountId("111111111111");
    private static final Optional<Account> ACCOUNT =
            Optional.of(new Account(NEAR, "near", "/test", Account.Status.ACTIVE, true));

    @Test
    void whoReachesTheAccountAndMayRespondCanHaveIt() {
        assertDoesNotThrow(() -> check(Role.OPERATOR, AccountScope.of(Set.of(NEAR)), true, ACCOUNT));
    }

    @Test
    void nobodyElseCan() {
        var far = AccountScope.of(Set.of(new AccountId("222222222222")));
        assertThrows(Rejected.class, () -> IncidentOwner.check(Optional.empty(), ACCOUNT));
        assertThrows(Rejected.class, () -> check(Role.VIEWER, AccountScope.everything(), true, ACCOUNT));
        assertThrows(Rejected.class, () -> check(Role.OPERATOR, far, true, ACCOUNT));
        assertThrows(Rejected.class, () -> check(Role.OPERATOR, AccountScope.everything(), false, ACCOUNT));
    }

    @Test
    void anAccountThatIsNotKnownAnyMoreIsWithinTheReachOfWhoReachesAll() {
        assertDoesNotThrow(() -> check(Role.OPERATOR, AccountScope.everything(), true, Optional.empty()));
        assertThrows(Rejected.class, () -> check(Role.OPERATOR, AccountScope.of(Set.of(NEAR)), true, Optional.empty()));
    }

    private static void check(Role role, AccountScope scope, boolean active, Optional<Account> account) {
        var user = new User(new UserId(UUID.randomUUID()), "ada", "Ada", Set.of(role), scope, active);
        IncidentOwner.check(Optional.of(user), account);
    }
}
