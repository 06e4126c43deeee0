package io.strongroom.domain.incidents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Role;
import io.strongroom.domain.users.User;
import io.strongroom.domain.users.UserId;
import java.util.List;
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
        assertEquals(List.of(), wrong(Role.OPERATOR, AccountScope.of(Set.of(NEAR)), true, ACCOUNT));
    }

    @Test
    void nobodyElseCan() {
        var far = AccountScope.of(Set.of(new AccountId("222222222222")));
        assertThrows(Rejected.class, () -> IncidentOwner.check(Optional.empty(), ACCOUNT));
        assertEquals(List.of("/owner"), wrong(Role.VIEWER, AccountScope.everything(), true, ACCOUNT));
        assertEquals(List.of("/owner"), wrong(Role.OPERATOR, far, true, ACCOUNT));
        assertEquals(List.of("/owner"), wrong(Role.OPERATOR, AccountScope.everything(), false, ACCOUNT));
    }

    @Test
    void anAccountThatIsNotKnownAnyMoreIsWithinTheReachOfWhoReachesAll() {
        assertEquals(List.of(), wrong(Role.OPERATOR, AccountScope.everything(), true, Optional.empty()));
        assertEquals(List.of("/owner"), wrong(Role.OPERATOR, AccountScope.of(Set.of(NEAR)), true, Optional.empty()));
    }

    /** The fields that are refused; none when the person can have it. */
    private static List<String> wrong(Role role, AccountScope scope, boolean active, Optional<Account> account) {
        var user = new User(new UserId(UUID.randomUUID()), "ada", "Ada", Set.of(role), scope, active);
        try {
            IncidentOwner.check(Optional.of(user), account);
            return List.of();
        } catch (Rejected refused) {
            return refused.problem().errors().stream().map(FieldError::pointer).toList();
        }
    }
}
