package io.strongroom.domain.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PrincipalTest {
    private static final Account ONE = account("111111111111", "/prod/payments");
    private static final Account TWO = account("222222222222", "/production");

    @Test
    void aTokenGivesNeverMoreThanItsPerson() {
        var viewer = user(Set.of(Role.VIEWER), AccountScope.of(Set.of(ONE.id())));
        var token = token(Set.of(Permission.JOBS_READ, Permission.JOBS_SUBMIT), AccountScope.everything());
        var principal = Principal.of(viewer, token);
        assertTrue(principal.may(Permission.JOBS_READ));
        assertFalse(principal.may(Permission.JOBS_SUBMIT));
        assertTrue(principal.reaches(ONE));
        assertFalse(principal.reaches(TWO));
        assertFalse(principal.reachesAll());
    }

    @Test
    void aTokenNarrowsItsPersonsAccounts() {
        var operator = user(Set.of(Role.OPERATOR), AccountScope.everything());
        var principal = Principal.of(operator, token(Set.of(Permission.JOBS_READ), AccountScope.of(Set.of(TWO.id()))));
        assertFalse(principal.reaches(ONE));
        assertTrue(principal.reaches(TWO));
    }

    @Test
    void anOuReachesWhatIsBelowItAndNotWhatOnlyStartsLikeIt() {
        var scope = new AccountScope(false, Set.of(), Set.of("/prod"));
        assertTrue(scope.includes(ONE));
        assertFalse(scope.includes(TWO));
    }

    @Test
    void aRefusalNamesThePermission() {
        var viewer = Principal.of(user(Set.of(Role.VIEWER), AccountScope.everything()));
        var refusal = assertThrows(Rejected.class, () -> viewer.require(Permission.JOBS_APPROVE));
        assertEquals(ProblemCode.FORBIDDEN, refusal.problem().code());
        assertTrue(refusal.problem().detail().contains("jobs:approve"));
    }

    private static Account account(String id, String ou) {
        return new Account(new AccountId(id), "a", ou, Account.Status.ACTIVE, true);
    }

    private static User user(Set<Role> roles, AccountScope scope) {
        return new User(new UserId(new UUID(0, 1)), "ann", "Ann", roles, scope, true);
    }

    private static Token token(Set<Permission> permissions, AccountScope scope) {
        return new Token(
                new UUID(0, 2),
                new UserId(new UUID(0, 1)),
                "ci",
                "srt_",
                permissions,
                scope,
                Instant.EPOCH,
                Instant.MAX,
                Optional.empty(),
                Optional.empty());
    }
}
