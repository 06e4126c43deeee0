package io.strongroom.worker.queue;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.changes.ChangeState;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.jobs.Mode;
import io.strongroom.domain.remediations.RemediationCatalog;
import io.strongroom.sandbox.ledger.Effect;
import io.strongroom.sandbox.store.PgStore;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Every tenth call throttled, every thirtieth change executed and then timed out: all jobs end well, nothing twice. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(SqsForTests.class)
@TestProfile(FaultyAwsIT.Faulty.class)
class FaultyAwsIT {
    private static final int JOBS = 40;
    private static final int ACCOUNTS = 8;
    private static final Map<String, Long> ONCE_EACH =
            Map.of("kms:CreateKey", 1L, "kms:EnableKeyRotation", 1L, "kms:CreateAlias", 1L);

    public static final class Faulty implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("strongroom.sandbox.faults", "throttle=0.10,timeout-after=0.05,seed=7");
        }
    }

    @Inject
    Jobs jobs;

    @Inject
    RemediationCatalog catalog;

    @Inject
    InstantSource clock;

    @Inject
    Accounts accounts;

    @Inject
    DataSource database;

    @Test
    void everyJobEndsWellAndNoEffectComesTwice() {
        var work = new JobsForTests(jobs, catalog, clock);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> accounts.find(JobsForTests.BACKUP_PROD).isPresent());
        var some = accounts.all().stream()
                .filter(account -> account.status() == Account.Status.ACTIVE)
                .map(Account::id)
                .limit(ACCOUNTS)
                .toList();
        var ids = IntStream.range(0, JOBS)
                .mapToObj(i -> work.submit(
                        some.get(i % ACCOUNTS), "create-backup-key", Mode.APPLY, JobsForTests.key("faulty-" + i)))
                .toList();
        ids.forEach(id -> work.await(id, "SUCCEEDED", Duration.ofMinutes(3)));

        var ledger = new PgStore(database, clock).ledger();
        ids.forEach(id -> assertEquals(
                ONCE_EACH,
                ledger.bySession(id.toString()).stream().collect(groupingBy(Effect::api, counting())),
                "effects of " + id));
        long unanswered = ids.stream()
                .flatMap(id -> jobs.changes(id).stream())
                .filter(change -> change.state() == ChangeState.APPLIED
                        && change.requestIds().isEmpty())
                .count();
        assertTrue(unanswered > 0, "no call timed out after it worked: the run proves nothing");
        long again = ids.stream().filter(id -> jobs.attempts(id).size() > 1).count();
        assertTrue(again > 0, "no job had to step aside: the run proves nothing");
    }
}
