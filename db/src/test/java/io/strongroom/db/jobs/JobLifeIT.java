package io.strongroom.db.jobs;

import static io.strongroom.db.jobs.Fixtures.ALICE;
import static io.strongroom.db.jobs.Fixtures.BOB;
import static io.strongroom.db.jobs.Fixtures.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.audit.AuditEntry;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.ChangeState;
import io.strongroom.domain.changes.PlannedChange;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.jobs.BegunChange;
import io.strongroom.domain.jobs.Conclusion;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobLeases;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.jobs.Lease;
import io.strongroom.domain.jobs.LeaseLost;
import io.strongroom.domain.jobs.LeasedJob;
import io.strongroom.domain.jobs.Outcome;
import io.strongroom.domain.jobs.Phase;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.remediations.LockMoment;
import io.strongroom.domain.remediations.Plan;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** One job from its acceptance to its end, as the ports tell it. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class JobLifeIT {
    @Inject
    Jobs jobs;

    @Inject
    DataSource dataSource;

    @Inject
    JobLeases leases;

    @Inject
    AuditTrail audit;

    private LeasedJob claimed() {
        var account = Fixtures.account();
        jobs.accept(List.of(Fixtures.job(account)), NOW);
        return leases.claimNext(account, Fixtures.worker(), NOW).orElseThrow();
    }

    private List<String> story(JobId id) {
        return audit.of("job", id.toString(), 0, 100).stream()
                .map(AuditEntry::action)
                .toList();
    }

    private JobState state(Lease lease) {
        return jobs.find(lease.job()).orElseThrow().state();
    }

    @Test
    void acceptedJobIsReadBackAsAsked() {
        var asked = Fixtures.job(Fixtures.account());
        assertEquals(List.of(new Jobs.Accepted(asked.id(), true)), jobs.accept(List.of(asked), NOW));
        var job = jobs.find(asked.id()).orElseThrow();
        assertEquals(asked.parameters(), job.parameters());
        assertEquals(asked.target(), job.target());
        assertEquals(new JobState.Queued(NOW, 0, 0), job.state());
        assertEquals(Phase.PLAN, job.phase());
        assertEquals(1, job.version());
        assertEquals(List.of("job.accepted"), story(asked.id()));
    }

    @Test
    void jobGoesFromClaimToSuccessAndTellsOfIt() {
        var leased = claimed();
        var lease = leased.lease();
        leases.enter(lease, Phase.PLAN, NOW);
        var plan = Fixtures.plan(leased.job().target().accountId(), RiskClass.R0, "sha256:a", NOW);
        var summary = leases.savePlan(lease, plan, Optional.empty(), NOW);
        assertEquals(2, summary.changes());
        var change = jobs.changes(lease.job()).get(0);
        assertEquals(PlannedChange.of(1, plan.changes().get(0)), change);
        leases.enter(lease, Phase.APPLY, NOW);
        var intended = new PlannedChange(
                1,
                change.change(),
                ChangeState.INTENDED,
                Optional.of(change.change()),
                Optional.empty(),
                List.of(),
                Optional.of(NOW));
        leases.record(lease, intended, NOW);
        var applied = new PlannedChange(
                1,
                change.change(),
                ChangeState.APPLIED,
                Optional.of(change.change()),
                Optional.of("arn:aws:kms:eu-west-1:123456789012:key/1"),
                List.of("r-1"),
                Optional.of(NOW));
        leases.record(lease, applied, NOW);
        assertEquals(applied, jobs.changes(lease.job()).get(0));
        var outputs = Json.object().put("keyArn", "arn");
        var state = leases.finish(lease, new Outcome.Done(Conclusion.CHANGED, outputs), NOW);
        assertEquals(new JobState.Succeeded(NOW, Conclusion.CHANGED), state);
        var job = jobs.find(lease.job()).orElseThrow();
        assertEquals(state, job.state());
        assertEquals(Optional.of(outputs), job.outputs());
        assertEquals(Phase.APPLY, job.phase());
        assertEquals(Optional.of("DONE"), jobs.attempts(lease.job()).get(0).ended());
        assertEquals(
                List.of(
                        "job.accepted",
                        "job.claimed",
                        "job.phase",
                        "job.planned",
                        "job.phase",
                        "job.change-intended",
                        "job.change-applied",
                        "job.succeeded"),
                story(lease.job()));
        var last = audit.of("job", lease.job().toString(), 0, 100).getLast().details();
        assertEquals("SUCCEEDED", last.get("state").textValue());
        assertEquals("CHANGED", last.get("outcome").textValue());
    }

    @Test
    void momentAfterWhichNothingCanBeUndoneIsInPlanAndTrail() {
        var leased = claimed();
        var lock = Change.create(
                new WritableFacet.VaultLock("v"),
                Json.parse("{\"mode\":\"COMPLIANCE\",\"minRetentionDays\":7,\"changeableForDays\":3}"));
        var plan = Plan.of(leased.job().request(), List.of(lock), List.of(), NOW);
        var summary = leases.savePlan(leased.lease(), plan, Optional.of("v"), NOW);
        var planned = new LockMoment(NOW.plus(Duration.ofDays(3)), NOW.plus(Duration.ofDays(4)));
        assertEquals(Optional.of(planned), summary.lockMoment());
        assertEquals(
                Optional.of(planned),
                jobs.find(leased.lease().job()).orElseThrow().lockMoment());
        assertEquals(
                planned.earliest().toString(),
                last(leased.lease()).get("irreversibleAfter").textValue());
        assertEquals(
                planned.latest().toString(),
                last(leased.lease()).get("irreversibleAtTheLatestAfter").textValue());
        var told = NOW.plus(Duration.ofDays(3)).plusSeconds(9);
        var outputs = Json.object().put("lockDate", told.toString());
        leases.finish(leased.lease(), new Outcome.Done(Conclusion.CHANGED, outputs), NOW);
        assertEquals(outputs, last(leased.lease()).get("outputs"));
        assertEquals(
                Optional.of(LockMoment.at(told)),
                jobs.find(leased.lease().job()).orElseThrow().lockMoment());
    }

    private JsonNode last(Lease lease) {
        return audit.of("job", lease.job().toString(), 0, 100).getLast().details();
    }

    @Test
    void writesUnderAnOlderFenceAreRefused() {
        var leased = claimed();
        var old = leased.lease();
        pass(old.job(), JobState.LEASE.plusMillis(1));
        leases.sweep(NOW);
        var later = NOW.plus(JobState.LEASE).plusMillis(1);
        var again = leases.claimNext(leased.job().target().accountId(), old.worker(), later)
                .orElseThrow();
        assertTrue(again.lease().fence() > old.fence());
        var change = PlannedChange.of(
                1,
                Fixtures.plan(leased.job().target().accountId(), RiskClass.R0, "d", NOW)
                        .changes()
                        .get(0));
        assertThrows(LeaseLost.class, () -> leases.enter(old, Phase.APPLY, later));
        assertThrows(LeaseLost.class, () -> leases.cancelRequestedBy(old));
        assertThrows(LeaseLost.class, () -> leases.record(old, change, later));
        assertThrows(LeaseLost.class, () -> leases.undone(old, old.job(), new BegunChange(1, change), later));
        assertThrows(LeaseLost.class, () -> leases.finish(old, new Outcome.Planned(), later));
        assertEquals(Set.of(old.job()), leases.renew(List.of(old), later));
        assertEquals(Set.of(), leases.renew(List.of(again.lease()), later));
        leases.release(List.of(old), later);
        assertInstanceOf(JobState.Running.class, state(old));
    }

    @Test
    void renewedLeaseHoldsAndAStillOneRunsOut() {
        var lease = claimed().lease();
        pass(lease.job(), Duration.ofSeconds(20));
        leases.renew(List.of(lease), NOW);
        pass(lease.job(), Duration.ofSeconds(29));
        leases.sweep(NOW);
        assertInstanceOf(JobState.Running.class, state(lease), "claims and renewals both hold 30 s");
        pass(lease.job(), Duration.ofSeconds(2));
        leases.sweep(NOW.plusSeconds(51));
        assertEquals(new JobState.Queued(NOW.plusSeconds(51), 0, 1), state(lease));
        assertTrue(story(lease.job()).contains("job.lease-expired"));
    }

    @Test
    void aWorkerWhoseClockIsOffNeitherStealsNorLosesALease() {
        var right = InstantSource.system().instant();
        for (var off : List.of(Duration.ofSeconds(-90), Duration.ofSeconds(90), Duration.ofHours(-1))) {
            InstantSource skewed = () -> right.plus(off);
            var account = Fixtures.account();
            jobs.accept(List.of(Fixtures.job(account)), right.minus(Duration.ofHours(2)));
            // Its own lease holds from the moment of the claim, and after each renewal.
            var lease = leases.claimNext(account, Fixtures.worker(), skewed.instant())
                    .orElseThrow()
                    .lease();
            leases.sweep(right);
            assertInstanceOf(JobState.Running.class, state(lease), "claimed by a clock off by " + off);
            assertEquals(Set.of(), leases.renew(List.of(lease), skewed.instant()));
            leases.sweep(right);
            assertInstanceOf(JobState.Running.class, state(lease), "renewed by a clock off by " + off);
            // It takes nobody's lease, and one that has run out it frees like any other.
            leases.sweep(skewed.instant());
            assertInstanceOf(JobState.Running.class, state(lease), "swept by a clock off by " + off);
            pass(lease.job(), JobState.LEASE.plusSeconds(1));
            leases.sweep(skewed.instant());
            assertInstanceOf(JobState.Queued.class, state(lease), "run out, swept by a clock off by " + off);
        }
    }

    @Test
    void jobThatKillsThreeWorkersIsQuarantined() {
        var account = Fixtures.account();
        var id = jobs.accept(List.of(Fixtures.job(account)), NOW).get(0).id();
        var at = NOW;
        for (int i = 0; i < JobState.MAX_CLAIMS; i++) {
            assertTrue(leases.claimNext(account, Fixtures.worker(), at).isPresent());
            at = at.plus(JobState.LEASE).plusSeconds(1);
            pass(id, JobState.LEASE.plusSeconds(1));
            leases.sweep(at);
        }
        var state = jobs.find(id).orElseThrow().state();
        assertEquals("QUARANTINED", state.label());
        assertTrue(story(id).contains("job.quarantined"));
        assertTrue(leases.claimNext(account, Fixtures.worker(), at).isEmpty());
        assertEquals(new JobState.Queued(at, 0, 0), jobs.retry(id, BOB, at).state());
    }

    /** Lets time pass for a lease, whose deadline is kept by the database's clock: that much less of it is left. */
    private void pass(JobId id, Duration time) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(
                        "update jobs set lease_until = lease_until - make_interval(secs => ?) where id = ?")) {
            statement.setDouble(1, time.toMillis() / 1_000.0);
            statement.setObject(2, id.value());
            assertEquals(1, statement.executeUpdate());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void releasedJobIsDueAtOnceAndSpendsNothing() {
        var lease = claimed().lease();
        leases.release(List.of(lease), NOW);
        assertEquals(new JobState.Queued(NOW, 0, 0), state(lease));
        assertEquals(Optional.of("RELEASED"), jobs.attempts(lease.job()).get(0).ended());
    }

    @Test
    void failureThatMayPassIsTriedAgainLater() {
        var leased = claimed();
        var cause = Problem.of(ProblemCode.AWS_THROTTLED, "slow down");
        leases.finish(leased.lease(), new Outcome.RetryAfter(Duration.ofSeconds(5), cause), NOW);
        assertEquals(new JobState.Retrying(NOW.plusSeconds(5), 1, 0, cause), state(leased.lease()));
        var account = leased.job().target().accountId();
        assertTrue(
                leases.claimNext(account, Fixtures.worker(), NOW.plusSeconds(4)).isEmpty());
        assertTrue(
                leases.claimNext(account, Fixtures.worker(), NOW.plusSeconds(5)).isPresent());
        assertEquals(
                Optional.of(cause), jobs.attempts(leased.lease().job()).get(0).problem());
    }

    @Test
    void waitingJobIsCancelledAtOnceAndARunningOneIsAsked() {
        var account = Fixtures.account();
        var waiting = Fixtures.job(account);
        jobs.accept(List.of(waiting), NOW);
        assertEquals(
                new JobState.Cancelled(NOW, "bob"),
                jobs.cancel(waiting.id(), BOB, NOW).state());
        var conflict = assertThrows(Rejected.class, () -> jobs.cancel(waiting.id(), BOB, NOW));
        assertEquals(ProblemCode.STATE_CONFLICT, conflict.problem().code());
        var lease = claimed().lease();
        assertEquals(Optional.empty(), leases.cancelRequestedBy(lease));
        var asked = jobs.cancel(lease.job(), BOB, NOW);
        assertTrue(asked.cancelRequested());
        assertInstanceOf(JobState.Running.class, asked.state());
        assertEquals(Optional.of("bob"), leases.cancelRequestedBy(lease));
        leases.finish(lease, new Outcome.Stopped("bob"), NOW);
        assertEquals(new JobState.Cancelled(NOW, "bob"), state(lease));
        var again = jobs.retry(lease.job(), ALICE, NOW);
        assertFalse(again.cancelRequested());
    }

    @Test
    void jobAskedToStopDoesNotWaitForAnotherRun() {
        var lease = claimed().lease();
        jobs.cancel(lease.job(), BOB, NOW);
        leases.finish(lease, new Outcome.Snooze(Duration.ofSeconds(1), "budget"), NOW);
        assertEquals(new JobState.Cancelled(NOW, "bob"), state(lease));
    }

    @Test
    void retriedJobStartsWithoutItsOldPlan() {
        var leased = claimed();
        var lease = leased.lease();
        var plan = Fixtures.plan(leased.job().target().accountId(), RiskClass.R0, "sha256:a", NOW);
        leases.savePlan(lease, plan, Optional.empty(), NOW);
        leases.enter(lease, Phase.APPLY, NOW);
        var problem = Problem.of(ProblemCode.AWS_ERROR, "no");
        leases.finish(lease, new Outcome.GiveUp(Conclusion.ERROR, problem), NOW);
        assertEquals(new JobState.Failed(NOW, Conclusion.ERROR, problem), state(lease));
        var again = jobs.retry(lease.job(), BOB, NOW);
        assertEquals(new JobState.Queued(NOW, 0, 0), again.state());
        assertEquals(Phase.PLAN, again.phase());
        assertTrue(again.plan().isEmpty());
        assertTrue(jobs.changes(lease.job()).isEmpty());
        assertThrows(Rejected.class, () -> jobs.retry(lease.job(), BOB, NOW));
    }

    @Test
    void whatAnEarlierPlanDidIsStillThereToBeUndone() {
        var first = claimed();
        var account = first.job().target().accountId();
        leases.savePlan(first.lease(), Fixtures.plan(account, RiskClass.R0, "a", NOW), Optional.empty(), NOW);
        apply(first.lease(), 1);
        var problem = Problem.of(ProblemCode.PLAN_STALE, "moved");
        leases.finish(first.lease(), new Outcome.GiveUp(Conclusion.STALE, problem), NOW);
        jobs.retry(first.lease().job(), BOB, NOW);
        var second = leases.claimNext(account, Fixtures.worker(), NOW).orElseThrow();
        leases.savePlan(second.lease(), Fixtures.plan(account, RiskClass.R0, "b", NOW), Optional.empty(), NOW);
        apply(second.lease(), 2);
        assertEquals(
                List.of(1, 2),
                jobs.begunChanges(first.lease().job()).stream()
                        .map(begun -> begun.change().n())
                        .toList());
    }

    @Test
    void undoingMarksTheChangeOfItsOwnPlanAlone() {
        var first = claimed();
        var account = first.job().target().accountId();
        leases.savePlan(first.lease(), Fixtures.plan(account, RiskClass.R0, "a", NOW), Optional.empty(), NOW);
        apply(first.lease(), 1);
        leases.finish(
                first.lease(), new Outcome.GiveUp(Conclusion.STALE, Problem.of(ProblemCode.PLAN_STALE, "moved")), NOW);
        jobs.retry(first.lease().job(), BOB, NOW);
        var second = leases.claimNext(account, Fixtures.worker(), NOW).orElseThrow();
        leases.savePlan(second.lease(), Fixtures.plan(account, RiskClass.R0, "b", NOW), Optional.empty(), NOW);
        apply(second.lease(), 1);
        leases.finish(second.lease(), new Outcome.Done(Conclusion.CHANGED, Json.object()), NOW);
        jobs.accept(List.of(Fixtures.job(account)), NOW);
        var undoing = leases.claimNext(account, Fixtures.worker(), NOW).orElseThrow();
        var begun = jobs.begunChanges(first.lease().job());
        leases.undone(undoing.lease(), first.lease().job(), begun.get(1), NOW);
        assertEquals(
                List.of(ChangeState.APPLIED, ChangeState.UNDONE),
                jobs.begunChanges(first.lease().job()).stream()
                        .map(each -> each.change().state())
                        .toList());
    }

    private void apply(Lease lease, int n) {
        var planned = jobs.changes(lease.job()).get(n - 1);
        leases.record(
                lease,
                new PlannedChange(
                        n,
                        planned.change(),
                        ChangeState.APPLIED,
                        Optional.of(planned.change()),
                        Optional.empty(),
                        List.of("request-1"),
                        Optional.of(NOW)),
                NOW);
    }

    @Test
    void undoneChangeIsMarkedOnTheJobThatMadeIt() {
        var first = claimed();
        var account = first.job().target().accountId();
        leases.savePlan(first.lease(), Fixtures.plan(account, RiskClass.R0, "a", NOW), Optional.empty(), NOW);
        apply(first.lease(), 2);
        leases.finish(first.lease(), new Outcome.Done(Conclusion.CHANGED, Json.object()), NOW);
        jobs.accept(List.of(Fixtures.job(account)), NOW);
        var second = leases.claimNext(account, Fixtures.worker(), NOW).orElseThrow();
        var begun = jobs.begunChanges(first.lease().job());
        leases.undone(second.lease(), first.lease().job(), begun.getFirst(), NOW);
        assertEquals(
                ChangeState.UNDONE, jobs.changes(first.lease().job()).get(1).state());
        assertEquals("job.change-undone", story(first.lease().job()).getLast());
    }

    @Test
    void everyWriteRaisesTheVersion() {
        var lease = claimed().lease();
        var before = jobs.find(lease.job()).orElseThrow().version();
        leases.enter(lease, Phase.APPLY, NOW);
        leases.renew(List.of(lease), NOW);
        assertEquals(before + 1, jobs.find(lease.job()).orElseThrow().version());
    }

    @Test
    void nanosecondsOfACallerDoNotMakeAJobUndue() {
        var account = Fixtures.account();
        var now = Instant.parse("2026-11-24T10:00:00.123456789Z");
        jobs.accept(List.of(Fixtures.job(account)), now);
        assertTrue(leases.claimNext(account, Fixtures.worker(), now).isPresent());
    }
}
