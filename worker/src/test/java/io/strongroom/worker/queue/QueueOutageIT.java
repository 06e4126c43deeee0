package io.strongroom.worker.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.jobs.Mode;
import io.strongroom.domain.remediations.RemediationCatalog;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The queue goes away for 20 s and comes back empty on the same port: jobs wait, nothing dies, and then they flow. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(SqsForTests.class)
class QueueOutageIT {
    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofSeconds(45);

    @Inject
    Jobs jobs;

    @Inject
    RemediationCatalog catalog;

    @Inject
    InstantSource clock;

    @Inject
    Accounts accounts;

    @TestHTTPResource("/q/health/live")
    URI live;

    @TestHTTPResource("/q/health/ready")
    URI ready;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void jobsWaitOutAnOutageAndThenFlow() {
        var work = new JobsForTests(jobs, catalog, clock);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> accounts.find(JobsForTests.BACKUP_PROD).isPresent());
        var before = work.submit(JobsForTests.BACKUP_PROD, "create-backup-key", Mode.PLAN, JobsForTests.key("before"));
        work.await(before, "PLANNED", SOON);

        SqsForTests.takeAway();
        var during = work.submit(JobsForTests.BACKUP_PROD, "create-backup-key", Mode.APPLY, JobsForTests.key("during"));
        Awaitility.await("alive, and the job waits, for the whole outage")
                .during(OUTAGE)
                .atMost(OUTAGE.plusSeconds(5))
                .pollInterval(Duration.ofMillis(500))
                .until(() ->
                        status(live) == 200 && work.get(during).state().label().equals("QUEUED"));
        SqsForTests.bringBack();

        work.await(during, "SUCCEEDED", SOON);
        var after = work.submit(JobsForTests.BACKUP_PROD, "create-backup-key", Mode.PLAN, JobsForTests.key("after"));
        work.await(after, "PLANNED", SOON);
        assertEquals(200, status(live));
        assertEquals(200, status(ready));
    }

    private int status(URI uri) {
        try {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
