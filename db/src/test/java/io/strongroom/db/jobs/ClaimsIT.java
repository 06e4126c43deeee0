package io.strongroom.db.jobs;

import static io.strongroom.db.jobs.Fixtures.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.jobs.Conclusion;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobLeases;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.jobs.LeasedJob;
import io.strongroom.domain.jobs.NewJob;
import io.strongroom.domain.jobs.Outcome;
import io.strongroom.domain.jobs.Workers;
import io.strongroom.domain.json.Json;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Many workers at once, and workers that die. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class ClaimsIT {
    private static final int THREADS = 20;

    @Inject
    Jobs jobs;

    @Inject
    JobLeases leases;

    @Inject
    Workers workers;

    @Inject
    DataSource dataSource;

    private static <T> List<T> together(Callable<T> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var done = new ArrayList<T>();
            for (var future : threads.invokeAll(Collections.nCopies(THREADS, work))) {
                done.add(future.get());
            }
            return done;
        }
    }

    private List<NewJob> queued(AccountId account, int howMany) {
        var made =
                IntStream.range(0, howMany).mapToObj(i -> Fixtures.job(account)).toList();
        jobs.accept(made, NOW);
        return made;
    }

    @Test
    void jobsOfAnAccountAreClaimedInTheOrderOfTheirAcceptance() {
        var account = Fixtures.account();
        var made = queued(account, 3);
        for (var job : made) {
            var leased = leases.claimNext(account, Fixtures.worker(), NOW).orElseThrow();
            assertEquals(job.id(), leased.job().id());
            leases.finish(leased.lease(), new Outcome.Done(Conclusion.ALREADY_COMPLIANT, Json.object()), NOW);
        }
        assertTrue(leases.claimNext(account, Fixtures.worker(), NOW).isEmpty());
    }

    @Test
    void ofTwentyClaimsOfAnAccountOneIsGranted() throws Exception {
        for (int round = 0; round < 10; round++) {
            var account = Fixtures.account();
            queued(account, THREADS);
            var claimed = together(() -> leases.claimNext(account, Fixtures.worker(), NOW));
            assertEquals(1, claimed.stream().filter(Optional::isPresent).count());
        }
    }

    @Test
    void twentyWorkersRunEachJobOnceAndNeverTwoOfAnAccountAtOnce() throws Exception {
        var accounts = List.of(Fixtures.account(), Fixtures.account(), Fixtures.account());
        var ids = accounts.stream()
                .flatMap(account -> queued(account, 20).stream())
                .map(NewJob::id)
                .collect(Collectors.toSet());
        Set<JobId> done = ConcurrentHashMap.newKeySet();
        var running = new ConcurrentHashMap<AccountId, AtomicInteger>();
        var doubled = new AtomicInteger();
        together(() -> {
            while (done.size() < ids.size()) {
                for (var account : accounts) {
                    leases.claimNext(account, Fixtures.worker(), NOW)
                            .ifPresent(leased -> runOnce(leased, running, doubled, done));
                }
            }
            return true;
        });
        assertEquals(0, doubled.get());
        assertEquals(ids, done);
        for (var id : ids) {
            assertEquals(1, jobs.attempts(id).size());
        }
    }

    private void runOnce(
            LeasedJob leased,
            ConcurrentHashMap<AccountId, AtomicInteger> running,
            AtomicInteger doubled,
            Set<JobId> done) {
        var inAccount = running.computeIfAbsent(leased.job().target().accountId(), a -> new AtomicInteger());
        if (inAccount.incrementAndGet() > 1) {
            doubled.incrementAndGet();
        }
        inAccount.decrementAndGet();
        leases.finish(leased.lease(), new Outcome.Done(Conclusion.CHANGED, Json.object()), NOW);
        if (!done.add(leased.job().id())) {
            doubled.incrementAndGet();
        }
    }

    @Test
    void leaseOfAKilledWorkerIsFreeAtOnce() throws SQLException {
        var account = Fixtures.account();
        var id = queued(account, 1).get(0).id();
        var worker = Fixtures.worker();
        workers.present(worker, NOW);
        leases.claimNext(account, worker, NOW).orElseThrow();
        leases.sweep(NOW.plusSeconds(1));
        assertInstanceOf(JobState.Running.class, jobs.find(id).orElseThrow().state());
        killPresences();
        leases.sweep(NOW.plusSeconds(1));
        assertEquals(
                new JobState.Queued(NOW.plusSeconds(1), 0, 1),
                jobs.find(id).orElseThrow().state());
    }

    @Test
    void presenceEndsWithTheSessionAndComesBackWithTheNextBeat() throws SQLException {
        killPresences();
        assertFalse(workers.anyPresent(NOW));
        var worker = Fixtures.worker();
        workers.present(worker, NOW);
        workers.present(worker, NOW);
        assertTrue(workers.anyPresent(NOW));
        killPresences();
        assertFalse(workers.anyPresent(NOW));
        workers.present(worker, NOW);
        assertTrue(workers.anyPresent(NOW));
        workers.leave(worker);
        assertFalse(stillHeld());
    }

    /** What SIGKILL of the workers does to their sessions. */
    private void killPresences() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    select pg_terminate_backend(pid, 5000) from pg_stat_activity
                    where application_name = 'strongroom-presence' and datname = current_database()""");
        }
    }

    /** Closing a session is heard by the server a moment later: asked until it is, or a bound is passed. */
    private boolean stillHeld() {
        for (int i = 0; i < 1000; i++) {
            if (!workers.anyPresent(NOW)) {
                return false;
            }
        }
        return true;
    }
}
