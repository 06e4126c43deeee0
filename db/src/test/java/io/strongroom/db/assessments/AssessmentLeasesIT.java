package io.strongroom.db.assessments;

import static io.strongroom.db.assessments.Estate.NOW;
import static io.strongroom.db.assessments.Estate.REGION;
import static io.strongroom.db.assessments.Estate.fails;
import static io.strongroom.db.assessments.Estate.passes;
import static io.strongroom.db.assessments.Estate.region;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.db.posture.RollUps;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AccountRegister;
import io.strongroom.domain.accounts.CallBudgets;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.assessments.AssessmentLeases;
import io.strongroom.domain.assessments.Assessments;
import io.strongroom.domain.assessments.PartLease;
import io.strongroom.domain.assessments.PartLost;
import io.strongroom.domain.assessments.RegionJudged;
import io.strongroom.domain.audit.AuditEntry;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.findings.FindingStatus;
import io.strongroom.domain.findings.Findings;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.Workers;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.posture.Counts;
import io.strongroom.domain.posture.Posture;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import jakarta.inject.Inject;
import java.time.Duration;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many workers at once, and workers that lose what they had. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class AssessmentLeasesIT {
    private static final Duration PAST = JobState.LEASE.plusSeconds(1);
    private static final Instant LATER = NOW.plus(PAST);
    private static final Problem PROBLEM = Problem.of(ProblemCode.AWS_ACCOUNT_UNREACHABLE, "No answer.");

    private static final Region IRELAND = new Region("eu-west-1");
    private static final CallBudgets.Quota QUOTA = new CallBudgets.Quota("kms-CreateKey", 10, 1);

    @Inject
    CallBudgets budgets;

    @Inject
    Assessments assessments;

    @Inject
    AssessmentLeases leases;

    @Inject
    Findings findings;

    @Inject
    Posture posture;

    @Inject
    Workers workers;

    @Inject
    AuditTrail audit;

    @Inject
    AccountRegister accounts;

    @Inject
    RollUps rollUps;

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
        estate.pass(PAST);
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
        estate.pass(PAST);
        leases.sweep(LATER);
        assertTrue(leases.claim(first.worker(), LATER).isPresent());
        assertThrows(PartLost.class, () -> leases.finish(first, LATER));
    }

    @Test
    void jobsLeaveAnAssessmentOfTheirAccountAThirdOfTheirPace() {
        var lease = estate.lease(Estate.number());
        budgets.book(lease.account(), IRELAND, QUOTA, NOW);
        assertEquals(Duration.ofMillis(150), pace(lease.account(), NOW));
        leases.finish(lease, NOW);
        assertEquals(Duration.ofMillis(100), pace(lease.account(), NOW.plusSeconds(10)));
    }

    private Duration pace(AccountId account, Instant at) {
        var first = budgets.book(account, IRELAND, QUOTA, at);
        return budgets.book(account, IRELAND, QUOTA, at).minus(first);
    }

    @Test
    void renewedLeaseOutlivesTheSweep() {
        var lease = estate.lease(Estate.number());
        estate.pass(JobState.LEASE.minusSeconds(10));
        assertEquals(Set.of(), leases.renew(List.of(lease), NOW));
        estate.pass(Duration.ofSeconds(20));
        assertEquals(0, leases.sweep(NOW));
        estate.pass(JobState.LEASE);
        assertEquals(1, leases.sweep(NOW));
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, 3600})
    void workerWhoseClockIsWrongNeitherLosesNorKeepsAnAccount(long wrongBySeconds) {
        var wrong = Instant.now().plusSeconds(wrongBySeconds);
        assessments.request(Set.of(Estate.number()), "alice", wrong);
        var lease = leases.claim(Estate.worker(), wrong).orElseThrow();
        assertEquals(0, leases.sweep(wrong));
        assertEquals(0, leases.sweep(Instant.now()));
        assertEquals(Set.of(), leases.renew(List.of(lease), wrong));
        assertEquals(0, leases.sweep(wrong.plusSeconds(3600)), "by another's clock");
        estate.pass(JobState.LEASE.plusSeconds(1));
        assertEquals(1, leases.sweep(wrong));
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
        estate.pass(PAST);
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
        var entry = entries(lease).getLast();
        assertEquals(
                List.of("assessment.account-failed", "worker/" + third.worker()),
                List.of(entry.action(), entry.actor()));
        assertEquals(lease.account().value(), entry.details().path("account").asText());
        assertEquals(
                "AWS_ACCOUNT_UNREACHABLE",
                entry.details().path("problem").path("code").asText());
    }

    private List<AuditEntry> entries(PartLease lease) {
        return audit.of("assessment", lease.assessment().toString(), 0, 100);
    }

    @Test
    void accountThatKillsItsWorkersIsGivenUp() {
        var lease = estate.lease(Estate.number());
        var at = NOW;
        var last = Optional.of(lease);
        int claims = 0;
        while (last.isPresent() && claims < 20) {
            claims++;
            at = at.plusSeconds(1);
            estate.pass(PAST);
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
        leases.finish(lease, LATER);
        var entries = entries(lease);
        assertEquals(
                List.of(
                        "assessment.requested",
                        "assessment.region-assessed",
                        "assessment.region-assessed",
                        "assessment.account-assessed"),
                entries.stream().map(AuditEntry::action).toList());
        assertEquals("worker/" + lease.worker(), entries.get(1).actor());
        assertEquals(
                Json.object()
                        .put("account", account.value())
                        .put("region", REGION)
                        .put("judgements", 2)
                        .put("changes", 1)
                        .put("opened", 1)
                        .put("resolved", 0),
                entries.get(1).details());
        assertEquals(
                List.of(REGION, "eu-west-2"),
                entries.getLast()
                        .details()
                        .path("regions")
                        .valueStream()
                        .map(JsonNode::asText)
                        .toList());
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

    @Test
    void accountThatIsActiveNoMoreIsForgotten() {
        var account = estate.account("/prod");
        var other = estate.account("/prod");
        estate.assess(other, NOW, fails("x"));
        var both = estate.lease(account);
        leases.record(both, region(REGION, NOW, List.of(fails("x"), passes("y"))));
        leases.record(both, region("eu-west-2", NOW, List.of(fails("z"))));
        leases.finish(both, NOW);
        put(account, Account.Status.SUSPENDED);
        assertEquals(FindingStatus.STALE, estate.finding(account, "x").status());
        assertEquals(FindingStatus.STALE, estate.finding(account, "z").status());
        assertEquals(
                "discovery",
                findings.history(estate.finding(account, "x").id()).getLast().actor());
        assertEquals(List.of(), posture.assessed(Optional.of(Set.of(account))));
        assertEquals(
                Counts.NONE, posture.byControl(Optional.of(Set.of(account))).get(Estate.LOCKED));
        assertEquals(List.of(), rollUps.disagreements());
        assertEquals(FindingStatus.OPEN, estate.finding(other, "x").status());
        put(account, Account.Status.CLOSED);
        var entries = audit.of("account", account.value(), 0, 10);
        assertEquals(
                List.of("account.forgotten"),
                entries.stream().map(AuditEntry::action).toList(),
                "once: then there is nothing left to forget");
        assertEquals("SUSPENDED", entries.getFirst().details().path("status").asText());
        assertEquals(2, entries.getFirst().details().path("regions").size());
        put(account, Account.Status.ACTIVE);
        estate.assess(account, LATER, fails("x"));
        assertEquals(FindingStatus.OPEN, estate.finding(account, "x").status(), "it came back");
    }

    @Test
    void whoAssessesAnAccountThatIsActiveNoMoreWritesNothing() {
        var account = estate.account("/prod");
        var lease = estate.lease(account);
        leases.record(lease, region(REGION, NOW, List.of(fails("x"))));
        put(account, Account.Status.CLOSED);
        assertThrows(
                PartLost.class, () -> leases.record(lease, region(REGION, LATER, List.of(fails("x"), fails("y")))));
        assertEquals(FindingStatus.STALE, estate.finding(account, "x").status());
        assertEquals(Optional.empty(), leases.claim(Estate.worker(), LATER));
        var ended = assessments.find(lease.assessment()).orElseThrow();
        assertEquals(List.of(1, 1), List.of(ended.done(), ended.failed()));
        assertFalse(ended.running());
        assertEquals(
                "discovery",
                entries(lease).stream()
                        .filter(entry -> entry.action().equals("assessment.account-failed"))
                        .findFirst()
                        .orElseThrow()
                        .actor());
    }

    private void put(AccountId account, Account.Status status) {
        accounts.putAll(List.of(new Account(account, "a", "/prod", status, true)));
    }
}
