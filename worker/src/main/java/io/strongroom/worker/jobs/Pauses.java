package io.strongroom.worker.jobs;

import java.time.Duration;
import java.util.List;

/** Waiting. Jobs run on virtual threads, so it costs nothing; tests step over it. */
@FunctionalInterface
public interface Pauses {
    /** Between looks at what eventual consistency may still hide: 6.7 s in all, longer than KMS and IAM usually lag. */
    List<Duration> SETTLING = millis(200, 500, 1_000, 2_000, 3_000);

    /** Between looks until a change shows: 38.7 s in all. */
    List<Duration> VERIFYING = millis(200, 500, 1_000, 2_000, 5_000, 10_000, 20_000);

    void pause(Duration duration);

    private static List<Duration> millis(long... millis) {
        return java.util.Arrays.stream(millis).mapToObj(Duration::ofMillis).toList();
    }
}
