package io.strongroom.domain.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PeopleRulesTest {
    private static final AccountScope SOME = AccountScope.of(Set.of(new AccountId("123456789012")));

    @Test
    void onlyAnAdministratorOfAllAccountsManagesPeople() {
        assertTrue(PeopleRules.objection(principal(Role.ADMINISTRATOR, AccountScope.everything()))
                .isEmpty());
        assertForbidden(PeopleRules.objection(principal(Role.ADMINISTRATOR, SOME)));
        assertForbidden(PeopleRules.objection(principal(Role.APPROVER, AccountScope.everything())));
    }

    @Test
    void nobodyTakesFromThemselvesWhatTheyCouldNotTakeBack() {
        var admin = principal(Role.ADMINISTRATOR, AccountScope.everything());
        var viewer = new Access(Set.of(Role.VIEWER), AccountScope.everything());
        var narrow = new Access(Set.of(Role.ADMINISTRATOR), SOME);
        var more = new Access(Set.of(Role.ADMINISTRATOR, Role.APPROVER), AccountScope.everything());
        assertConflict(PeopleRules.objection(admin, admin.userId(), viewer));
        assertConflict(PeopleRules.objection(admin, admin.userId(), narrow));
        assertConflict(PeopleRules.objectionToDeactivating(admin, admin.userId()));
        assertTrue(PeopleRules.objection(admin, admin.userId(), more).isEmpty());
        var other = new UserId(UUID.randomUUID());
        assertTrue(PeopleRules.objection(admin, other, viewer).isEmpty());
        assertTrue(PeopleRules.objectionToDeactivating(admin, other).isEmpty());
    }

    @Test
    void ownPasswordIsNotMadeAnewWithoutThePresentOne() {
        var admin = principal(Role.ADMINISTRATOR, AccountScope.everything());
        assertConflict(PeopleRules.objectionToResetting(admin, admin.userId()));
        assertTrue(PeopleRules.objectionToResetting(admin, new UserId(UUID.randomUUID()))
                .isEmpty());
    }

    @Test
    void passwordIsAskedForLengthOnly() {
        assertTrue(PasswordRules.objection("x".repeat(11)).isPresent());
        assertTrue(PasswordRules.objection("x".repeat(12)).isEmpty());
        assertTrue(PasswordRules.objection("x".repeat(72)).isEmpty());
        assertTrue(PasswordRules.objection("é".repeat(37)).isPresent(), "74 bytes");
    }

    private static Principal principal(Role role, AccountScope scope) {
        return Principal.of(new User(new UserId(UUID.randomUUID()), "p", "P", Set.of(role), scope, true));
    }

    private static void assertForbidden(Optional<Problem> objection) {
        assertEquals(ProblemCode.FORBIDDEN, objection.orElseThrow().code());
    }

    private static void assertConflict(Optional<Problem> objection) {
        assertEquals(ProblemCode.STATE_CONFLICT, objection.orElseThrow().code());
    }
}
