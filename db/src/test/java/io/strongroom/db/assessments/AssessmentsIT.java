package io.strongroom.db.assessments;

import static io.strongroom.db.assessments.Estate.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
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
