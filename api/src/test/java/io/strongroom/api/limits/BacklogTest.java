package io.strongroom.api.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.jobs.Dispatches;
import io.strongroom.domain.jobs.Wakeup;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private long jobs;
    private int counted;
    private final Backlog backlog = new Backlog(new Waiting(), 10, () -> now);

    /** So many jobs. */
    private final class Waiting implements Dispatches {
        @Override
        public List<Wakeup> take(Instant at, int limit) {
            return List.of();
        }

        @Override
        public long waiting(int most) {
            counted++;
            return Math.min(most, jobs);
        }

        @Override
        public Optional<Instant> oldestDue(Instant at) {
            return Optional.empty();
        }

        @Override
        public void giveBack(List<Wakeup> wakeups) {}
    }

    @Test
    void overTheMarkCallersAreToldToWait() {
        jobs = 9;
        backlog.requireRoom();
        assertEquals(1, counted, "let in because the jobs were counted");
        jobs = 4000;
        now = now.plusSeconds(2);
        var refused = assertThrows(Rejected.class, backlog::requireRoom);
        assertEquals(ProblemCode.OVERLOADED, refused.problem().code());
        assertTrue(refused.retryAfter() > 0);
        jobs = 0;
        now = now.plusSeconds(2);
        backlog.requireRoom();
        assertEquals(3, counted, "let in because there is room again");
    }

    @Test
    void countingIsNotDoneForEveryRequest() {
        backlog.requireRoom();
        backlog.requireRoom();
        now = now.plusSeconds(1);
        backlog.requireRoom();
        assertEquals(1, counted);
    }
}
