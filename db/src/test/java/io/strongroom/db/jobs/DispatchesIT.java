package io.strongroom.db.jobs;

import static io.strongroom.db.jobs.Fixtures.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.jobs.DeadLetters;
import io.strongroom.domain.jobs.Dispatches;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobLeases;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.jobs.NewJob;
import io.strongroom.domain.jobs.Outcome;
import io.strongroom.domain.jobs.Wakeup;
import io.strongroom.domain.json.Json;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Telling workers of due jobs. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class DispatchesIT {
    @Inject
    Jobs jobs;

    @Inject
    JobLeases leases;

    @Inject
    Dispatches dispatches;

    @Inject
    DeadLetters deadLetters;

    /** Other tests leave jobs behind: they are told of first. */
    @BeforeEach
    void nothingIsUntold() {
        while (!dispatches.take(NOW, 100).isEmpty()) {
            continue;
        }
    }

    private List<JobId> queued(AccountId account, int howMany) {
        var made =
                IntStream.range(0, howMany).mapToObj(i -> Fixtures.job(account)).toList();
        jobs.accept(made, NOW);
        return made.stream().map(NewJob::id).toList();
    }

    /** All of the account's jobs that are told of then, in as many goes as it takes. */
    private List<JobId> taken(AccountId account, Instant now) {
        var told = new ArrayList<JobId>();
        for (var some = dispatches.take(now, 1000); !some.isEmpty(); some = dispatches.take(now, 1000)) {
            some.stream()
                    .filter(wakeup -> wakeup.account().equals(account))
                    .forEach(wakeup -> told.addAll(wakeup.jobs()));
        }
        return told;
    }

    @Test
    void dueJobsOfAnAccountGoTogetherAndOnce() {
        var account = Fixtures.account();
        var ids = queued(account, 60);
        assertEquals(List.of(new Wakeup(account, ids.subList(0, 50))), dispatches.take(NOW, 10));
        assertEquals(List.of(new Wakeup(account, ids.subList(50, 60))), dispatches.take(NOW, 10));
        assertEquals(List.of(), dispatches.take(NOW, 10));
    }

    @Test
    void accountsTakeTurnsHoweverMuchOneWants() {
        var accounts = IntStream.range(0, 5).mapToObj(i -> Fixtures.account()).toList();
        accounts.forEach(account -> queued(account, 200));
        var served = new ArrayList<AccountId>();
        for (int i = 0; i < 5; i++) {
            dispatches.take(NOW, 2).forEach(wakeup -> served.add(wakeup.account()));
        }
        for (var account : accounts) {
            assertEquals(2, served.stream().filter(account::equals).count(), served.toString());
        }
    }

    @Test
    void jobIsToldOfAgainWhenNobodyComes() {
        var account = Fixtures.account();
        var ids = queued(account, 1);
        assertEquals(ids, taken(account, NOW));
        assertEquals(List.of(), taken(account, NOW.plus(Dispatches.RETELL).minusMillis(1)));
        assertEquals(ids, taken(account, NOW.plus(Dispatches.RETELL)));
    }

    @Test
    void accountWithARunningJobIsLeftToItsWorker() {
        var account = Fixtures.account();
        var ids = queued(account, 3);
        var leased = leases.claimNext(account, Fixtures.worker(), NOW).orElseThrow();
        assertEquals(List.of(), taken(account, NOW));
        leases.finish(leased.lease(), new Outcome.Snooze(Duration.ofSeconds(5), "budget"), NOW);
        assertEquals(ids.subList(1, 3), taken(account, NOW));
        assertEquals(List.of(), taken(account, NOW.plusSeconds(4)));
        assertEquals(ids.subList(0, 1), taken(account, NOW.plusSeconds(5)));
    }

    @Test
    void theOldestIsTheOneThatIsDueLongestWhateverItsAccount() {
        var longAgo = NOW.minus(Duration.ofDays(900));
        assertEquals(Optional.empty(), dispatches.oldestDue(longAgo.minusSeconds(1)));
        jobs.accept(List.of(Fixtures.job(Fixtures.account())), longAgo.plusSeconds(60));
        jobs.accept(List.of(Fixtures.job(Fixtures.account())), longAgo);
        jobs.accept(List.of(Fixtures.job(Fixtures.account())), longAgo.plusSeconds(30));
        assertEquals(Optional.of(longAgo), dispatches.oldestDue(NOW));
        assertEquals(Optional.of(longAgo), dispatches.oldestDue(longAgo), "due is not overdue");
    }

    @Test
    void whatCouldNotBeSentIsTakenAgain() {
        var account = Fixtures.account();
        var ids = queued(account, 2);
        dispatches.giveBack(dispatches.take(NOW, 10));
        assertEquals(ids, taken(account, NOW));
    }

    @Test
    void twoRelaysNeverShareAJob() throws Exception {
        var accounts = IntStream.range(0, 8).mapToObj(i -> Fixtures.account()).toList();
        var ids = new HashSet<JobId>();
        accounts.forEach(account -> ids.addAll(queued(account, 120)));
        Callable<List<JobId>> relay = () -> {
            var told = new ArrayList<JobId>();
            for (int idle = 0; idle < 20; ) {
                var wakeups = dispatches.take(NOW, 3);
                idle = wakeups.isEmpty() ? idle + 1 : 0;
                wakeups.forEach(wakeup -> told.addAll(wakeup.jobs()));
            }
            return told;
        };
        var told = new ArrayList<JobId>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(List.of(relay, relay, relay, relay))) {
                told.addAll(done.get());
            }
        }
        assertEquals(ids.size(), told.size());
        assertEquals(ids, new HashSet<>(told));
    }

    @Test
    void redrivenDeadLetterTellsOfItsJobsAgain() {
        var account = Fixtures.account();
        var wakeup = new Wakeup(account, queued(account, 2));
        dispatches.take(NOW, 10);
        var messageId = "m-" + account;
        long before = deadLetters.count();
        deadLetters.keep(messageId, Json.write(wakeup), 10, NOW);
        deadLetters.keep(messageId, Json.write(wakeup), 10, NOW);
        var kept = deadLetters.waiting(100).stream()
                .filter(letter -> letter.messageId().equals(messageId))
                .toList();
        assertEquals(1, kept.size());
        assertEquals(before + 1, deadLetters.count());
        assertEquals(wakeup.jobs(), kept.get(0).jobs());
        assertEquals(2, deadLetters.redrive(kept.get(0).id(), Fixtures.BOB, NOW));
        assertEquals(before, deadLetters.count());
        assertEquals(wakeup.jobs(), taken(account, NOW));
        assertTrue(deadLetters.waiting(100).stream()
                .noneMatch(letter -> letter.messageId().equals(messageId)));
    }

    @Test
    void damagedDeadLetterIsKeptForReading() {
        deadLetters.keep("damaged", "<xml/>\0", 10, NOW);
        var kept = deadLetters.waiting(100).stream()
                .filter(letter -> letter.messageId().equals("damaged"))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of(), kept.jobs());
        assertEquals(0, deadLetters.redrive(kept.id(), Fixtures.BOB, NOW));
    }
}
