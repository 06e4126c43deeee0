package io.strongroom.db.jobs;

import static io.strongroom.db.jobs.Fixtures.ALICE;
import static io.strongroom.db.jobs.Fixtures.BOB;
import static io.strongroom.db.jobs.Fixtures.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.jobs.Batch;
import io.strongroom.domain.jobs.BatchId;
import io.strongroom.domain.jobs.Batches;
import io.strongroom.domain.jobs.Conclusion;
import io.strongroom.domain.jobs.Dispatches;
import io.strongroom.domain.jobs.JobLeases;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.jobs.Outcome;
import io.strongroom.domain.jobs.Rollout;
import io.strongroom.domain.jobs.Rollout.Pace;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Batches that go in waves, and batches of which too many jobs fail. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class RolloutsIT {
    private static final int MANY = 1_000_000;

    @Inject
    Batches batches;

    @Inject
    Jobs jobs;

    @Inject
    JobLeases leases;

    @Inject
    Dispatches dispatches;

    @Inject
    AuditTrail audit;

    private BatchId batch(AccountId account, Rollout rollout, int howMany) {
        var id = batches.open(ALICE, UUID.randomUUID().toString(), rollout, NOW);
        jobs.accept(
                IntStream.range(0, howMany)
                        .mapToObj(i -> Fixtures.job(account, Optional.of(id), Optional.empty()))
                        .toList(),
                NOW);
        return id;
    }

    /** Works until nothing of the account is due. @return how many jobs that were */
    private int work(AccountId account, Outcome outcome) {
        int done = 0;
        for (var job = leases.claimNext(account, Fixtures.worker(), NOW);
                job.isPresent();
                job = leases.claimNext(account, Fixtures.worker(), NOW)) {
            leases.finish(job.get().lease(), outcome, NOW);
            done++;
        }
        return done;
    }

    private static Outcome failed() {
        return new Outcome.GiveUp(Conclusion.ERROR, Problem.of(ProblemCode.AWS_ERROR, "refused"));
    }

    private Batch found(BatchId id) {
        return batches.find(id).orElseThrow();
    }

    private List<String> told(BatchId id) {
        return audit.of("batch", id.toString(), 0, 20).stream()
                .map(e -> e.action())
                .toList();
    }

    @Test
    void eachWaveBeginsWhenTheOneBeforeIsFinal() {
        var account = Fixtures.account();
        var waiting = dispatches.waiting(MANY);
        var id = batch(account, new Rollout(Pace.WAVES, OptionalInt.empty()), 70);
        leases.sweep(NOW);
        assertEquals(0, work(account, new Outcome.Planned()), "nothing goes while the request is read");
        assertEquals(70, found(id).rolling().held());
        assertEquals(waiting, dispatches.waiting(MANY), "what waits for its wave is in nobody's way");
        batches.complete(id, NOW);
        leases.sweep(NOW);
        leases.sweep(NOW);
        assertEquals(1, found(id).rolling().wave());
        assertEquals(65, found(id).rolling().held());
        assertTrue(dispatches.take(NOW, 10_000).stream()
                .anyMatch(wakeup ->
                        wakeup.account().equals(account) && wakeup.jobs().size() == 5));
        assertEquals(5, work(account, new Outcome.Planned()));
        leases.sweep(NOW);
        assertEquals(7, work(account, failed()), "a failure stops nothing where any number may fail");
        leases.sweep(NOW);
        assertEquals(58, work(account, new Outcome.Planned()));
        leases.sweep(NOW);
        assertEquals(Batch.State.FINISHED, found(id).state());
        assertEquals(3, found(id).rolling().wave());
        assertEquals(
                List.of(
                        "batch.opened",
                        "batch.completed",
                        "batch.wave-opened",
                        "batch.wave-opened",
                        "batch.wave-opened"),
                told(id));
    }

    @Test
    void tooManyFailuresHoldBackTheRestUntilSomebodyGoesOn() {
        var account = Fixtures.account();
        var id = batch(account, new Rollout(Pace.WAVES, OptionalInt.of(1)), 30);
        batches.complete(id, NOW);
        leases.sweep(NOW);
        assertEquals(5, work(account, failed()));
        leases.sweep(NOW);
        leases.sweep(NOW);
        assertEquals(Batch.State.PAUSED, found(id).state());
        assertEquals(OptionalLong.of(5), found(id).rolling().stoppedAfter());
        assertEquals(0, work(account, failed()));
        batches.resume(id, BOB, NOW);
        leases.sweep(NOW);
        assertEquals(OptionalLong.empty(), found(id).rolling().stoppedAfter());
        // Five failures are accepted: one more is allowed, two are not.
        var one = leases.claimNext(account, Fixtures.worker(), NOW).orElseThrow();
        leases.finish(one.lease(), failed(), NOW);
        leases.sweep(NOW);
        assertFalse(found(id).paused());
        var two = leases.claimNext(account, Fixtures.worker(), NOW).orElseThrow();
        leases.finish(two.lease(), failed(), NOW);
        leases.sweep(NOW);
        assertEquals(OptionalLong.of(7), found(id).rolling().stoppedAfter());
        assertEquals(
                List.of(
                        "batch.opened",
                        "batch.completed",
                        "batch.wave-opened",
                        "batch.stopped",
                        "batch.resumed",
                        "batch.wave-opened",
                        "batch.stopped"),
                told(id));
    }

    @Test
    void budgetCountsWithoutWavesToo() {
        var account = Fixtures.account();
        var id = batch(account, new Rollout(Pace.AT_ONCE, OptionalInt.of(0)), 3);
        leases.sweep(NOW);
        var first = leases.claimNext(account, Fixtures.worker(), NOW).orElseThrow();
        leases.finish(first.lease(), failed(), NOW);
        leases.sweep(NOW);
        assertEquals(OptionalLong.of(1), found(id).rolling().stoppedAfter());
        assertEquals(0, work(account, new Outcome.Planned()));
    }

    @Test
    void lastFailureStopsNothingThatIsOver() {
        var account = Fixtures.account();
        var id = batch(account, new Rollout(Pace.AT_ONCE, OptionalInt.of(0)), 1);
        batches.complete(id, NOW);
        assertEquals(1, work(account, failed()));
        leases.sweep(NOW);
        assertEquals(Batch.State.FINISHED, found(id).state());
    }

    @Test
    void jobsThatAreCalledOffWaitForNoWave() {
        var account = Fixtures.account();
        var id = batch(account, new Rollout(Pace.WAVES, OptionalInt.empty()), 12);
        batches.complete(id, NOW);
        leases.sweep(NOW);
        assertEquals(12, batches.cancel(id, BOB, NOW));
        assertEquals(0, found(id).rolling().held());
        leases.sweep(NOW);
        assertEquals(Batch.State.FINISHED, found(id).state());
    }

    @Test
    void pausedAndResumedBatchKeepsItsWaves() {
        var account = Fixtures.account();
        var id = batch(account, new Rollout(Pace.WAVES, OptionalInt.empty()), 20);
        batches.complete(id, NOW);
        leases.sweep(NOW);
        batches.pause(id, BOB, NOW);
        leases.sweep(NOW);
        assertEquals(0, work(account, new Outcome.Planned()));
        assertEquals(5, batches.resume(id, BOB, NOW));
        assertEquals(5, work(account, new Outcome.Planned()));
    }
}
