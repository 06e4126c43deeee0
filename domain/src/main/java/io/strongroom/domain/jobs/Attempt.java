package io.strongroom.domain.jobs;

import io.strongroom.domain.problems.Problem;
import java.time.Instant;
import java.util.Optional;

/**
 * One claim of a job by a worker.
 *
 * @param n from 1; the lease's fence
 * @param endedAt empty while it runs
 * @param ended how: the outcome's name, {@code LEASE_EXPIRED} or {@code RELEASED}
 */
public record Attempt(
        long n,
        WorkerId worker,
        Phase phase,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<String> ended,
        Optional<Problem> problem) {}
