package io.strongroom.standalone;

import io.strongroom.standalone.postgres.EmbeddedPostgres;
import io.strongroom.standalone.queue.EmbeddedQueue;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * What the application stands on: data folder, PostgreSQL, SQS. It is laid before Quarkus starts and taken away after
 * Quarkus has stopped, by a hook of its own: on SIGTERM all hooks run at once, and a database that went first would
 * leave the draining workers without one.
 */
final class Ground {

    /** Longer than a drain (3 s) and the rest of Quarkus's stop may take, so that only a hung one is cut off. */
    private static final long DRAIN_SECONDS = 15;

    private final CountDownLatch quarkusStopped = new CountDownLatch(1);

    private final DataFolder folder;
    private final EmbeddedPostgres postgres;

    private Ground(DataFolder folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    static Ground lay(StandaloneOptions options, InstantSource clock) {
        var address = "http://127.0.0.1:" + options.httpPort() + "/";
        var folder = DataFolder.take(options.dataFolder(), address);
        EmbeddedPostgres.stopOrphan(folder.path());
        LoopbackPort.mustBeFree(options.httpPort(), "HTTP", "--port");
        LoopbackPort.mustBeFree(options.sqsPort(), "the embedded SQS", "--sqs-port");
        if (options.fresh()) {
            System.out.println("Starting empty; the earlier data is now in " + folder.moveAside(clock.instant()));
        }
        // Both at once: each takes a second or two.
        var queueStart = new FutureTask<>(() -> EmbeddedQueue.start(options.sqsPort()));
        Thread.ofPlatform().daemon().name("sqs-start").start(queueStart);
        var postgres = EmbeddedPostgres.start(folder.path(), options.httpPort(), options.sqsPort());
        var queue = started(queueStart, postgres);
        var ground = new Ground(folder, postgres);
        Runtime.getRuntime().addShutdownHook(new Thread(ground::takeAway, "ground"));
        ground.handOn(options, queue);
        return ground;
    }

    /** Quarkus has stopped: nothing needs the ground any more. */
    void free() {
        quarkusStopped.countDown();
    }

    private void handOn(StandaloneOptions options, EmbeddedQueue queue) {
        var access = postgres.access();
        System.setProperty("quarkus.datasource.jdbc.url", access.jdbcUrl());
        System.setProperty("quarkus.datasource.username", access.username());
        System.setProperty("quarkus.datasource.password", access.password());
        System.setProperty("quarkus.sqs.endpoint-override", queue.endpoint());
        System.setProperty("quarkus.http.port", Integer.toString(options.httpPort()));
        if (System.getenv("STRONGROOM_AUDIT_FOLDER") == null) {
            System.setProperty(
                    "strongroom.audit.folder", folder.path().resolve("audit").toString());
        }
    }

    private static EmbeddedQueue started(FutureTask<EmbeddedQueue> start, EmbeddedPostgres postgres) {
        try {
            return start.get();
        } catch (ExecutionException e) {
            postgres.close();
            throw new IllegalStateException("The embedded SQS did not start", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the embedded SQS started", e);
        }
    }

    private void takeAway() {
        try {
            if (!quarkusStopped.await(DRAIN_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("Strongroom did not stop within " + DRAIN_SECONDS + " s; PostgreSQL is stopped now");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        postgres.close();
        // SQS ends with the process: an orderly end would wait 10 s for long polls, for messages that are in memory
        // only.
        folder.close();
    }
}
