package io.strongroom.worker.jobs;

import static io.strongroom.domain.jobs.Conclusion.ALREADY_COMPLIANT;
import static io.strongroom.domain.jobs.Conclusion.CHANGED;
import static io.strongroom.domain.jobs.Conclusion.ERROR;
import static io.strongroom.domain.jobs.Conclusion.STALE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.changes.ChangeState;
import io.strongroom.domain.changes.PlannedChange;
import io.strongroom.domain.jobs.Conclusion;
import io.strongroom.domain.jobs.JobEvent;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.Mode;
import io.strongroom.domain.jobs.Outcome;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.worker.aws.FacetWorldAws.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobRunnerTest {
    private static final int CHANGES = 4;

    @Test
    void aJobPlansAppliesVerifiesAndTellsWhatItMade() {
        var bench = Bench.applying();
        var done = assertInstanceOf(Outcome.Done.class, bench.run().orElseThrow());
        assertEquals(CHANGED, done.conclusion());
        assertEquals(CHANGES, bench.aws.ledger().size());
        var arn = bench.world.state(MakesKey.KEY).orElseThrow().get("keyArn");
        assertEquals(arn, done.outputs().get("keyArn"));
        assertEquals(arn, bench.world.state(MakesKey.ALIAS).orElseThrow().get("keyArn"));
        assertTrue(bench.leases.changes.stream().allMatch(change -> change.state() == ChangeState.APPLIED));
        assertEquals(List.of("request-1"), bench.leases.changes.get(0).requestIds());
    }

    @Test
    void theSecondTimeNothingIsCalled() {
        var bench = Bench.applying();
        bench.run();
        bench.again();
        assertConcluded(ALREADY_COMPLIANT, bench.run());
        assertEquals(CHANGES, bench.aws.ledger().size());
    }

    @Test
    void aDryRunCallsNothingAndOpensNoSession() {
        var bench = new Bench(Mode.PLAN, Json.object());
        assertEquals(Optional.of(new Outcome.Planned()), bench.run());
        assertEquals(List.of(), bench.aws.ledger());
        assertEquals(List.of(), bench.sessions);
        assertEquals(CHANGES, bench.leases.changes.size());
    }

    @Test
    void whatTimedOutAfterItWorkedIsNotDoneTwice() {
        var bench = Bench.applying();
        bench.aws.next(Fault.EXECUTED_THEN_TIMED_OUT, Fault.NONE, Fault.EXECUTED_THEN_TIMED_OUT);
        assertConcluded(CHANGED, bench.run());
        assertEquals(CHANGES, bench.aws.ledger().size());
        assertEquals(states(ChangeState.APPLIED, CHANGES), statesOf(bench));
    }

    @Test
    void anAnswerThatNeverCameAndALateViewMakeNoSecondKey() {
        var bench = Bench.applying();
        bench.aws.hideNextWriteFor(4);
        bench.aws.next(Fault.EXECUTED_THEN_TIMED_OUT);
        assertConcluded(CHANGED, bench.run());
        assertEquals(CHANGES, bench.aws.ledger().size());
    }

    @Test
    void aCallThatNeverArrivedIsTriedAgainOnlyInALaterAttempt() {
        var bench = Bench.applying();
        bench.aws.next(Fault.LOST_BEFORE_SENT);
        var retry = assertInstanceOf(Outcome.RetryAfter.class, bench.run().orElseThrow());
        assertEquals(ProblemCode.AWS_ERROR, retry.cause().code());
        assertEquals(ChangeState.INTENDED, bench.leases.changes.get(0).state());
        assertConcluded(CHANGED, bench.run());
        assertEquals(CHANGES, bench.aws.ledger().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void aWorkerThatDiesAnywhereLeavesWorkThatIsDoneOnce(int notes) {
        var bench = Bench.applying();
        var claimed = bench.leases.claim(bench.now());
        bench.leases.dieAfterNotes(notes);
        assertThrows(InMemoryLeases.Died.class, () -> bench.run(claimed));
        assertConcluded(CHANGED, bench.run());
        assertEquals(CHANGES, bench.aws.ledger().size());
        assertEquals(states(ChangeState.APPLIED, CHANGES), statesOf(bench));
    }

    @Test
    void aThrottledCallSpendsNoAttemptAndIsMadeNextTime() {
        var bench = Bench.applying();
        bench.aws.next(Fault.NONE, Fault.THROTTLED);
        assertInstanceOf(Outcome.Snooze.class, bench.run().orElseThrow());
        bench.pauses.clear();
        assertConcluded(CHANGED, bench.run());
        assertEquals(CHANGES, bench.aws.ledger().size());
        assertEquals(List.of(), bench.pauses, "nothing was in doubt, so nothing had to settle");
    }

    @Test
    void aRefusedCallEndsTheJobWithTheMissingAction() {
        var bench = Bench.applying();
        bench.aws.next(Fault.DENIED);
        var problem = gaveUp(ERROR, bench.run());
        assertEquals(ProblemCode.AWS_ACCESS_DENIED, problem.code());
        assertEquals("kms:CreateKey", problem.missingAction());
        assertEquals("request-refused", problem.awsRequestId());
        assertEquals(ChangeState.FAILED, bench.leases.changes.get(0).state());
    }

    @Test
    void aCallRefusedForWhatThePlanHasJustMadeIsTriedAgain() {
        var bench = Bench.applying();
        bench.aws.next(Fault.NONE, Fault.INVALID, Fault.INVALID);
        assertConcluded(CHANGED, bench.run());
        assertEquals(CHANGES, bench.aws.ledger().size());
    }

    @Test
    void aDeniedReadIsToldWithItsAction() {
        var bench = Bench.applying();
        bench.aws.deny(MakesKey.BLOCK, "s3:GetBucketPublicAccessBlock");
        var problem = gaveUp(ERROR, bench.run());
        assertEquals("s3:GetBucketPublicAccessBlock", problem.missingAction());
        assertEquals(List.of(), bench.aws.ledger());
    }

    @Test
    void whatSomeoneElseChangedMeanwhileIsLeftAlone() {
        var bench = Bench.applying();
        bench.aws.beforeWrite(() -> bench.world.with(
                MakesKey.ALIAS, Json.object().put("keyArn", "arn:aws:kms:eu-west-1:123456789012:key/other")));
        assertEquals(ProblemCode.PLAN_STALE, gaveUp(STALE, bench.run()).code());
        assertEquals(2, bench.aws.ledger().size());
    }

    @Test
    void whatIsAsWantedWhenItsTurnComesIsSkipped() {
        var bench = Bench.applying();
        bench.aws.beforeWrite(
                () -> bench.world.with(MakesKey.BLOCK, Json.object().put("blockPublicAcls", true)));
        assertConcluded(CHANGED, bench.run());
        assertEquals(ChangeState.SKIPPED, bench.leases.changes.get(3).state());
        assertEquals(3, bench.aws.ledger().size());
    }

    @Test
    void aCancelledJobStopsBeforeItsNextChange() {
        var bench = Bench.applying();
        bench.aws.beforeWrite(() -> bench.leases.canceller = Optional.of("bob"));
        assertEquals(Optional.of(new Outcome.Stopped("bob")), bench.run());
        assertEquals(1, bench.aws.ledger().size());
    }

    @Test
    void aStoppingWorkerGivesTheJobBack() {
        var bench = Bench.applying();
        bench.aws.beforeWrite(() -> bench.keeper.drain());
        assertEquals(Optional.empty(), bench.run());
        assertTrue(bench.leases.released);
        assertEquals(1, bench.aws.ledger().size());
    }

    @Test
    void aWorkerThatSleptThroughItsLeaseCallsNothing() {
        var bench = Bench.applying();
        bench.aws.beforeWrite(() -> bench.pass(Duration.ofSeconds(31)));
        assertEquals(Optional.empty(), bench.run());
        assertEquals(1, bench.aws.ledger().size());
    }

    @Test
    void aLockThatIsForEverWaitsForTwoApprovalsAndItsName() {
        var bench = Bench.locking();
        assertEquals(Optional.of(new Outcome.NeedsApproval()), bench.run());
        assertEquals(List.of(), bench.aws.ledger());
        assertEquals(Optional.of("vault"), bench.leases.plan.orElseThrow().confirmation());
        bench.leases.approvals = 1;
        assertEquals(Optional.of(new Outcome.NeedsApproval()), bench.run());
        bench.leases.approvals = 2;
        assertConcluded(CHANGED, bench.run());
        assertEquals(CHANGES + 1, bench.aws.ledger().size());
    }

    @Test
    void whatWasApprovedIsAppliedOrNothing() {
        var bench = Bench.locking();
        bench.run();
        bench.leases.approvals = 2;
        bench.world.with(MakesKey.LOCK, Json.object().put("mode", "GOVERNANCE").put("minRetentionDays", 1));
        gaveUp(STALE, bench.run());
        assertEquals(
                "GOVERNANCE",
                bench.world.state(MakesKey.LOCK).orElseThrow().path("mode").asText());
    }

    @Test
    void anApprovedPlanThatExpiredIsMadeAndAskedForAnew() {
        var bench = Bench.locking();
        bench.run();
        bench.leases.approvals = 2;
        bench.pass(Duration.ofHours(25));
        bench.world.with(MakesKey.BLOCK, Json.object().put("blockPublicAcls", true));
        assertEquals(Optional.of(new Outcome.NeedsApproval()), bench.run());
        assertEquals(CHANGES, bench.leases.changes.size());
    }

    @Test
    void aRollBackPutsBackWhatWasThere() {
        var bench = Bench.applying();
        bench.world.with(MakesKey.BLOCK, Json.object().put("blockPublicAcls", false));
        bench.run();
        bench.rollBack();
        bench.leases.approvals = 1;
        assertEquals(Optional.of(new Outcome.NeedsApproval()), bench.run(), "a key's deletion is of class R2");
        assertConcluded(CHANGED, bench.run());
        assertEquals(Optional.empty(), bench.world.state(MakesKey.KEY));
        assertEquals(Optional.empty(), bench.world.state(MakesKey.ALIAS));
        assertEquals(Optional.of(Json.object().put("blockPublicAcls", false)), bench.world.state(MakesKey.BLOCK));
        assertEquals(List.of(4, 3, 2, 1), bench.leases.undone);
    }

    @Test
    void aRollBackOfWhatSomeoneChangedSinceIsRefused() {
        var bench = Bench.applying();
        bench.run();
        bench.world.with(MakesKey.BLOCK, Json.object().put("blockPublicAcls", false));
        bench.rollBack();
        gaveUp(STALE, bench.run());
        assertEquals(CHANGES, bench.aws.ledger().size());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"EXECUTED_THEN_TIMED_OUT", "NONE"})
    void aComplianceLockPastItsGraceCannotBeRolledBack(Fault fault) {
        var bench = Bench.locking();
        bench.run();
        bench.leases.approvals = 2;
        bench.aws.next(fault);
        bench.run();
        var lock = bench.world.state(MakesKey.LOCK).orElseThrow();
        bench.world.with(
                MakesKey.LOCK,
                io.strongroom.domain.remediations.FacetWorld.having(
                        lock, "lockDate", Json.tree(bench.now().toString())));
        bench.rollBack();
        assertEquals(
                ProblemCode.PLAN_REFUSED,
                gaveUp(Conclusion.REJECTED, bench.run()).code());
    }

    @Test
    void anEndpointThatNeverAnswersSpendsAttemptsAndEndsFailed() {
        var bench = Bench.applying();
        bench.aws.unanswered(MakesKey.BLOCK, true);
        var retry = assertInstanceOf(Outcome.RetryAfter.class, bench.run().orElseThrow());
        assertTrue(retry.cause().detail().contains("endpoint"), retry.cause().detail());
        var last = new JobState.Running(
                new WorkerId(new UUID(0, 1)), bench.now().plusSeconds(30), JobState.MAX_ATTEMPTS, 1);
        var after = last.next(new JobEvent.Finished(retry, bench.now())).orElseThrow();
        assertEquals(
                retry.cause(), assertInstanceOf(JobState.Failed.class, after).problem());
    }

    @Test
    void aChangeThatCannotBeSeenAnyMoreIsLookedAtInALaterAttempt() {
        var bench = Bench.applying();
        bench.aws.beforeWrite(
                () -> bench.aws.unanswered(MakesKey.KEY, bench.aws.ledger().size() == CHANGES - 1));
        assertInstanceOf(Outcome.RetryAfter.class, bench.run().orElseThrow());
        assertEquals(CHANGES, bench.aws.ledger().size());
        bench.aws.unanswered(MakesKey.KEY, false);
        assertConcluded(CHANGED, bench.run());
        assertEquals(CHANGES, bench.aws.ledger().size());
    }

    private static void assertConcluded(Conclusion conclusion, Optional<Outcome> outcome) {
        assertEquals(
                conclusion,
                assertInstanceOf(Outcome.Done.class, outcome.orElseThrow()).conclusion());
    }

    private static Problem gaveUp(Conclusion conclusion, Optional<Outcome> outcome) {
        var gaveUp = assertInstanceOf(Outcome.GiveUp.class, outcome.orElseThrow());
        assertEquals(conclusion, gaveUp.conclusion());
        return gaveUp.problem();
    }

    private static Map<ChangeState, Long> states(ChangeState state, long number) {
        return Map.of(state, number);
    }

    private static Map<ChangeState, Long> statesOf(Bench bench) {
        return bench.leases.changes.stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        PlannedChange::state, java.util.stream.Collectors.counting()));
    }
}
