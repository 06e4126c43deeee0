package io.strongroom.worker.onboarding;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.domain.accounts.ReadableAccounts;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.onboarding.ConnectionTestLeases;
import io.strongroom.domain.onboarding.ConnectionTestLeases.Lease;
import io.strongroom.domain.onboarding.Doors;
import io.strongroom.domain.onboarding.Enrollments;
import io.strongroom.worker.aws.HubUnavailable;
import io.strongroom.worker.queue.Loop;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Makes the connection tests that people ask for, and the one that every enrolled account gets each day. */
@Singleton
class ConnectionTesting {
    private static final Logger LOG = Logger.getLogger(ConnectionTesting.class);

    private final WorkerId worker;
    private final ConnectionTestLeases leases;
    private final Enrollments enrollments;
    private final Knock knock;
    private final InstantSource clock;
    private final Loop loop;

    ConnectionTesting(
            WorkerId worker,
            ConnectionTestLeases leases,
            Enrollments enrollments,
            Doors doors,
            ReadableAccounts accounts,
            OnboardingConfig config,
            InstantSource clock) {
        this.worker = worker;
        this.leases = leases;
        this.enrollments = enrollments;
        this.knock = new Knock(doors, accounts, config.askIn());
        this.clock = clock;
        this.loop = new Loop("connection-tests", config.lookEvery(), this::turn);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    @Scheduled(every = "10m", delayed = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    void daily() {
        leases.requestDue(clock.instant());
    }

    private int turn() {
        var claimed = leases.claim(worker, clock.instant());
        claimed.ifPresent(this::test);
        return claimed.isPresent() ? 1 : 0;
    }

    /** What else goes wrong is for the loop to tell; the lease then runs out, and the test is made again. */
    private void test(Lease lease) {
        // One that was let go in between took its tests along.
        enrollments.find(lease.account()).ifPresent(enrollment -> {
            try {
                var found = knock.at(enrollment);
                if (leases.finish(lease, found, clock.instant())) {
                    LOG.infof("account %s: connection %s", lease.account(), found.health());
                }
            } catch (HubUnavailable e) {
                leases.release(lease, clock.instant());
                throw e;
            }
        });
    }
}
