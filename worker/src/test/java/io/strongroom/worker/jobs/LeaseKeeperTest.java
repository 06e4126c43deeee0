package io.strongroom.worker.jobs;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strongroom.domain.jobs.Lease;
import io.strongroom.domain.jobs.LeaseLost;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseKeeperTest {
    private final Bench bench = Bench.applying();
    private final Lease lease = bench.leases.claim(bench.now()).lease();
    private final LeaseKeeper keeper = bench.keeper;

    LeaseKeeperTest() {
        keeper.take(lease, keeper.beforeClaim());
    }

    @Test
    void aRenewedLeaseHoldsAndOneThatWasNotDoesNot() {
        bench.pass(Duration.ofSeconds(15));
        keeper.beat();
        bench.pass(Duration.ofSeconds(15));
        assertDoesNotThrow(() -> keeper.require(lease));
        bench.pass(Duration.ofSeconds(6));
        assertThrows(LeaseLost.class, () -> keeper.require(lease));
    }

    @Test
    void whatTheRenewalLostIsLostAtOnce() {
        bench.leases.claim(bench.now());
        keeper.beat();
        assertThrows(LeaseLost.class, () -> keeper.require(lease));
    }

    @Test
    void aDroppedLeaseIsNoLongerHeld() {
        keeper.drop(lease);
        assertThrows(LeaseLost.class, () -> keeper.require(lease));
        assertEquals(0, keeper.count());
    }

    @Test
    void aStoppingWorkerBeginsNothingAndGivesBackWhatIsLeft() {
        keeper.drain();
        assertThrows(Draining.class, () -> keeper.require(lease));
        keeper.releaseAll();
        assertEquals(0, keeper.count());
    }
}
