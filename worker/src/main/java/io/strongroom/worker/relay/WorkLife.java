package io.strongroom.worker.relay;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.domain.jobs.Dispatches;
import io.strongroom.domain.jobs.JobLeases;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.jobs.Workers;
import io.strongroom.worker.jobs.LeaseKeeper;
import io.strongroom.worker.jobs.UntilStopped;
import io.strongroom.worker.queue.Loop;
import io.strongroom.worker.queue.Reception;
import io.strongroom.worker.queue.Wakeups;
import io.strongroom.worker.queue.WorkConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Starts a worker, keeps it known as alive, and brings it to a stop with nothing half done. */
@Singleton
public class WorkLife {
    private static final Logger LOG = Logger.getLogger(WorkLife.class);
    private static final Duration STEP = Duration.ofMillis(20);

    private final WorkerId worker;
    private final Workers workers;
    private final JobLeases leases;
    private final LeaseKeeper keeper;
    private final UntilStopped pauses;
    private final Reception reception;
    private final WorkConfig config;
    private final InstantSource clock;
    private final Loop relay;
    private volatile Instant seen = Instant.EPOCH;

    WorkLife(
            WorkerId worker,
            Workers workers,
            JobLeases leases,
            LeaseKeeper keeper,
            UntilStopped pauses,
            Reception reception,
            Dispatches dispatches,
            Wakeups wakeups,
            WorkConfig config,
            InstantSource clock) {
        this.worker = worker;
        this.workers = workers;
        this.leases = leases;
        this.keeper = keeper;
        this.pauses = pauses;
        this.reception = reception;
        this.config = config;
        this.clock = clock;
        var work = new Relay(dispatches, wakeups, clock);
        this.relay = new Loop("relay", config.relayEvery(), work::turn);
    }

    void start(@Observes StartupEvent event) {
        present();
        reception.start();
        relay.start();
        LOG.infof("worker %s takes jobs of %d accounts at once", worker, config.concurrency());
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void present() {
        if (!keeper.draining()) {
            var now = clock.instant();
            workers.present(worker, now);
            seen = now;
        }
    }

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void renew() {
        keeper.beat();
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        int moved = keeper.draining() ? 0 : leases.sweep(clock.instant());
        if (moved > 0) {
            LOG.infof("swept %d jobs", moved);
        }
    }

    /** Whether the worker has been able to say that it lives, lately, and is not stopping. */
    boolean alive() {
        return !keeper.draining() && Duration.between(seen, clock.instant()).compareTo(Duration.ofSeconds(30)) < 0;
    }

    /** Before everything else stops: jobs end before their next change and go back; then the worker is gone. */
    void stop(@Observes @Priority(1) ShutdownEvent event) {
        keeper.drain();
        reception.stop();
        relay.stop();
        pauses.stop();
        long end = System.nanoTime() + config.drain().toNanos();
        while (keeper.count() > 0 && System.nanoTime() < end) {
            java.util.concurrent.locks.LockSupport.parkNanos(STEP.toNanos());
        }
        if (keeper.count() > 0) {
            LOG.warnf("%d jobs did not come to a stop in %s and are given back", keeper.count(), config.drain());
        }
        keeper.releaseAll();
        workers.leave(worker);
    }
}
