package io.strongroom.worker.queue;

import io.strongroom.domain.jobs.JobLeases;
import io.strongroom.domain.jobs.LeasedJob;
import io.strongroom.domain.jobs.Wakeup;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.worker.jobs.LeaseKeeper;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One account's turn: its due jobs, one after the other, up to a number. */
final class Turn {
    private final JobLeases leases;
    private final LeaseKeeper keeper;
    private final Consumer<LeasedJob> work;
    private final Consumer<Wakeup> again;
    private final WorkerId worker;
    private final BooleanSupplier open;
    private final InstantSource clock;
    private final int most;

    /**
     * @param work what is done with a claimed job
     * @param again tells of the account once more
     * @param open whether there is any use in taking jobs
     * @param most jobs in one turn
     */
    Turn(
            JobLeases leases,
            LeaseKeeper keeper,
            Consumer<LeasedJob> work,
            Consumer<Wakeup> again,
            WorkerId worker,
            BooleanSupplier open,
            InstantSource clock,
            int most) {
        this.leases = leases;
        this.keeper = keeper;
        this.work = work;
        this.again = again;
        this.worker = worker;
        this.open = open;
        this.clock = clock;
        this.most = most;
    }

    /** @param claimed told once the first claim is decided: from then on the row, not the message, stands for the work */
    void take(Wakeup wakeup, Runnable claimed) {
        for (int n = 0; n < most; n++) {
            // Unclaimed they stay queued, and the relay tells of them again later.
            var takes = !keeper.draining() && open.getAsBoolean();
            var ran = takes && runNext(wakeup, n == 0 ? claimed : () -> {});
            if (!ran) {
                return;
            }
        }
        // Others' turn. Should this be lost, the relay tells of the jobs again.
        again.accept(wakeup);
    }

    private boolean runNext(Wakeup wakeup, Runnable claimed) {
        long before = keeper.beforeClaim();
        var next = leases.claimNext(wakeup.account(), worker, clock.instant());
        next.ifPresent(job -> keeper.take(job.lease(), before));
        claimed.run();
        next.ifPresent(work);
        return next.isPresent();
    }
}
