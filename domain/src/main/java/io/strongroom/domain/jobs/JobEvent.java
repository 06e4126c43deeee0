package io.strongroom.domain.jobs;

import io.strongroom.domain.problems.Problem;
import java.time.Instant;

/** Everything that can happen to a job. */
public sealed interface JobEvent {
    /** When it happened. */
    Instant at();

    /** A worker took a lease on it. */
    record Claimed(WorkerId worker, Instant leaseUntil, Instant at) implements JobEvent {}

    /** The worker let go of it with an outcome. */
    record Finished(Outcome outcome, Instant at) implements JobEvent {}

    /** The lease ran out, or its worker's database session ended, without an outcome. */
    record LeaseExpired(Instant at) implements JobEvent {}

    /** The worker gave the lease back unfinished, to stop. Spends neither attempt nor claim. */
    record Released(Instant at) implements JobEvent {}

    /** The last approval that was needed. */
    record Approved(Instant at) implements JobEvent {}

    /** A person said no. */
    record Rejected(String by, Problem problem, Instant at) implements JobEvent {}

    /** Its plan expired unapproved. */
    record PlanExpired(Instant at) implements JobEvent {}

    /** A person called it off. */
    record Cancelled(String by, Instant at) implements JobEvent {}

    /** A person wants it tried again from the start. */
    record RetryAsked(String by, Instant at) implements JobEvent {}
}
