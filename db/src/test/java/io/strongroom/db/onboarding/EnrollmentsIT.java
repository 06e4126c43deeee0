package io.strongroom.db.onboarding;

import static io.strongroom.db.assessments.Estate.ALICE;
import static io.strongroom.db.assessments.Estate.BOB;
import static io.strongroom.db.assessments.Estate.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.db.assessments.Estate;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AccountRegister;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.assessments.Assessments;
import io.strongroom.domain.audit.AuditEntry;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.onboarding.Enrollment;
import io.strongroom.domain.onboarding.Enrollments;
import io.strongroom.domain.onboarding.Installation;
import io.strongroom.domain.onboarding.NewEnrollment;
import io.strongroom.domain.onboarding.Terms;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class EnrollmentsIT {
    private static final Terms OWN = new Terms("R", "C", List.of(new Region("eu-west-1")), 40, Optional.of("a merger"));

    @Inject
    Enrollments enrollments;

    @Inject
    Installation installation;

    @Inject
    AccountRegister accounts;

    @Inject
    Assessments assessments;

    @Inject
    AuditTrail audit;

    @Inject
    Estate estate;

    @Test
    void enrolmentIsReadBackAndAuditedWithAnExternalIdOfItsOwn() {
        var one = enroll(estate.account("/prod"));
        var other = enroll(estate.account("/prod"));
        assertEquals(one, enrollments.find(one.account()).orElseThrow());
        assertTrue(enrollments.all().containsAll(List.of(one, other)));
        assertNotEquals(one.externalId(), other.externalId());
        assertTrue(one.externalId().matches("[0-9a-f]{40}-" + one.account()), one.externalId());
        assertEquals(List.of("account.enrolled"), actions(one.account()));
        assertEquals(installation.externalIdStem(), installation.externalIdStem());
    }

    @Test
    void accountThatNobodyToldOfIsKnownFromThenOn() {
        var id = Estate.number();
        enrollments.enroll(new NewEnrollment(id, "by hand", Terms.usual()), ALICE, NOW);
        var known = accounts.find(id).orElseThrow();
        assertEquals(
                List.of("by hand", "/", "ACTIVE"),
                List.of(known.name(), known.ouPath(), known.status().name()));
    }

    @Test
    void nobodyEnrollsTwice() {
        var one = enroll(estate.account("/prod"));
        assertEquals(
                ProblemCode.STATE_CONFLICT,
                refusal(() -> enrollments.enroll(new NewEnrollment(one.account(), "again", Terms.usual()), BOB, NOW)));
    }

    @Test
    void secondOfTwoWhoChangeIsToldToReadAgain() {
        var one = enroll(estate.account("/prod"));
        var changed = enrollments.change(one.account(), OWN, 1, ALICE, NOW);
        assertEquals(OWN, changed.terms());
        assertEquals(2, changed.version());
        assertEquals(one.externalId(), changed.externalId(), "it is for ever");
        assertEquals(
                ProblemCode.PRECONDITION_FAILED,
                refusal(() -> enrollments.change(one.account(), Terms.usual(), 1, BOB, NOW)));
        assertEquals(List.of("account.enrolled", "account.terms-changed"), actions(one.account()));
    }

    @Test
    void whoLeavesIsClosedAndMayComeBack() {
        var one = enroll(estate.account("/prod"));
        assertEquals(ProblemCode.PRECONDITION_FAILED, refusal(() -> enrollments.leave(one.account(), 7, ALICE, NOW)));
        enrollments.leave(one.account(), 1, ALICE, NOW);
        assertTrue(enrollments.find(one.account()).isEmpty());
        assertEquals(
                Account.Status.CLOSED,
                accounts.find(one.account()).orElseThrow().status());
        assertEquals(ProblemCode.NOT_FOUND, refusal(() -> enrollments.leave(one.account(), 1, ALICE, NOW)));
        assertEquals(one.externalId(), enroll(one.account()).externalId());
        assertEquals(
                Account.Status.ACTIVE,
                accounts.find(one.account()).orElseThrow().status());
    }

    @Test
    void excludedAccountIsNotAssessedWhoeverAsks() {
        var one = enroll(estate.account("/prod"));
        var other = estate.account("/prod");
        enrollments.change(one.account(), OWN, 1, ALICE, NOW);
        var asked = assessments.request(Set.of(one.account(), other), "test", NOW);
        assertEquals(
                List.of(other),
                assessments.parts(asked.id()).stream()
                        .map(part -> part.account())
                        .toList());
        assertEquals(1, asked.accounts());
    }

    @Test
    void workerTellsWhoItIs() {
        installation.worksAs("arn:aws:iam::111122223333:role/worker");
        assertEquals(Optional.of("arn:aws:iam::111122223333:role/worker"), installation.workerRole());
    }

    private Enrollment enroll(AccountId id) {
        return enrollments.enroll(new NewEnrollment(id, "a" + id, Terms.usual()), ALICE, NOW);
    }

    private List<String> actions(AccountId id) {
        return audit.of("account", id.value(), 0, 10).stream()
                .map(AuditEntry::action)
                .toList();
    }

    private static ProblemCode refusal(Executable call) {
        return assertThrows(Rejected.class, call).problem().code();
    }
}
