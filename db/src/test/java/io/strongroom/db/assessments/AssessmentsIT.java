package io.strongroom.db.assessments;

import static io.strongroom.db.assessments.Estate.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.assessments.AssessmentId;
import io.strongroom.domain.assessments.AssessmentLeases;
import io.strongroom.domain.assessments.AssessmentPart;
import io.strongroom.domain.assessments.Assessments;
import io.strongroom.domain.audit.AuditEntry;
import io.strongroom.domain.audit.AuditTrail;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class AssessmentsIT {
    @Inject
    Assessments assessments;

    @Inject
    AssessmentLeases leases;

    @Inject
    AuditTrail audit;

    @Inject
    Estate estate;

    @BeforeEach
    void clear() {
        estate.clear();
    }

    @Test
    void assessmentIsReadBackAsAskedFor() {
        var two = Set.of(Estate.number(), Estate.number());
        var asked = assessments.request(two, "alice", NOW);
        assertEquals(asked, assessments.find(asked.id()).orElseThrow());
        assertEquals(2, asked.accounts());
        assertTrue(asked.running());
        assertTrue(assessments.any());
        assertEquals(
                two.stream().sorted().toList(),
                assessments.parts(asked.id()).stream()
                        .map(AssessmentPart::account)
                        .toList());
        assertEquals(
                List.of("assessment.requested"),
                audit.of("assessment", asked.id().toString(), 0, 10).stream()
                        .map(AuditEntry::action)
                        .toList());
    }

    @Test
    void accountUnderWayStaysWithItsAssessment() {
        var shared = Estate.number();
        var fresh = Estate.number();
        assessments.request(Set.of(shared), "alice", NOW);
        var second = assessments.request(Set.of(shared, fresh), "bob", NOW);
        assertEquals(
                List.of(fresh),
                assessments.parts(second.id()).stream()
                        .map(AssessmentPart::account)
                        .toList());
        var third = assessments.request(Set.of(shared, fresh), "carol", NOW);
        assertEquals(0, third.accounts());
        assertFalse(third.running(), "nothing is left to do");
    }

    @Test
    void finishedAccountCanBeAskedForAgain() {
        var account = Estate.number();
        leases.finish(estate.lease(account), NOW);
        assertEquals(1, assessments.request(Set.of(account), "alice", NOW).accounts());
    }

    @Test
    void assessmentEndsWithItsLastAccount() {
        var asked = assessments.request(Set.of(Estate.number(), Estate.number()), "alice", NOW);
        leases.finish(leases.claim(Estate.worker(), NOW).orElseThrow(), NOW);
        assertTrue(assessments.find(asked.id()).orElseThrow().running());
        leases.finish(leases.claim(Estate.worker(), NOW).orElseThrow(), NOW.plusSeconds(9));
        var ended = assessments.find(asked.id()).orElseThrow();
        assertEquals(Optional.of(NOW.plusSeconds(9)), ended.endedAt());
        assertEquals(2, ended.done());
        assertEquals(0, ended.failed());
    }

    @Test
    void shareIsCountedOfTheseAccountsAlone() {
        var one = Estate.number();
        var two = Estate.number();
        var id = assessments.request(Set.of(one, two), "alice", NOW).id();
        leases.finish(leases.claim(Estate.worker(), NOW).orElseThrow(), NOW.plusSeconds(9));
        var ended = assessments.parts(id).stream()
                .filter(part -> part.endedAt().isPresent())
                .findFirst()
                .orElseThrow()
                .account();
        var waiting = ended.equals(one) ? two : one;
        var share = assessments.share(id, Set.of(ended), "bob").orElseThrow();
        assertEquals(1, share.accounts());
        assertEquals(1, share.done());
        assertEquals(Optional.of(NOW.plusSeconds(9)), share.endedAt());
        var both = assessments.share(id, Set.of(ended, waiting), "bob").orElseThrow();
        assertEquals(2, both.accounts());
        assertEquals(Optional.empty(), both.endedAt(), "one of them is under way");
        assertEquals(Optional.empty(), assessments.share(id, Set.of(Estate.number()), "bob"));
        assertEquals(0, assessments.share(id, Set.of(), "alice").orElseThrow().accounts(), "who asked sees it");
        assertEquals(Optional.empty(), assessments.share(AssessmentId.next(), Set.of(one), "alice"));
    }

    @Test
    void countIsOfWhatIsVisibleAndEndsAtTheMost() {
        var account = Estate.number();
        var person = "counter " + account;
        assessments.request(Set.of(account), "alice", NOW);
        assessments.request(Set.of(Estate.number()), person, NOW);
        assessments.request(Set.of(Estate.number()), "alice", NOW);
        var visible = Optional.of(Set.of(account));
        assertEquals(2, assessments.count(visible, person, 10), "of the account, and asked for");
        assertEquals(1, assessments.count(visible, "nobody", 10));
        assertEquals(1, assessments.count(visible, person, 1));
        assertEquals(3, assessments.count(Optional.empty(), person, 3));
    }

    @Test
    void partsArePagedAndCutToWhatIsVisible() {
        var accounts = java.util.stream.Stream.generate(Estate::number)
                .limit(4)
                .sorted()
                .toList();
        var id = assessments.request(Set.copyOf(accounts), "alice", NOW).id();
        var some = Optional.of(Set.of(accounts.get(0), accounts.get(1), accounts.get(3)));
        assertEquals(accounts.subList(0, 2), numbers(assessments.parts(id, some, Optional.empty(), 2)));
        assertEquals(accounts.subList(3, 4), numbers(assessments.parts(id, some, Optional.of(accounts.get(1)), 2)));
        assertEquals(accounts, numbers(assessments.parts(id, Optional.empty(), Optional.empty(), 9)));
    }

    private static List<AccountId> numbers(List<AssessmentPart> parts) {
        return parts.stream().map(AssessmentPart::account).toList();
    }

    @Test
    void listPagesFromTheNewest() {
        var ids = java.util.stream.Stream.generate(() -> assessments
                        .request(Set.of(Estate.number()), "alice", NOW)
                        .id())
                .limit(3)
                .toList();
        var first = assessments.list(Optional.empty(), 2).stream()
                .map(one -> one.id())
                .toList();
        assertEquals(List.of(ids.get(2), ids.get(1)), first);
        assertEquals(
                ids.get(0),
                assessments.list(Optional.of(first.get(1)), 1).getFirst().id());
        assertTrue(assessments.find(AssessmentId.next()).isEmpty());
    }
}
