package io.strongroom.db.jobs;

import static io.strongroom.db.jobs.Fixtures.ALICE;
import static io.strongroom.db.jobs.Fixtures.BOB;
import static io.strongroom.db.jobs.Fixtures.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.jobs.Batch;
import io.strongroom.domain.jobs.BatchChunks;
import io.strongroom.domain.jobs.BatchId;
import io.strongroom.domain.jobs.BatchQuery;
import io.strongroom.domain.jobs.Batches;
import io.strongroom.domain.jobs.Conclusion;
import io.strongroom.domain.jobs.Dispatches;
import io.strongroom.domain.jobs.JobLeases;
import io.strongroom.domain.jobs.JobQuery;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.jobs.NewJob;
import io.strongroom.domain.jobs.Outcome;
import io.strongroom.domain.jobs.Wakeup;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many jobs at once: acceptance, lists, counts and batches. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class BatchesIT {
    private static final int MANY = 1_000_000;

    @Inject
    Batches batches;

    @Inject
    Jobs jobs;

    @Inject
    JobLeases leases;

    @Inject
    AuditTrail audit;

    @Inject
    Dispatches dispatches;

    @Inject
    BatchChunks chunks;

    private BatchId batch() {
        return batches.open(ALICE, UUID.randomUUID().toString(), NOW);
    }

    private static List<NewJob> of(BatchId batch, AccountId account, int howMany) {
        return IntStream.range(0, howMany)
                .mapToObj(i -> Fixtures.job(account, Optional.of(batch), Optional.empty()))
                .toList();
    }

    @Test
    void sameKeyOfSameRequesterIsTheSameBatch() {
        var key = UUID.randomUUID().toString();
        var id = batches.open(ALICE, key, NOW);
        assertEquals(id, batches.open(ALICE, key, NOW));
        assertNotEquals(id, batches.open(BOB, key, NOW));
    }

    @Test
    void batchCountsLinesAndStates() {
        var id = batch();
        var account = Fixtures.account();
        jobs.accept(of(id, account, 3), NOW);
        batches.count(id, 5, 3, 1, 1);
        var lease =
                leases.claimNext(account, Fixtures.worker(), NOW).orElseThrow().lease();
        leases.finish(lease, new Outcome.Planned(), NOW);
        assertFalse(batches.find(id).orElseThrow().complete());
        batches.complete(id, NOW);
        batches.complete(id, NOW);
        var batch = batches.find(id).orElseThrow();
        assertTrue(batch.complete());
        assertEquals(Map.of("QUEUED", 2L, "PLANNED", 1L), batch.byState());
        assertEquals(1, batch.done());
        assertEquals(
                List.of(5L, 3L, 1L, 1L),
                List.of(batch.lines(), batch.accepted(), batch.duplicates(), batch.rejected()));
        assertEquals(Map.of(account.value(), 3L), batches.byAccount(id));
        assertEquals(
                List.of("batch.opened", "batch.completed"),
                audit.of("batch", id.toString(), 0, 10).stream()
                        .map(e -> e.action())
                        .toList());
        assertEquals(
                batch,
                batches.list(Optional.of(ALICE.userId()), Optional.empty(), 1).get(0));
        assertTrue(batches.list(Optional.of(ALICE.userId()), Optional.of(id), 100).stream()
                .noneMatch(other -> other.id().equals(id)));
    }

    @Test
    void thousandsAreAcceptedInOrderWithTheirAuditEntries() {
        var id = batch();
        var asked = of(id, Fixtures.account(), 1201);
        var accepted = jobs.accept(asked, NOW);
        assertEquals(asked.stream().map(j -> new Jobs.Accepted(j.id(), true)).toList(), accepted);
        assertEquals(1201L, batches.find(id).orElseThrow().byState().get("QUEUED"));
        for (var job : List.of(asked.get(0), asked.get(700), asked.get(1200))) {
            var entries = audit.of("job", job.id().toString(), 0, 10);
            assertEquals(1, entries.size());
            assertEquals("job.accepted", entries.get(0).action());
            // The bulk path writes what a job by itself gets.
            assertEquals(
                    new JobState.Queued(NOW, 0, 0),
                    jobs.find(job.id()).orElseThrow().state());
        }
    }

    @Test
    void usedClientTokenMakesNoSecondJobForThirtyDays() {
        var account = Fixtures.account();
        var token = Optional.of("token-" + account);
        var first = Fixtures.job(account, Optional.empty(), token);
        var twin = Fixtures.job(account, Optional.empty(), token);
        var other = Fixtures.job(account);
        assertEquals(
                List.of(
                        new Jobs.Accepted(first.id(), true),
                        new Jobs.Accepted(first.id(), false),
                        new Jobs.Accepted(other.id(), true)),
                jobs.accept(List.of(first, twin, other), NOW));
        var later = Fixtures.job(account, Optional.empty(), token);
        var almost = NOW.plus(Duration.ofDays(30)).minusSeconds(1);
        assertEquals(List.of(new Jobs.Accepted(first.id(), false)), jobs.accept(List.of(later), almost));
        assertEquals(
                List.of(new Jobs.Accepted(later.id(), true)),
                jobs.accept(List.of(later), NOW.plus(Duration.ofDays(30))));
    }

    @Test
    void listIsNewestFirstAndGoesOnAfterTheCursor() {
        var id = batch();
        var asked = new ArrayList<>(of(id, Fixtures.account(), 5));
        jobs.accept(asked, NOW);
        var newest = JobQuery.newest(2).withBatch(id);
        var page = jobs.list(newest);
        assertEquals(
                List.of(asked.get(4).id(), asked.get(3).id()),
                page.stream().map(j -> j.id()).toList());
        var next = new JobQuery(
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.of(id),
                Optional.empty(),
                Optional.of(page.get(1).id()),
                10);
        assertEquals(
                List.of(asked.get(2).id(), asked.get(1).id(), asked.get(0).id()),
                jobs.list(next).stream().map(j -> j.id()).toList());
    }

    @Test
    void listShowsOnlyWhatIsAskedForAndVisible() {
        var account = Fixtures.account();
        var other = Fixtures.account();
        jobs.accept(List.of(Fixtures.job(account), Fixtures.job(other)), NOW);
        var both = Set.of(account, other);
        var visible = new JobQuery(
                Set.of("QUEUED"), both, Set.of(), Optional.empty(), Optional.of(Set.of(account)), Optional.empty(), 10);
        assertEquals(
                List.of(account),
                jobs.list(visible).stream().map(j -> j.target().accountId()).toList());
        assertTrue(jobs.list(visible.withStates(Set.of("FAILED"))).isEmpty());
        var counts = jobs.countByState(visible.withStates(Set.of("FAILED")));
        assertEquals(1L, counts.get("QUEUED"));
        assertEquals(0L, counts.get("FAILED"));
        var nothing =
                new JobQuery(Set.of(), both, Set.of(), Optional.empty(), Optional.of(Set.of()), Optional.empty(), 10);
        assertTrue(jobs.list(nothing).isEmpty());
    }

    @Test
    void failuresAreGroupedAndRetriedTogether() {
        var id = batch();
        var account = Fixtures.account();
        jobs.accept(of(id, account, 3), NOW);
        for (int i = 0; i < 3; i++) {
            var lease = leases.claimNext(account, Fixtures.worker(), NOW)
                    .orElseThrow()
                    .lease();
            var code = i < 2 ? ProblemCode.AWS_ACCESS_DENIED : ProblemCode.PLAN_REFUSED;
            leases.finish(lease, new Outcome.GiveUp(Conclusion.ERROR, Problem.of(code, "why")), NOW);
        }
        var groups = batches.failures(id, 10);
        assertEquals(
                List.of(2L, 1L), groups.stream().map(Batches.FailureGroup::jobs).toList());
        assertEquals("aws-access-denied", groups.get(0).problemCode());
        assertEquals(3, batches.retryFailed(id, BOB, NOW));
        assertEquals(Map.of("QUEUED", 3L), batches.find(id).orElseThrow().byState());
        assertEquals(0, batches.retryFailed(id, BOB, NOW));
    }

    @Test
    void cancelledBatchStopsWhatHasNotBegun() {
        var id = batch();
        var account = Fixtures.account();
        jobs.accept(of(id, account, 700), NOW);
        leases.claimNext(account, Fixtures.worker(), NOW).orElseThrow();
        assertEquals(699, batches.cancel(id, BOB, NOW));
        assertEquals(
                Map.of("RUNNING", 1L, "CANCELLED", 699L),
                batches.find(id).orElseThrow().byState());
    }

    @Test
    void pausedBatchIsNeitherToldOfNorClaimed() {
        var waiting = dispatches.waiting(MANY);
        var id = batch();
        var account = Fixtures.account();
        jobs.accept(of(id, account, 2), NOW);
        assertEquals(waiting + 2, dispatches.waiting(MANY));
        var running =
                leases.claimNext(account, Fixtures.worker(), NOW).orElseThrow().lease();
        assertEquals(1, batches.pause(id, BOB, NOW));
        assertEquals(0, batches.pause(id, BOB, NOW));
        // What comes back to the queue, or comes new, waits as well; another batch does not.
        leases.finish(running, new Outcome.Snooze(Duration.ZERO, "waiting"), NOW);
        jobs.accept(of(id, account, 1), NOW);
        assertEquals(waiting, dispatches.waiting(MANY), "a batch that is held back is in nobody's way");
        var later = NOW.plusSeconds(60);
        assertTrue(leases.claimNext(account, Fixtures.worker(), later).isEmpty());
        assertTrue(told(later).stream().noneMatch(wakeup -> wakeup.account().equals(account)));
        var other = Fixtures.job(account, Optional.of(batch()), Optional.empty());
        jobs.accept(List.of(other), later);
        assertEquals(
                List.of(other.id()),
                told(later).stream()
                        .filter(wakeup -> wakeup.account().equals(account))
                        .flatMap(wakeup -> wakeup.jobs().stream())
                        .toList());
        var paused = batches.find(id).orElseThrow();
        assertTrue(paused.paused());
        assertEquals(3, batches.resume(id, BOB, later));
        assertEquals(0, batches.resume(id, BOB, later));
        assertTrue(told(later).stream()
                .anyMatch(wakeup ->
                        wakeup.account().equals(account) && wakeup.jobs().size() == 3));
        assertTrue(leases.claimNext(account, Fixtures.worker(), later).isPresent());
        assertEquals(
                List.of("batch.opened", "batch.paused", "batch.resumed"),
                audit.of("batch", id.toString(), 0, 10).stream()
                        .map(e -> e.action())
                        .toList());
    }

    /** All that is due; tests share the queue. */
    private List<Wakeup> told(Instant now) {
        return dispatches.take(now, 10_000);
    }

    @Test
    void batchesAreListedByStateAndAge() {
        var id = batch();
        var account = Fixtures.account();
        jobs.accept(of(id, account, 1), NOW);
        assertTrue(listed(id, Batch.State.RUNNING));
        batches.pause(id, BOB, NOW);
        assertEquals(Batch.State.PAUSED, batches.find(id).orElseThrow().state());
        assertTrue(listed(id, Batch.State.PAUSED));
        assertFalse(listed(id, Batch.State.RUNNING));
        batches.cancel(id, BOB, NOW);
        batches.complete(id, NOW);
        assertEquals(Batch.State.FINISHED, batches.find(id).orElseThrow().state());
        assertTrue(listed(id, Batch.State.FINISHED));
        var older = new BatchQuery(
                Optional.of(ALICE.userId()), Set.of(), Optional.of(NOW), Optional.empty(), Optional.empty(), 100);
        assertTrue(batches.list(older).isEmpty());
        assertEquals(0, batches.count(older));
    }

    private boolean listed(BatchId id, Batch.State state) {
        var query = new BatchQuery(
                Optional.of(ALICE.userId()), Set.of(state), Optional.empty(), Optional.empty(), Optional.empty(), 1000);
        var found = batches.list(query);
        assertEquals(found.size(), batches.count(query));
        return found.stream().anyMatch(batch -> batch.id().equals(id));
    }

    @Test
    void aChunkIsFoundAsItWasKept() {
        var id = batch();
        var kept = new BatchChunks.Kept("d1", "{}\n", 5, 3, 1, 1, 7);
        assertTrue(chunks.find(id, 1).isEmpty());
        chunks.keep(id, 1, kept, NOW);
        assertEquals(Optional.of(kept), chunks.find(id, 1));
        assertTrue(chunks.find(id, 2).isEmpty());
        assertTrue(chunks.find(batch(), 1).isEmpty());
    }

    @Test
    void jobsAreListedByErrorRegionAndAge() {
        var account = Fixtures.account();
        jobs.accept(List.of(Fixtures.job(account)), NOW);
        var lease =
                leases.claimNext(account, Fixtures.worker(), NOW).orElseThrow().lease();
        var problem = new Problem(ProblemCode.AWS_ERROR, "why", List.of(), "ThrottlingException", null, null);
        leases.finish(lease, new Outcome.GiveUp(Conclusion.ERROR, problem), NOW);
        var here = new JobQuery(
                Set.of(), Set.of(account), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), 10);
        var any = JobQuery.Traits.ANY;
        assertEquals(1, jobs.list(here).size());
        for (var part : List.of("throttling", "aws-error", "Exception")) {
            var traits = new JobQuery.Traits(Set.of(), Set.of("nothing", part), any.madeBefore(), any.madeAfter());
            assertEquals(1, jobs.list(here.with(traits)).size(), part);
            assertEquals(1L, jobs.countByState(here.with(traits)).get("FAILED"), part);
        }
        for (var part : List.of("%", "aws_error", "nothing")) {
            var traits = new JobQuery.Traits(Set.of(), Set.of(part), any.madeBefore(), any.madeAfter());
            assertEquals(0, jobs.list(here.with(traits)).size(), part);
        }
        var elsewhere =
                new JobQuery.Traits(Set.of(new Region("us-east-1")), Set.of(), any.madeBefore(), any.madeAfter());
        assertTrue(jobs.list(here.with(elsewhere)).isEmpty());
        var older = new JobQuery.Traits(Set.of(), Set.of(), Optional.of(NOW), Optional.empty());
        var newer = new JobQuery.Traits(Set.of(), Set.of(), Optional.empty(), Optional.of(NOW.minusSeconds(1)));
        assertTrue(jobs.list(here.with(older)).isEmpty());
        assertEquals(1, jobs.list(here.with(newer)).size());
    }
}
