package io.strongroom.domain.jobs;

import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a job stands. {@link #next} is the whole graph, drawn in docs/jobs.md. Finished jobs are kept for as long as the
 * audit trail tells of them.
 */
public sealed interface JobState {
    /** Attempts that a job has, transient failures counted and throttles not. */
    int MAX_ATTEMPTS = 8;
    /** Claims without any outcome after which a job is taken to kill its workers. */
    int MAX_CLAIMS = 3;
    /** How long a lease holds without renewal; workers renew every third of it. */
    Duration LEASE = Duration.ofSeconds(30);

    /** Due at {@code readyAt}; the relay wakes a worker then, the worker's claim moves it on. */
    record Queued(Instant readyAt, int attempt, int claims) implements JobState {}

    /** Leased to a worker, whose outcome or whose silence past {@code leaseUntil} moves it on. */
    record Running(WorkerId worker, Instant leaseUntil, int attempt, int claims) implements JobState {}

    /** Failed in a way that may pass; due again at {@code readyAt}. */
    record Retrying(Instant readyAt, int attempt, int claims, Problem lastError) implements JobState {}

    /** Has a plan that people must decide on; approval, rejection, expiry or cancelling moves it on. */
    record AwaitingApproval(Instant since) implements JobState {}

    /** Has a plan, and no more was asked for. Final. */
    record Planned(Instant at) implements JobState {}

    /** Done and seen to be done. Final. */
    record Succeeded(Instant at, Conclusion conclusion) implements JobState {}

    /** Could not be done, or must not. A person may ask for a retry. */
    record Failed(Instant at, Conclusion conclusion, Problem problem) implements JobState {}

    /** Called off. A person may ask for a retry. */
    record Cancelled(Instant at, String by) implements JobState {}

    /** Its workers kept dying on it: shown as dead letter until a person retries or cancels it. */
    record Quarantined(Instant at, Problem problem) implements JobState {}

    /** The name on the wire and in the database. */
    default String label() {
        return switch (this) {
            case Queued s -> "QUEUED";
            case Running s -> "RUNNING";
            case Retrying s -> "RETRYING";
            case AwaitingApproval s -> "AWAITING_APPROVAL";
            case Planned s -> "PLANNED";
            case Succeeded s -> "SUCCEEDED";
            case Failed s -> "FAILED";
            case Cancelled s -> "CANCELLED";
            case Quarantined s -> "QUARANTINED";
        };
    }

    /** Whether nothing but a person will move it. */
    default boolean isFinal() {
        return switch (this) {
            case Queued s -> false;
            case Running s -> false;
            case Retrying s -> false;
            case AwaitingApproval s -> false;
            case Planned s -> true;
            case Succeeded s -> true;
            case Failed s -> true;
            case Cancelled s -> true;
            case Quarantined s -> true;
        };
    }

    /** The state that follows, or empty when the event has no place in this state. */
    default Optional<JobState> next(JobEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case JobEvent.Claimed claimed -> claimed(claimed);
                    case JobEvent.Finished finished ->
                        this instanceof Running running ? finished(running, finished) : null;
                    case JobEvent.LeaseExpired expired ->
                        this instanceof Running running ? expired(running, expired.at()) : null;
                    case JobEvent.Released released ->
                        this instanceof Running running
                                ? new Queued(released.at(), running.attempt() - 1, running.claims() - 1)
                                : null;
                    case JobEvent.Approved approved ->
                        this instanceof AwaitingApproval ? new Queued(approved.at(), 0, 0) : null;
                    case JobEvent.Rejected rejected ->
                        this instanceof AwaitingApproval
                                ? new Failed(rejected.at(), Conclusion.REJECTED, rejected.problem())
                                : null;
                    case JobEvent.PlanExpired expired ->
                        this instanceof AwaitingApproval
                                ? new Failed(
                                        expired.at(),
                                        Conclusion.STALE,
                                        Problem.of(
                                                ProblemCode.PLAN_EXPIRED,
                                                "Nobody approved the plan in time. Retry the job for a new one."))
                                : null;
                    case JobEvent.Cancelled cancelled -> cancelled(cancelled);
                    case JobEvent.RetryAsked retry -> retried(retry.at());
                });
    }

    private @Nullable JobState claimed(JobEvent.Claimed event) {
        return switch (this) {
            case Queued s -> claim(event, s.readyAt(), s.attempt(), s.claims());
            case Retrying s -> claim(event, s.readyAt(), s.attempt(), s.claims());
            case Running s -> null;
            case AwaitingApproval s -> null;
            case Planned s -> null;
            case Succeeded s -> null;
            case Failed s -> null;
            case Cancelled s -> null;
            case Quarantined s -> null;
        };
    }

    private static @Nullable JobState claim(JobEvent.Claimed event, Instant readyAt, int attempt, int claims) {
        return readyAt.isAfter(event.at())
                ? null
                : new Running(event.worker(), event.leaseUntil(), attempt + 1, claims + 1);
    }

    private static JobState finished(Running running, JobEvent.Finished event) {
        var at = event.at();
        return switch (event.outcome()) {
            case Outcome.Done done -> new Succeeded(at, done.conclusion());
            case Outcome.Planned planned -> new Planned(at);
            case Outcome.NeedsApproval needs -> new AwaitingApproval(at);
            case Outcome.RetryAfter retry ->
                running.attempt() >= MAX_ATTEMPTS
                        ? new Failed(at, Conclusion.ERROR, retry.cause())
                        : new Retrying(at.plus(retry.delay()), running.attempt(), 0, retry.cause());
            case Outcome.Snooze snooze -> new Queued(at.plus(snooze.delay()), running.attempt() - 1, 0);
            case Outcome.GiveUp giveUp -> new Failed(at, giveUp.conclusion(), giveUp.problem());
            case Outcome.Stopped stopped -> new Cancelled(at, stopped.by());
        };
    }

    private static JobState expired(Running running, Instant at) {
        if (running.claims() >= MAX_CLAIMS) {
            return new Quarantined(
                    at,
                    Problem.of(
                            ProblemCode.QUARANTINED,
                            "Workers took this job " + running.claims()
                                    + " times and ended without an outcome. Look at its changes, then retry or cancel it."));
        }
        return new Queued(at, running.attempt() - 1, running.claims());
    }

    private @Nullable JobState cancelled(JobEvent.Cancelled event) {
        var cancelled = new Cancelled(event.at(), event.by());
        return switch (this) {
            case Queued s -> cancelled;
            case Retrying s -> cancelled;
            case AwaitingApproval s -> cancelled;
            case Quarantined s -> cancelled;
            // A running job may be between two changes: it is asked to stop and says itself where it stopped.
            case Running s -> null;
            case Planned s -> null;
            case Succeeded s -> null;
            case Failed s -> null;
            case Cancelled s -> null;
        };
    }

    private @Nullable JobState retried(Instant at) {
        var again = new Queued(at, 0, 0);
        return switch (this) {
            case Failed s -> again;
            case Cancelled s -> again;
            case Quarantined s -> again;
            case Queued s -> null;
            case Running s -> null;
            case Retrying s -> null;
            case AwaitingApproval s -> null;
            case Planned s -> null;
            case Succeeded s -> null;
        };
    }
}
