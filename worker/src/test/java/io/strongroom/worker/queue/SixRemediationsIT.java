package io.strongroom.worker.queue;

import static io.strongroom.worker.queue.JobsForTests.BACKUP_PROD;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.jobs.Conclusion;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.jobs.Mode;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.RemediationCatalog;
import io.strongroom.sandbox.ledger.Ledger;
import io.strongroom.sandbox.store.PgStore;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The practice's own example, whole: six remediations, the same six again, and all of it undone. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(SqsForTests.class)
class SixRemediationsIT {
    private static final Duration SOON = Duration.ofSeconds(90);

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

    private JobsForTests work;

    @Test
    void allSixAreAppliedOnceAndUndone() {
        work = new JobsForTests(jobs, catalog, clock);
        Ledger ledger = new PgStore(database, clock).ledger();
        Awaitility.await().atMost(SOON).until(() -> accounts.find(BACKUP_PROD).isPresent());

        var first = all();
        first.forEach(job -> assertEquals(
                Conclusion.CHANGED, conclusion(job), job.remediation().value()));
        for (var job : all()) {
            assertEquals(
                    Conclusion.ALREADY_COMPLIANT,
                    conclusion(job),
                    job.remediation().value());
            assertEquals(List.of(), ledger.bySession(job.id().toString()));
        }
        for (var job : first.reversed()) {
            var undo = work.succeed(work.rollBack(job.id()), SOON);
            assertEquals(Conclusion.CHANGED, conclusion(undo), job.remediation().value());
        }
    }

    private List<Job> all() {
        var done = new ArrayList<Job>();
        done.add(run("create-backup-key", Json.object().put("name", "sample")));
        var key = done.getFirst().outputs().orElseThrow().path("keyArn").asText();
        done.add(run(
                "encrypt-backup-bucket",
                Json.object().put("bucket", "my-backup-bucket").put("kmsKeyArn", key)));
        done.add(run(
                "create-backup-role",
                Json.object()
                        .put("roleName", "backup-operators")
                        .put("accessLevel", "BACKUP_OPERATOR")
                        .set("trustedPrincipals", Json.array().add("arn:aws:iam::123456789012:role/BackupAdmin"))));
        done.add(run("enable-backup-audit-trail", Json.object().put("trailName", "backup-audit")));
        done.add(run("create-backup-vault", vault(key)));
        done.add(run(
                "lock-backup-vault",
                Json.object()
                        .put("vaultName", "critical-data")
                        .put("mode", "GOVERNANCE")
                        .put("minRetentionDays", 7)));
        return done;
    }

    private static JsonNode vault(String key) {
        return Json.object().put("vaultName", "critical-data").put("kmsKeyArn", key);
    }

    private Job run(String remediation, JsonNode parameters) {
        JobId id = work.submit(BACKUP_PROD, remediation, Mode.APPLY, parameters);
        return work.succeed(id, SOON);
    }

    private static Conclusion conclusion(Job job) {
        return ((JobState.Succeeded) job.state()).conclusion();
    }
}
