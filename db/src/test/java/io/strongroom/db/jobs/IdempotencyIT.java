package io.strongroom.db.jobs;

import static io.strongroom.db.jobs.Fixtures.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.jobs.Idempotency;
import io.strongroom.domain.jobs.Idempotency.Answer;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class IdempotencyIT {
    private static final Answer MADE = Answer.of(202, "/api/v1/jobs/1", "{\"id\":1}");

    @Inject
    Idempotency idempotency;

    @Inject
    Jobs jobs;

    private final String key = UUID.randomUUID().toString();

    @Test
    void secondRequestGetsTheFirstAnswerAndDoesNothing() {
        var done = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            var answer = idempotency.once("alice POST /jobs", key, "d", NOW, () -> {
                done.incrementAndGet();
                return MADE;
            });
            assertEquals(MADE.body(), answer.body());
            assertEquals(i > 0, answer.replayed());
        }
        assertEquals(1, done.get());
    }

    @Test
    void otherBodyIsRefusedAndOtherScopeIsAnotherRequest() {
        idempotency.once("alice POST /jobs", key, "d", NOW, () -> MADE);
        var reused =
                assertThrows(Rejected.class, () -> idempotency.once("alice POST /jobs", key, "other", NOW, () -> MADE));
        assertEquals(ProblemCode.IDEMPOTENCY_KEY_REUSED, reused.problem().code());
        assertFalse(idempotency
                .once("bob POST /jobs", key, "other", NOW, () -> MADE)
                .replayed());
    }

    @Test
    void failedWorkLeavesNeitherAnswerNorEffect() {
        var job = Fixtures.job(Fixtures.account());
        assertThrows(
                Rejected.class,
                () -> idempotency.once("s", key, "d", NOW, () -> {
                    jobs.accept(List.of(job), NOW);
                    throw new Rejected(ProblemCode.FORBIDDEN, "no");
                }));
        assertTrue(jobs.find(job.id()).isEmpty());
        assertFalse(idempotency.once("s", key, "d", NOW, () -> MADE).replayed());
    }

    @Test
    void sameKeyWhileTheFirstIsRunningIsTurnedAway() throws Exception {
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        try (var thread = Executors.newSingleThreadExecutor()) {
            var first = thread.submit(() -> idempotency.once("s", key, "d", NOW, () -> {
                entered.countDown();
                await(leave);
                return MADE;
            }));
            entered.await();
            try {
                var refused = assertThrows(Rejected.class, () -> idempotency.once("s", key, "d", NOW, () -> MADE));
                assertEquals(
                        ProblemCode.IDEMPOTENCY_KEY_IN_PROGRESS,
                        refused.problem().code());
            } finally {
                leave.countDown();
            }
            assertFalse(first.get().replayed());
        }
        assertTrue(idempotency.once("s", key, "d", NOW, () -> MADE).replayed());
    }

    @Test
    void keyIsForgottenAfterThreeDays() {
        idempotency.once("s", key, "d", NOW, () -> MADE);
        var later = NOW.plus(Duration.ofHours(72));
        assertTrue(idempotency
                .once("s", key, "d", later.minusSeconds(1), () -> MADE)
                .replayed());
        assertFalse(idempotency.once("s", key, "other", later, () -> MADE).replayed());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
