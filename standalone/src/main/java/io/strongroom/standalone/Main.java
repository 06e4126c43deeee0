package io.strongroom.standalone;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Starts PostgreSQL and SQS, then api, web and worker, in this one process; and stops them in reverse order. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        // Servers that have started keep the process alive; a start that failed half-way must still end it.
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
        try {
            var root = "root".equals(System.getProperty("user.name"));
            var options = StandaloneOptions.of(System.getenv(), root);
            var ground = Ground.lay(options, Clock.systemUTC());
            Quarkus.run(Strongroom.class, (exitCode, failure) -> ended(ground, exitCode, failure), arguments);
        } catch (StartRefused refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }

    /** The servers' threads keep the process alive, so whatever the end was, it is said here that this is one. */
    private static void ended(Ground ground, int exitCode, @Nullable Throwable failure) {
        ground.free();
        if (failure != null) {
            failure.printStackTrace();
        }
        System.exit(exitCode);
    }
}
