package io.strongroom.db.assessments;

import static io.strongroom.db.assessments.Estate.NOW;
import static io.strongroom.db.assessments.Estate.REGION;
import static io.strongroom.db.assessments.Estate.fails;
import static io.strongroom.db.assessments.Estate.passes;
import static io.strongroom.db.assessments.Estate.region;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.assessments.AssessmentLeases;
import io.strongroom.domain.assessments.Assessments;
import io.strongroom.domain.assessments.PartLease;
import io.strongroom.domain.assessments.PartLost;
import io.strongroom.domain.assessments.RegionJudged;
import io.strongroom.domain.findings.FindingStatus;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.Workers;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.posture.Posture;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many workers at once, and workers that lose what they had. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class AssessmentLeasesIT {
    private static final Instant LATER = NOW.plus(JobState.LEASE).plusSeconds(1);
    private static final Problem PROBLEM = Problem.of(ProblemCode.AWS_ACCOUNT_UNREACHABLE, "No answer.");

    @Inject
    Assessments assessments;

    @Inject
    AssessmentLeases leases;

    @Inject
    Posture posture;

    @Inject
    Workers workers;

    @Inject
    Estate estate;

    @BeforeEach
    void clear() {
        estate.clear();
    }

    @Test
    void eachAccountGoesToOneOfSeveralWorkers() throws Exception {
        var accounts = Stream.generate(Estate::number).limit(40).collect(Collectors.toSet());
        assessments.request(accounts, "alice", NOW);
        Callable<List<AccountId>> work = () -> {
            var mine = new ArrayList<AccountId>();
            for (var lease = leases.claim(Estate.worker(), NOW);
                    lease.isPresent();
                    lease = leases.claim(Estate.worker(), NOW)) {
                mine.add(lease.get().account());
            }
            return mine;
        };
        var claimed = new ArrayList<AccountId>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(List.of(work, work, work, work))) {
                claimed.addAll(done.get());
            }
        }
        assertEquals(40, claimed.size());
        assertEquals(accounts, new HashSet<>(claimed));
    }

    @Test
    void whoLostAnAccountWritesNothing() {
        var account = Estate.number();
        var lost = estate.lease(account);
        assertEquals(1, leases.sweep(LATER));
        var taken = leases.claim(Estate.worker(), LATER).orElseThrow();
        assertEquals(lost.fence() + 1, taken.fence());
        assertThrows(PartLost.class, () -> leases.record(lost, region(REGION, NOW, List.of(fails("x")))));
        assertThrows(PartLost.class, () -> leases.finish(lost, LATER));
        assertThrows(PartLost.class, () -> leases.fail(lost, PROBLEM, LATER));
        leases.release(List.of(lost), LATER);
        assertEquals(Set.of(lost), leases.renew(List.of(lost, taken), LATER));
        assertEquals(List.of(), estate.findings(account));
        leases.finish(taken, LATER);
        assertThrows(PartLost.class, () -> leases.finish(taken, LATER), "once is enough");
    }

    @Test
    void sameWorkerThatClaimsAgainIsFencedFromItsOldSelf() {
        var first = estate.lease(Estate.number());
        leases.sweep(LATER);
        assertTrue(leases.claim(first.worker(), LATER).isPresent());
        assertThrows(PartLost.class, () -> leases.finish(first, LATER));
    }

    @Test
    void renewedLeaseOutlivesTheSweep() {
        var lease = estate.lease(Estate.number());
        assertEquals(Set.of(), leases.renew(List.of(lease), NOW.plusSeconds(20)));
        assertEquals(0, leases.sweep(LATER));
        assertEquals(1, leases.sweep(LATER.plusSeconds(20)));
    }

    @Test
    void accountOfADeadWorkerIsFreedBeforeItsLeaseRunsOut() {
        var worker = Estate.worker();
        assessments.request(Set.of(Estate.number()), "alice", NOW);
        workers.present(worker, NOW);
        assertTrue(leases.claim(worker, NOW).isPresent());
        assertEquals(0, leases.sweep(NOW));
        workers.leave(worker);
        assertEquals(1, leases.sweep(NOW));
    }

    @Test
    void releasedAccountSpendsNoAttempt() {
        var lease = estate.lease(Estate.number());
        leases.release(List.of(lease), NOW);
        assertEquals(
                lease.attempt(),
                leases.claim(Estate.worker(), NOW).orElseThrow().attempt());
    }

    @Test
    void laterWorkerGoesOnBehindFinishedRegions() {
        var lease = estate.lease(Estate.number());
        leases.record(lease, region(REGION, NOW, List.of(fails("x"))));
        leases.record(lease, region("global", NOW, List.of()));
        leases.sweep(LATER);
        assertEquals(
                Set.of(REGION, "global"),
                leases.claim(Estate.worker(), LATER).orElseThrow().finished());
    }

    @Test
    void failedAccountIsTriedThreeTimesEachLaterThanTheLast() {
        var lease = estate.lease(Estate.number());
        leases.fail(lease, PROBLEM, NOW);
        assertEquals(Optional.empty(), leases.claim(Estate.worker(), NOW.plusSeconds(19)));
        var second = leases.claim(Estate.worker(), NOW.plusSeconds(20)).orElseThrow();
        leases.fail(second, PROBLEM, NOW);
        assertEquals(Optional.empty(), leases.claim(Estate.worker(), NOW.plusSeconds(39)));
        var third = leases.claim(Estate.worker(), NOW.plusSeconds(40)).orElseThrow();
        leases.fail(third, PROBLEM, LATER);
        assertEquals(Optional.empty(), leases.claim(Estate.worker(), LATER.plusSeconds(9_999)));
        var part = assessments.parts(lease.assessment()).getFirst();
        assertEquals("FAILED", part.state());
        assertEquals(Optional.of(PROBLEM), part.problem());
        var ended = assessments.find(lease.assessment()).orElseThrow();
        assertEquals(List.of(1, 1), List.of(ended.done(), ended.failed()));
        assertEquals(Optional.of(LATER), ended.endedAt());
    }

    @Test
    void accountThatKillsItsWorkersIsGivenUp() {
        var lease = estate.lease(Estate.number());
        var at = NOW;
        var last = Optional.of(lease);
        int claims = 0;
        while (last.isPresent() && claims < 20) {
            claims++;
            at = at.plus(JobState.LEASE).plusSeconds(1);
            leases.sweep(at);
            last = leases.claim(Estate.worker(), at);
        }
        assertEquals(5, claims);
        var part = assessments.parts(lease.assessment()).getFirst();
        assertEquals(ProblemCode.QUARANTINED, part.problem().orElseThrow().code());
        assertEquals(1, assessments.find(lease.assessment()).orElseThrow().failed());
    }

    @Test
    void recordedRegionIsCountedAndItsCoverageKept() {
        var account = Estate.number();
        var lease = estate.lease(account);
        leases.record(
                lease,
                new RegionJudged(
                        REGION,
                        NOW,
                        false,
                        Map.of("keys", "denied"),
                        List.of(fails("x"), passes("y")),
                        Optional.empty()));
        leases.record(lease, new RegionJudged("eu-west-2", NOW, true, Map.of(), List.of(), Optional.empty()));
        var assessment = assessments.find(lease.assessment()).orElseThrow();
        assertEquals(List.of(2L, 1L, 0L), List.of(assessment.judgements(), assessment.opened(), assessment.resolved()));
        assertEquals(
                List.of(
                        new Posture.Assessed(account, REGION, NOW, false, Map.of("keys", "denied")),
                        new Posture.Assessed(account, "eu-west-2", NOW, true, Map.of())),
                posture.assessed(Optional.of(Set.of(account))));
    }

    @Test
    void baselineIsThatOfTheLastAssessment() {
        var account = Estate.number();
        var seen =
                new Baseline(NOW, Map.of("vaults", Map.of("arn:v", Json.object().put("locked", true))));
        record(account, NOW, seen);
        assertEquals(Optional.of(seen), leases.baseline(account, REGION));
        assertEquals(Optional.empty(), leases.baseline(account, "eu-west-2"));
        var changed = new Baseline(NOW.plusSeconds(5), Map.of("vaults", Map.of()));
        record(account, NOW.plusSeconds(5), changed);
        assertEquals(Optional.of(changed), leases.baseline(account, REGION));
    }

    private void record(AccountId account, Instant at, Baseline seen) {
        PartLease lease = estate.lease(account);
        leases.record(lease, new RegionJudged(REGION, at, false, Map.of(), List.of(), Optional.of(seen)));
        leases.finish(lease, at);
    }

    @Test
    void findingsOfRegionsThatWereNotLookedAtBecomeStale() {
        var account = Estate.number();
        var both = estate.lease(account);
        leases.record(both, region(REGION, NOW, List.of(fails("x"))));
        leases.record(both, region("eu-west-2", NOW, List.of(fails("y"))));
        leases.finish(both, NOW);
        estate.assess(account, LATER, fails("x"));
        assertEquals(FindingStatus.OPEN, estate.finding(account, "x").status());
        var stale = estate.finding(account, "y");
        assertEquals(FindingStatus.STALE, stale.status());
        assertEquals(1, posture.assessed(Optional.of(Set.of(account))).size());
        assertEquals(
                1,
                posture.byControl(Optional.of(Set.of(account)))
                        .get(Estate.LOCKED)
                        .fail(),
                "what nobody looks at is not counted");
    }
}
