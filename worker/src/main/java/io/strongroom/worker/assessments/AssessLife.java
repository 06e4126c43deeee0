package io.strongroom.worker.assessments;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountUnreachable;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.assessments.AssessmentLeases;
import io.strongroom.domain.assessments.Assessments;
import io.strongroom.domain.assessments.PartLease;
import io.strongroom.domain.assessments.PartLost;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.worker.accounts.HubCircuit;
import io.strongroom.worker.aws.AwsFailure;
import io.strongroom.worker.inventory.BrokenOff;
import io.strongroom.worker.queue.Loop;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;

/** Starts the loops that assess, keeps their leases, and brings them to a stop with nothing half done. */
@Singleton
class AssessLife {
    private static final Logger LOG = Logger.getLogger(AssessLife.class);
    private static final String FIRST_START = "first start";

    private final WorkerId worker;
    private final AssessmentLeases leases;
    private final Assessments assessments;
    private final Accounts accounts;
    private final AssessAccount work;
    private final AssessConfig config;
    private final HubCircuit hub;
    private final InstantSource clock;
    private final List<Loop> loops;
    private final Map<PartLease, AtomicBoolean> held = new ConcurrentHashMap<>();
    private volatile boolean stopping;
    private volatile boolean begun;

    AssessLife(
            WorkerId worker,
            AssessmentLeases leases,
            Assessments assessments,
            Accounts accounts,
            AssessAccount work,
            AssessConfig config,
            HubCircuit hub,
            InstantSource clock) {
        this.worker = worker;
        this.leases = leases;
        this.assessments = assessments;
        this.accounts = accounts;
        this.work = work;
        this.config = config;
        this.hub = hub;
        this.clock = clock;
        this.loops = IntStream.range(0, config.concurrency())
                .mapToObj(n -> new Loop("assess-" + n, config.lookEvery(), this::turn))
                .toList();
    }

    void start(@Observes StartupEvent event) {
        loops.forEach(Loop::start);
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void begin() {
        if (begun || stopping || !config.atFirstStart()) {
            return;
        }
        var active = accounts.all().stream()
                .filter(account -> account.status() == Account.Status.ACTIVE)
                .map(Account::id)
                .collect(Collectors.toSet());
        if (!active.isEmpty()) {
            if (!assessments.any()) {
                assessments.request(active, FIRST_START, clock.instant());
                LOG.infof("the first assessment begins: %d accounts", active.size());
            }
            begun = true;
        }
    }

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void renew() {
        leases.renew(held.keySet(), clock.instant()).forEach(lost -> {
            var stop = held.get(lost);
            if (stop != null) {
                stop.set(true);
            }
        });
    }

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        int freed = stopping ? 0 : leases.sweep(clock.instant());
        if (freed > 0) {
            LOG.infof("%d accounts under assessment were left by their worker and wait again", freed);
        }
    }

    int turn() {
        // While our own credentials do not work, all of every account would be unknown.
        boolean idle = stopping || hub.trouble().isPresent();
        var claimed = idle ? Optional.<PartLease>empty() : leases.claim(worker, clock.instant());
        claimed.ifPresent(this::assess);
        return claimed.isPresent() ? 1 : 0;
    }

    /**
     * Whatever else goes wrong is for the loop to tell and to slow down for; the account's lease then runs out, and the
     * sweep gives the account to another worker, or up when none comes to an end with it.
     */
    private void assess(PartLease lease) {
        var lost = new AtomicBoolean();
        held.put(lease, lost);
        try {
            work.run(lease, () -> stopping || lost.get());
        } catch (PartLost e) {
            LOG.warn(e.getMessage());
        } catch (BrokenOff e) {
            if (!lost.get()) {
                leases.release(List.of(lease), clock.instant());
            }
        } catch (AccountUnreachable e) {
            unreachable(lease, e);
        } catch (SdkException e) {
            if (AwsFailure.of(e).kind() != AwsFailure.Kind.SYSTEMIC) {
                throw e;
            }
            LOG.warnf("the assessment of %s waits: %s", lease.account(), e.getMessage());
            leases.release(List.of(lease), clock.instant());
        } finally {
            held.remove(lease);
        }
    }

    private void unreachable(PartLease lease, AccountUnreachable e) {
        LOG.warnf("the assessment of %s failed, attempt %d: %s", lease.account(), lease.attempt(), e.getMessage());
        try {
            var problem = Problem.of(ProblemCode.AWS_ACCOUNT_UNREACHABLE, String.valueOf(e.getMessage()));
            leases.fail(lease, problem, clock.instant());
        } catch (PartLost lost) {
            LOG.warn(lost.getMessage());
        }
    }

    /** From now on nothing is claimed, and what is being read is broken off. */
    void drain() {
        stopping = true;
        loops.forEach(Loop::stop);
    }

    /** Accounts that are being read end before their next kind and go back, as far as they are. */
    void stop(@Observes @Priority(2) ShutdownEvent event) {
        drain();
        long end = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        while (!held.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
        }
        leases.release(List.copyOf(held.keySet()), clock.instant());
    }
}
