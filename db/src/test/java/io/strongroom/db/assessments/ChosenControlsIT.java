package io.strongroom.db.assessments;

import static io.strongroom.db.assessments.Estate.LOCKED;
import static io.strongroom.db.assessments.Estate.NOW;
import static io.strongroom.db.assessments.Estate.REGION;
import static io.strongroom.db.assessments.Estate.fails;
import static io.strongroom.db.assessments.Estate.failure;
import static io.strongroom.db.assessments.Estate.judged;
import static io.strongroom.db.assessments.Estate.passes;
import static io.strongroom.db.assessments.Estate.region;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.db.posture.RollUps;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AccountRegister;
import io.strongroom.domain.assessments.AssessmentLeases;
import io.strongroom.domain.assessments.Assessments;
import io.strongroom.domain.assessments.RegionJudged;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Judgement;
import io.strongroom.domain.findings.FindingStatus;
import io.strongroom.domain.findings.Findings;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.posture.Posture;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An assessment by some controls says nothing of what the others look at. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class ChosenControlsIT {
    private static final ControlId ROTATION = new ControlId("ENC-06");
    private static final ControlId GUARD = new ControlId("ACC-02");
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));
    private static final String ELSEWHERE = "eu-west-2";

    @Inject
    Assessments assessments;

    @Inject
    AssessmentLeases leases;

    @Inject
    AccountRegister accounts;

    @Inject
    Findings findings;

    @Inject
    Posture posture;

    @Inject
    AuditTrail audit;

    @Inject
    RollUps rollUps;

    @Inject
    Estate estate;

    @BeforeEach
    void clear() {
        estate.clear();
    }

    private void partly(AccountId account, Instant at, Judgement... judgements) {
        var lease = estate.lease(account, Set.of(LOCKED));
        leases.record(lease, region(REGION, at, List.of(judgements)));
        leases.finish(lease, at);
    }

    private static Judgement turns(String arn) {
        return judged(ROTATION, arn, failure("It does not turn."));
    }

    @Test
    void choiceIsReadBackByPeopleAndWorkers() {
        var chosen = new TreeSet<>(Set.of(ROTATION, LOCKED));
        var asked = assessments.request(Set.of(Estate.number()), chosen, "alice", NOW);
        assertEquals(chosen, asked.controls());
        assertEquals(asked, assessments.find(asked.id()).orElseThrow());
        assertEquals(chosen, leases.claim(Estate.worker(), NOW).orElseThrow().controls());
        var entry = audit.of("assessment", asked.id().toString(), 0, 10).getFirst();
        assertEquals(Json.tree(List.of("ENC-06", "IMM-01")), entry.details().path("controls"));
    }

    @Test
    void findingsOfOtherControlsStayAsTheyAre() {
        var account = Estate.number();
        estate.assess(account, NOW, fails("v1"), fails("v2"), passes("v3"), turns("k"));
        var other = estate.finding(account, "k");
        partly(account, LATER, passes("v1"), fails("v2"), fails("v4"));
        assertEquals(FindingStatus.RESOLVED, estate.finding(account, "v1").status());
        assertEquals(FindingStatus.OPEN, estate.finding(account, "v4").status());
        assertEquals(other, estate.finding(account, "k"));
        assertEquals(1, findings.history(other.id()).size());
        var cells = posture.cells(Set.of(account)).get(account);
        assertEquals(
                List.of(2L, 1L),
                List.of(cells.get(LOCKED).fail(), cells.get(LOCKED).pass()));
        assertEquals(1, cells.get(ROTATION).fail());
        assertEquals(List.of(), rollUps.disagreements());
    }

    @Test
    void whatWasSeenOfTheWholeIsKept() {
        var account = Estate.number();
        var seen =
                new Baseline(NOW, Map.of("vaults", Map.of("arn:v", Json.object().put("locked", true))));
        var whole = estate.lease(account);
        leases.record(
                whole, new RegionJudged(REGION, NOW, false, Map.of("keys", "denied"), List.of(), Optional.of(seen)));
        leases.finish(whole, NOW);
        var before = posture.assessed(Optional.of(Set.of(account)));
        var partly = estate.lease(account, Set.of(LOCKED));
        var poorer = new Baseline(LATER, Map.of());
        leases.record(
                partly, new RegionJudged(REGION, LATER, true, Map.of(), List.of(fails("v")), Optional.of(poorer)));
        leases.finish(partly, LATER);
        assertEquals(Optional.of(seen), leases.baseline(account, REGION));
        assertEquals(before, posture.assessed(Optional.of(Set.of(account))));
        assertEquals(LATER, estate.finding(account, "v").lastSeenAt(), "it was opened after the whole was seen");
    }

    @Test
    void regionsThatWereNotLookedAtStay() {
        var account = Estate.number();
        var both = estate.lease(account);
        leases.record(both, region(REGION, NOW, List.of(fails("v"))));
        leases.record(both, region(ELSEWHERE, NOW, List.of(fails("w"))));
        leases.finish(both, NOW);
        partly(account, LATER, fails("v"));
        assertEquals(FindingStatus.OPEN, estate.finding(account, "w").status());
        assertEquals(2, posture.assessed(Optional.of(Set.of(account))).size());
        assertEquals(List.of(), rollUps.disagreements());
    }

    @Test
    void accountThatWasOnlySeenInPartIsNotCalledAssessed() {
        var account = Estate.number();
        partly(account, NOW, fails("v"));
        assertEquals(List.of(), posture.assessed(Optional.of(Set.of(account))));
        var day = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
        var days = posture.days(Optional.of(Set.of(account)), day, day);
        assertFalse(days.getFirst().known());
        assertEquals(
                1, posture.byControl(Optional.of(Set.of(account))).get(LOCKED).fail());
        assertEquals(List.of(), rollUps.disagreements());
    }

    @Test
    void whatWasOnlySeenInPartIsForgottenLikeTheRest() {
        var moved = Estate.number();
        partly(moved, NOW, fails("v"));
        var elsewhere = estate.lease(moved);
        leases.record(elsewhere, region(ELSEWHERE, LATER, List.of()));
        leases.finish(elsewhere, LATER);
        assertEquals(FindingStatus.STALE, estate.finding(moved, "v").status(), "nobody looks there any more");
        var closed = estate.account("/prod");
        partly(closed, NOW, fails("v"));
        accounts.putAll(List.of(new Account(closed, "a", "/prod", Account.Status.CLOSED, true)));
        assertEquals(FindingStatus.STALE, estate.finding(closed, "v").status());
        assertEquals(List.of(), rollUps.disagreements());
    }

    @Test
    void choiceDoesNotStandInTheWayOfTheWhole() {
        var account = Estate.number();
        var some = assessments.request(Set.of(account), Set.of(LOCKED), "alice", NOW);
        var all = assessments.request(Set.of(account), "bob", NOW);
        var others = assessments.request(Set.of(account), Set.of(LOCKED, GUARD), "carol", NOW);
        assertEquals(
                0,
                assessments
                        .request(Set.of(account), Set.of(LOCKED), "dave", NOW)
                        .accounts());
        for (var next : List.of(some, all, others)) {
            var lease = leases.claim(Estate.worker(), NOW).orElseThrow();
            assertEquals(next.id(), lease.assessment());
            assertEquals(Optional.empty(), leases.claim(Estate.worker(), NOW), "one worker has the account");
            leases.finish(lease, NOW);
        }
        assertTrue(leases.claim(Estate.worker(), NOW).isEmpty());
    }
}
