package io.strongroom.worker.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobLeases;
import io.strongroom.domain.jobs.Wakeup;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.worker.jobs.LeaseKeeper;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnTest {
    private static final Wakeup WAKEUP = new Wakeup(new AccountId("123456789012"), List.of(JobId.next()));

    private final AtomicInteger claims = new AtomicInteger();
    private final AtomicBoolean open = new AtomicBoolean();

    @Test
    void noJobIsClaimedWhileOurOwnCredentialsDoNotWork() {
        var turn = turn();
        turn.take(WAKEUP, () -> {});
        assertEquals(0, claims.get(), "jobs stay queued");
        open.set(true);
        turn.take(WAKEUP, () -> {});
        assertEquals(1, claims.get());
    }

    private Turn turn() {
        var leases = (JobLeases) Proxy.newProxyInstance(
                JobLeases.class.getClassLoader(), new Class<?>[] {JobLeases.class}, (proxy, method, arguments) -> {
                    assertEquals("claimNext", method.getName());
                    claims.incrementAndGet();
                    return Optional.empty();
                });
        return new Turn(
                leases,
                new LeaseKeeper(leases, () -> Instant.EPOCH, () -> 0),
                job -> {
                    throw new AssertionError("nothing was due");
                },
                wakeup -> {},
                new WorkerId(new UUID(0, 1)),
                open::get,
                () -> Instant.EPOCH,
                5);
    }
}
