package io.strongroom.db.onboarding;

import static io.strongroom.db.assessments.Estate.ALICE;
import static io.strongroom.db.assessments.Estate.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.db.assessments.Estate;
import io.strongroom.db.sql.Sql;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.audit.AuditEntry;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.onboarding.ConnectionTest;
import io.strongroom.domain.onboarding.ConnectionTestLeases;
import io.strongroom.domain.onboarding.ConnectionTests;
import io.strongroom.domain.onboarding.Connections;
import io.strongroom.domain.onboarding.Enrollments;
import io.strongroom.domain.onboarding.NewEnrollment;
import io.strongroom.domain.onboarding.Terms;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class ConnectionTestsIT {
    @Inject
    ConnectionTests tests;

    @Inject
    ConnectionTestLeases leases;

    @Inject
    Enrollments enrollments;

    @Inject
    AuditTrail audit;

    @Inject
    Estate estate;

    @Inject
    Sql sql;

    private AccountId account;

    @BeforeEach
    void account() {
        QuarkusTransaction.requiringNew().run(() -> {
            sql.update("delete from connection_tests");
            sql.update("delete from enrollments");
        });
        account = estate.account("/prod");
    }

    @Test
    void testIsClaimedOnceAndItsResultIsReadBack() {
        var asked = tests.request(account, "alice", NOW);
        assertEquals(ConnectionTest.State.QUEUED, asked.state());
        var lease = leases.claim(Estate.worker(), NOW).orElseThrow();
        assertEquals(asked.id(), lease.test());
        assertTrue(leases.claim(Estate.worker(), NOW).isEmpty());
        var found = Connections.whole(account);
        assertTrue(leases.finish(lease, found, NOW.plusSeconds(2)));
        var ended = tests.find(asked.id()).orElseThrow();
        assertEquals(Optional.of(found), ended.found());
        assertTrue(ended.ended());
        assertEquals(ended, tests.newestEnded().get(account));
        assertEquals(
                List.of("account.connection-test-requested", "account.connection-tested"),
                audit.of("account", account.value(), 0, 10).stream()
                        .map(AuditEntry::action)
                        .toList());
    }

    @Test
    void whoAsksWhileOneIsUnderWayGetsThatOne() {
        var first = tests.request(account, "alice", NOW);
        assertEquals(first, tests.request(account, "bob", NOW));
        leases.claim(Estate.worker(), NOW);
        assertEquals(first.id(), tests.request(account, "bob", NOW).id());
    }

    @Test
    void testOfADeadWorkerIsTakenByAnotherAndWhatTheFirstWritesIsDropped() {
        tests.request(account, "alice", NOW);
        var dead = leases.claim(Estate.worker(), NOW).orElseThrow();
        var later = NOW.plus(ConnectionTestLeases.LEASE).plusSeconds(1);
        var lease = leases.claim(Estate.worker(), later).orElseThrow();
        assertFalse(leases.finish(dead, Connections.whole(account), later));
        assertTrue(leases.finish(lease, Connections.whole(account), later));
    }

    @Test
    void testThatIsGivenBackIsClaimedAgain() {
        tests.request(account, "alice", NOW);
        leases.release(leases.claim(Estate.worker(), NOW).orElseThrow(), NOW);
        assertTrue(leases.claim(Estate.worker(), NOW).isPresent());
    }

    @Test
    void tenAreKeptTheNewestFirst() {
        for (int i = 0; i < 12; i++) {
            tests.request(account, "alice " + i, NOW);
            leases.finish(leases.claim(Estate.worker(), NOW).orElseThrow(), Connections.whole(account), NOW);
        }
        var kept = tests.of(account);
        assertEquals(10, kept.size());
        assertEquals("alice 11", kept.getFirst().requestedBy());
    }

    @Test
    void everyEnrolledAccountIsTestedEachDay() {
        enrollments.enroll(new NewEnrollment(account, "x", Terms.usual()), ALICE, NOW);
        var excluded = estate.account("/prod");
        enrollments.enroll(
                new NewEnrollment(excluded, "x", new Terms("R", "C", List.of(), 60, Optional.of("away"))), ALICE, NOW);
        assertEquals(1, leases.requestDue(NOW));
        assertEquals(0, leases.requestDue(NOW), "one is under way");
        leases.finish(leases.claim(Estate.worker(), NOW).orElseThrow(), Connections.whole(account), NOW);
        assertEquals(0, leases.requestDue(NOW.plus(Duration.ofHours(23))));
        assertEquals(1, leases.requestDue(NOW.plus(Duration.ofHours(25))));
        assertEquals(ConnectionTest.DAILY, tests.of(account).getFirst().requestedBy());
    }
}
