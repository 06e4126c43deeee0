package io.strongroom.worker.queue;

import static io.strongroom.worker.queue.JobsForTests.BACKUP_PROD;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.jobs.Conclusion;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.remediations.RemediationCatalog;
import io.strongroom.sandbox.store.PgStore;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The practice's own example, whole: six remediations, the same six again, and all of it undone. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(SqsForTests.class)
class SixRemediationsIT {
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
    void allSixAreAppliedOnceAndUndone() {
        var sample = new Sample(new JobsForTests(jobs, catalog, clock), BACKUP_PROD, "my-backup-bucket");
        var ledger = new PgStore(database, clock).ledger();
        Awaitility.await()
                .atMost(Sample.SOON)
                .until(() -> accounts.find(BACKUP_PROD).isPresent());

        var first = sample.all();
        first.forEach(job -> assertEquals(
                Conclusion.CHANGED, Sample.conclusion(job), job.remediation().value()));
        for (var job : sample.all()) {
            assertEquals(
                    Conclusion.ALREADY_COMPLIANT,
                    Sample.conclusion(job),
                    job.remediation().value());
            assertEquals(List.of(), ledger.bySession(job.id().toString()));
        }
        for (var job : first.reversed()) {
            assertEquals(
                    Conclusion.CHANGED,
                    Sample.conclusion(sample.undo(job)),
                    job.remediation().value());
        }
    }
}
