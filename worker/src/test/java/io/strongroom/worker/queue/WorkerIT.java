package io.strongroom.worker.queue;

import static io.strongroom.worker.queue.JobsForTests.BACKUP_PROD;
import static io.strongroom.worker.queue.JobsForTests.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.changes.ChangeState;
import io.strongroom.domain.jobs.Conclusion;
import io.strongroom.domain.jobs.DeadLetters;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.jobs.Mode;
import io.strongroom.domain.remediations.Approval;
import io.strongroom.domain.remediations.NewApproval;
import io.strongroom.domain.remediations.RemediationCatalog;
import io.strongroom.sandbox.ledger.Effect;
import io.strongroom.sandbox.ledger.Ledger;
import io.strongroom.sandbox.store.PgStore;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The whole way: row, relay, SQS, claim, plan, apply, verify; on PostgreSQL, ElasticMQ and the simulated organization. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(SqsForTests.class)
class WorkerIT {
    private static final Duration SOON = Duration.ofSeconds(30);

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

    @Inject
    DeadLetters deadLetters;

    @Inject
    SqsAsyncClient sqs;

    private JobsForTests work;
    private Ledger ledger;

    @BeforeEach
    void readyWhenAccountsAreKnown() {
        work = new JobsForTests(jobs, catalog, clock);
        ledger = new PgStore(database, clock).ledger();
        Awaitility.await().atMost(SOON).until(() -> accounts.find(BACKUP_PROD).isPresent());
    }

    @Test
    void aJobGoesFromItsRowToProofAndTheSecondTimeNothingIsCalled() {
        var first = work.submit(BACKUP_PROD, "create-backup-key", Mode.APPLY, key("backup-first"));
        var job = work.await(first, "SUCCEEDED", SOON);
        assertEquals(Conclusion.CHANGED, conclusion(job.state()));
        assertTrue(job.outputs()
                .orElseThrow()
                .path("keyArn")
                .asText()
                .startsWith("arn:aws:kms:eu-west-1:123456789012:key/"));
        assertTrue(jobs.changes(first).stream().allMatch(change -> change.state() == ChangeState.APPLIED));
        assertEquals(
                List.of("kms:CreateKey", "kms:EnableKeyRotation", "kms:CreateAlias"),
                ledger.bySession(first.toString()).stream().map(Effect::api).toList());

        var second = work.submit(BACKUP_PROD, "create-backup-key", Mode.APPLY, key("backup-first"));
        assertEquals(
                Conclusion.ALREADY_COMPLIANT,
                conclusion(work.await(second, "SUCCEEDED", SOON).state()));
        assertEquals(job.outputs(), work.get(second).outputs());
        assertEquals(List.of(), ledger.bySession(second.toString()));
    }

    @Test
    void aDryRunEndsWithAPlanAndNoCall() {
        var id = work.submit(BACKUP_PROD, "create-backup-key", Mode.PLAN, key("backup-dry"));
        var job = work.await(id, "PLANNED", SOON);
        assertEquals(3, job.plan().orElseThrow().changes());
        assertEquals(List.of(), ledger.bySession(id.toString()));
    }

    @Test
    void whatWasMadeIsUndoneWhenAnotherPersonAgrees() {
        var made = work.submit(BACKUP_PROD, "create-backup-key", Mode.APPLY, key("backup-undo"));
        work.await(made, "SUCCEEDED", SOON);
        var undo = work.rollBack(made);
        var waiting = work.await(undo, "AWAITING_APPROVAL", SOON);
        jobs.decide(
                undo,
                new NewApproval(
                        Approval.Decision.APPROVE, waiting.plan().orElseThrow().digest(), "fine", Optional.empty()),
                JobsForTests.approver(),
                clock.instant());
        work.await(undo, "SUCCEEDED", SOON);
        assertEquals(
                List.of("kms:DeleteAlias", "kms:DisableKeyRotation", "kms:ScheduleKeyDeletion"),
                ledger.bySession(undo.toString()).stream().map(Effect::api).toList());
        assertTrue(jobs.changes(made).stream().allMatch(change -> change.state() == ChangeState.UNDONE));
    }

    @Test
    void manyJobsOverManyAccountsAllEndWell() {
        var some = accounts.all().stream()
                .filter(account -> account.status() == io.strongroom.domain.accounts.Account.Status.ACTIVE)
                .map(io.strongroom.domain.accounts.Account::id)
                .limit(6)
                .toList();
        var ids = IntStream.range(0, 30)
                .mapToObj(i -> submitKey(some.get(i % some.size()), i))
                .toList();
        ids.forEach(id -> work.await(id, "SUCCEEDED", Duration.ofSeconds(90)));
        ids.forEach(id -> assertEquals(3, ledger.bySession(id.toString()).size(), "effects of " + id));
    }

    @Test
    void whatIsNoWakeUpBecomesADeadLetterAndKillsNothing() {
        var url = sqs.getQueueUrl(request -> request.queueName("strongroom-wakeups"))
                .join()
                .queueUrl();
        sqs.sendMessage(request -> request.queueUrl(url)
                        .messageBody("{\"account\": \"nobody\"}")
                        .messageAttributes(Map.of(
                                "_classname",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("no.such.Class")
                                        .build())))
                .join();
        Awaitility.await()
                .atMost(SOON)
                .until(() -> deadLetters.waiting(10).stream()
                        .anyMatch(letter -> letter.body().contains("nobody")));
        var id = work.submit(BACKUP_PROD, "create-backup-key", Mode.PLAN, key("after-poison"));
        work.await(id, "PLANNED", SOON);
    }

    private JobId submitKey(AccountId account, int i) {
        return work.submit(account, "create-backup-key", Mode.APPLY, key("backup-many-" + i));
    }

    private static Conclusion conclusion(JobState state) {
        return ((JobState.Succeeded) state).conclusion();
    }
}
