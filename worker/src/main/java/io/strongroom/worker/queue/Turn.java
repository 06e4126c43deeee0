package io.strongroom.worker.queue;

import io.strongroom.domain.jobs.JobLeases;
import io.strongroom.domain.jobs.Wakeup;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.worker.accounts.HubCircuit;
import io.strongroom.worker.jobs.JobRunner;
import io.strongroom.worker.jobs.LeaseKeeper;
import java.time.InstantSource;
import java.util.List;

/** One account's turn: its due jobs, one after the other, up to a number. */
final class Turn {
    private final JobLeases leases;
    private final LeaseKeeper keeper;
    private final JobRunner runner;
    private final Wakeups wakeups;
    private final WorkerId worker;
    private final HubCircuit hub;
    private final InstantSource clock;
    private final int most;

    /** @param most jobs in one turn */
    Turn(
            JobLeases leases,
            LeaseKeeper keeper,
            JobRunner runner,
            Wakeups wakeups,
            WorkerId worker,
            HubCircuit hub,
            InstantSource clock,
            int most) {
        this.leases = leases;
        this.keeper = keeper;
        this.runner = runner;
        this.wakeups = wakeups;
        this.worker = worker;
        this.hub = hub;
        this.clock = clock;
        this.most = most;
    }

    /** @param claimed told once the first claim is decided: from then on the row, not the message, stands for the work */
    void take(Wakeup wakeup, Runnable claimed) {
        for (int n = 0; n < most; n++) {
            // Unclaimed they stay queued, and the relay tells of them again later.
            var takes = !keeper.draining() && hub.trouble().isEmpty();
            var ran = takes && runNext(wakeup, n == 0 ? claimed : () -> {});
            if (!ran) {
                return;
            }
        }
        // Others' turn. Should this be lost, the relay tells of the jobs again.
        wakeups.send(List.of(wakeup));
    }

    private boolean runNext(Wakeup wakeup, Runnable claimed) {
        long before = keeper.beforeClaim();
        var next = leases.claimNext(wakeup.account(), worker, clock.instant());
        next.ifPresent(job -> keeper.take(job.lease(), before));
        claimed.run();
        next.ifPresent(runner::run);
        return next.isPresent();
    }
}
