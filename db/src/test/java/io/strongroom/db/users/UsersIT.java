package io.strongroom.db.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.audit.AuditEntry;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Access;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.NewToken;
import io.strongroom.domain.users.NewUser;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Role;
import io.strongroom.domain.users.Sessions;
import io.strongroom.domain.users.Tokens;
import io.strongroom.domain.users.User;
import io.strongroom.domain.users.Users;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class UsersIT {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final String PASSWORD = "correct horse battery";

    @Inject
    Users users;

    @Inject
    Tokens tokens;

    @Inject
    Sessions sessions;

    @Inject
    AuditTrail audit;

    @Inject
    Sql sql;

    private User person(Role... roles) {
        var name = "p-" + UUID.randomUUID();
        var scope = new AccountScope(false, Set.of(new AccountId("123456789012")), Set.of("/prod"));
        return users.add(new NewUser(name, "A Person", Set.of(roles), scope, PASSWORD), "root");
    }

    @Test
    void personIsReadBackAsAdded() {
        var added = person(Role.OPERATOR, Role.VIEWER);
        assertEquals(added, users.find(added.id()).orElseThrow());
        assertEquals(added, users.named(added.name()).orElseThrow());
        assertTrue(users.all().contains(added));
        assertEquals(
                List.of("user.added"),
                audit.of("user", added.id().toString(), 0, 10).stream()
                        .map(AuditEntry::action)
                        .toList());
    }

    @Test
    void takenNameIsRefused() {
        var taken = person(Role.VIEWER).name();
        var again = new NewUser(taken, "B", Set.of(Role.VIEWER), AccountScope.everything(), PASSWORD);
        var refused = assertThrows(Rejected.class, () -> users.add(again, "root"));
        assertEquals(ProblemCode.STATE_CONFLICT, refused.problem().code());
    }

    @Test
    void onlyTheRightPasswordOfAnActivePersonSignsIn() {
        var person = person(Role.VIEWER);
        assertEquals(person, users.authenticate(person.name(), PASSWORD).orElseThrow());
        assertTrue(users.authenticate(person.name(), "wrong").isEmpty());
        assertTrue(users.authenticate("nobody-at-all", PASSWORD).isEmpty());
        assertTrue(users.authenticate("no\0body", PASSWORD).isEmpty());
        users.deactivate(person.id(), "root");
        assertTrue(users.authenticate(person.name(), PASSWORD).isEmpty());
    }

    @Test
    void unknownNameTakesAsLongAsWrongPassword() {
        var known = person(Role.VIEWER).name();
        users.authenticate(known, "warm");
        var wrong = fastest(known);
        var unknown = fastest("nobody-at-all");
        assertTrue(unknown * 2 > wrong, () -> "unknown " + unknown + " ns, wrong password " + wrong + " ns");
    }

    private long fastest(String name) {
        var best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            var start = System.nanoTime();
            users.authenticate(name, "wrong");
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    @Test
    void newPasswordEndsSessions() {
        var person = person(Role.VIEWER);
        sessions.open(person.id(), "secret-" + person.name(), NOW);
        users.setPassword(person.id(), "another long password", "root");
        assertTrue(sessions.principal("secret-" + person.name(), NOW).isEmpty());
        assertTrue(users.authenticate(person.name(), PASSWORD).isEmpty());
        assertTrue(users.authenticate(person.name(), "another long password").isPresent());
    }

    @Test
    void passwordIsKeptAsCostlyHash() {
        var person = person(Role.VIEWER);
        var kept = passwordHash(person);
        assertTrue(kept.matches("\\$2[abxy]\\$1[0-9]\\$.{53}"), kept);
    }

    @Test
    void sessionEndsWhenIdleAndAtTheLatestAfterTwelveHours() {
        var person = person(Role.OPERATOR);
        var secret = "s-" + person.name();
        sessions.open(person.id(), secret, NOW);
        assertEquals(person.id(), sessions.principal(secret, NOW).orElseThrow().userId());
        var at = NOW;
        for (int i = 0; i < 6; i++) {
            at = at.plus(Duration.ofMinutes(119));
            assertTrue(sessions.principal(secret, at).isPresent(), at.toString());
        }
        assertTrue(sessions.principal(secret, NOW.plus(Duration.ofHours(12))).isEmpty());
        sessions.open(person.id(), "idle" + secret, NOW);
        assertTrue(sessions.principal("idle" + secret, NOW.plus(Duration.ofHours(2)))
                .isEmpty());
    }

    @Test
    void closedSessionIsNobody() {
        var person = person(Role.OPERATOR);
        sessions.open(person.id(), "c-" + person.name(), NOW);
        sessions.close("c-" + person.name(), NOW);
        assertTrue(sessions.principal("c-" + person.name(), NOW).isEmpty());
    }

    @Test
    void tokenIsNeverMoreThanItsPerson() {
        var person = person(Role.VIEWER);
        var secret = "t".repeat(32) + person.id();
        var scope = AccountScope.of(Set.of(new AccountId("000000000001")));
        var wanted = new NewToken(
                person.id(),
                "ci",
                Set.of(Permission.JOBS_READ, Permission.JOBS_SUBMIT),
                scope,
                NOW.plus(Duration.ofDays(1)));
        var token = tokens.add(wanted, secret, NOW, person.name());
        var principal = tokens.authenticate(secret, NOW).orElseThrow();
        assertEquals(Set.of(Permission.JOBS_READ), principal.permissions());
        assertEquals(scope, principal.tokenScope().orElseThrow());
        assertEquals(token.id(), principal.tokenId().orElseThrow());
        assertTrue(tokens.authenticate("x" + secret, NOW).isEmpty());
        assertTrue(tokens.authenticate(secret, NOW.plus(Duration.ofDays(1))).isEmpty());
    }

    @Test
    void useOfATokenIsNotedOnceAMinute() {
        var person = person(Role.VIEWER);
        var secret = "u".repeat(32) + person.id();
        tokens.add(token(person), secret, NOW, person.name());
        tokens.authenticate(secret, NOW);
        tokens.authenticate(secret, NOW.plusSeconds(59));
        assertEquals(NOW, tokens.of(person.id()).get(0).lastUsedAt().orElseThrow());
        tokens.authenticate(secret, NOW.plusSeconds(60));
        assertEquals(
                NOW.plusSeconds(60), tokens.of(person.id()).get(0).lastUsedAt().orElseThrow());
    }

    @Test
    void revokedTokenCountsNoMore() {
        var person = person(Role.VIEWER);
        var other = person(Role.VIEWER);
        var secret = "v".repeat(32) + person.id();
        var token = tokens.add(token(person), secret, NOW, person.name());
        assertFalse(tokens.revoke(other.id(), token.id(), NOW, "x"));
        assertTrue(tokens.revoke(person.id(), token.id(), NOW, person.name()));
        assertFalse(tokens.revoke(person.id(), token.id(), NOW, person.name()));
        assertTrue(tokens.authenticate(secret, NOW).isEmpty());
        assertEquals(2, audit.of("token", token.id().toString(), 0, 10).size());
    }

    @Test
    void deactivatedPersonHasNoTokensAndNoSessions() {
        var person = person(Role.VIEWER);
        var secret = "w".repeat(32) + person.id();
        tokens.add(token(person), secret, NOW, person.name());
        sessions.open(person.id(), secret, NOW);
        users.deactivate(person.id(), "root");
        assertTrue(tokens.authenticate(secret, NOW).isEmpty());
        assertTrue(sessions.principal(secret, NOW).isEmpty());
    }

    @Test
    void changedAccessCountsForOpenSessionsAndTokensAtOnce() {
        var person = person(Role.ADMINISTRATOR);
        var secret = "a".repeat(32) + person.id();
        tokens.add(token(person), secret, NOW, person.name());
        sessions.open(person.id(), secret, NOW);
        var narrow = AccountScope.of(Set.of(new AccountId("000000000007")));
        var approver = new Access(Set.of(Role.APPROVER), narrow);
        users.assign(person.id(), person.access(), approver, "root");
        for (var found : List.of(sessions.principal(secret, NOW), tokens.authenticate(secret, NOW))) {
            assertEquals(narrow, found.orElseThrow().scope());
            assertFalse(found.orElseThrow().may(Permission.JOBS_SUBMIT));
        }
        users.assign(person.id(), approver, approver, "root");
        assertEquals(List.of("user.added", "user.access-changed"), actions(person));
        var entry = audit.of("user", person.id().toString(), 0, 10).get(1);
        assertEquals("ADMINISTRATOR", entry.details().at("/before/roles/0").asText());
        assertEquals("APPROVER", entry.details().at("/after/roles/0").asText());
    }

    @Test
    void accessThatChangedMeanwhileIsNotOverwritten() {
        var person = person(Role.VIEWER);
        var operator = new Access(Set.of(Role.OPERATOR), AccountScope.everything());
        users.assign(person.id(), person.access(), operator, "one");
        var auditor = new Access(Set.of(Role.AUDITOR), AccountScope.everything());
        var late = assertThrows(Rejected.class, () -> users.assign(person.id(), person.access(), auditor, "another"));
        assertEquals(ProblemCode.PRECONDITION_FAILED, late.problem().code());
        assertEquals(operator, users.find(person.id()).orElseThrow().access());
        assertEquals(List.of("user.added", "user.access-changed"), actions(person));
    }

    @Test
    void deactivatedPersonComesBackWithTheirPassword() {
        var person = person(Role.VIEWER);
        sessions.open(person.id(), "d-" + person.name(), NOW);
        users.deactivate(person.id(), "root");
        assertTrue(users.authenticate(person.name(), PASSWORD).isEmpty());
        users.reactivate(person.id(), "root");
        assertTrue(users.authenticate(person.name(), PASSWORD).isPresent());
        assertTrue(sessions.principal("d-" + person.name(), NOW).isEmpty(), "the session stays ended");
        assertEquals(List.of("user.added", "user.deactivated", "user.reactivated"), actions(person));
    }

    @Test
    void someoneWhoCanManagePeopleStays() {
        var first = manager();
        var second = manager();
        var others = users.all().stream()
                .filter(user -> user.active() && user.access().managesPeople())
                .filter(user -> !user.equals(first) && !user.equals(second))
                .toList();
        others.forEach(user -> users.deactivate(user.id(), "root"));
        users.deactivate(first.id(), "root");
        var viewer = new Access(Set.of(Role.VIEWER), AccountScope.everything());
        var some = new Access(Set.of(Role.ADMINISTRATOR), AccountScope.of(Set.of()));
        for (Runnable last : List.<Runnable>of(
                () -> users.deactivate(second.id(), "root"),
                () -> users.assign(second.id(), second.access(), viewer, "root"),
                () -> users.assign(second.id(), second.access(), some, "root"))) {
            var refused = assertThrows(Rejected.class, last::run);
            assertEquals(ProblemCode.STATE_CONFLICT, refused.problem().code());
        }
        assertEquals(second, users.find(second.id()).orElseThrow());
        assertEquals(List.of("user.added"), actions(second), "what was refused left no entry");
    }

    private User manager() {
        var name = "m-" + UUID.randomUUID();
        return users.add(
                new NewUser(name, "M", Set.of(Role.ADMINISTRATOR), AccountScope.everything(), PASSWORD), "root");
    }

    private List<String> actions(User person) {
        return audit.of("user", person.id().toString(), 0, 10).stream()
                .map(AuditEntry::action)
                .toList();
    }

    private static NewToken token(User person) {
        return new NewToken(
                person.id(),
                "ci",
                Set.of(Permission.JOBS_READ),
                AccountScope.everything(),
                NOW.plus(Duration.ofDays(1)));
    }

    @Transactional
    String passwordHash(User person) {
        return sql.first(
                        "select password_hash from users where id = ?",
                        row -> row.text("password_hash"),
                        person.id().value())
                .orElseThrow();
    }
}
