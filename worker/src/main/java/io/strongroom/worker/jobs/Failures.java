package io.strongroom.worker.jobs;

import io.strongroom.domain.accounts.AccountUnreachable;
import io.strongroom.domain.inventory.Reading;
import io.strongroom.domain.inventory.Unreadable;
import io.strongroom.domain.jobs.Conclusion;
import io.strongroom.domain.jobs.Outcome;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.worker.aws.AwsFailure;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** What a job does about each class of failure. */
final class Failures {
    private static final long BASE_MILLIS = 1_000;
    private static final long CAP_MILLIS = 60_000;
    private static final long LEAST_MILLIS = 100;

    private final RandomGenerator random;

    Failures(RandomGenerator random) {
        this.random = random;
    }

    /** @param attempt the running one, from 1 */
    Outcome of(Exception failure, int attempt) {
        return switch (failure) {
            case Unreadable unreadable -> unreadable(unreadable, attempt);
            case AccountUnreachable unreachable ->
                new Outcome.GiveUp(
                        Conclusion.ERROR,
                        Problem.of(ProblemCode.AWS_ACCOUNT_UNREACHABLE, String.valueOf(unreachable.getMessage())));
            case SdkException sdk -> aws(AwsFailure.of(sdk), attempt);
            default ->
                new Outcome.RetryAfter(
                        backoff(attempt),
                        Problem.of(
                                ProblemCode.INTERNAL,
                                "Strongroom could not go on: "
                                        + failure.getClass().getSimpleName()
                                        + ". The worker's log says more under this job's id."));
        };
    }

    Outcome aws(AwsFailure failure, int attempt) {
        return switch (failure.kind()) {
            case DENIED -> new Outcome.GiveUp(Conclusion.ERROR, denied(failure));
            case THROTTLED -> snooze(failure.code());
            case SYSTEMIC -> new Outcome.Snooze(Duration.ofMillis(random.nextLong(15_000, 45_000)), failure.message());
            case TIMED_OUT, TRANSIENT ->
                new Outcome.RetryAfter(
                        backoff(attempt), problem(ProblemCode.AWS_ERROR, "AWS did not answer as it should: ", failure));
            case UNSUPPORTED ->
                new Outcome.GiveUp(
                        Conclusion.ERROR,
                        problem(ProblemCode.AWS_ERROR, "This endpoint or Region does not know the call: ", failure));
            case PERMANENT ->
                new Outcome.GiveUp(Conclusion.ERROR, problem(ProblemCode.AWS_ERROR, "AWS will not do this: ", failure));
        };
    }

    /** Spends no attempt: being throttled is no fault of the job. */
    Outcome snooze(String reason) {
        return new Outcome.Snooze(Duration.ofMillis(random.nextLong(500, 2_500)), reason);
    }

    /** Full jitter: anything up to a bound that doubles with each attempt. */
    Duration backoff(int attempt) {
        long bound = Math.min(CAP_MILLIS, BASE_MILLIS << Math.min(attempt - 1, 10));
        return Duration.ofMillis(random.nextLong(LEAST_MILLIS, bound + 1));
    }

    private Outcome unreadable(Unreadable unreadable, int attempt) {
        var facet = unreadable.facet().label();
        return switch (unreadable.reading()) {
            case Reading.Denied denied ->
                new Outcome.GiveUp(
                        Conclusion.ERROR,
                        new Problem(
                                ProblemCode.AWS_ACCESS_DENIED,
                                "Strongroom may not read " + facet + ": its role lacks " + denied.action()
                                        + ". Update the role's stack, then retry.",
                                List.of(),
                                null,
                                text(denied.awsRequestId()),
                                denied.action()));
            case Reading.Throttled throttled -> snooze(throttled.api());
            // Not a snooze: an endpoint that is gone for good would be asked for ever.
            case Reading.Unanswered unanswered ->
                new Outcome.RetryAfter(
                        backoff(attempt),
                        new Problem(
                                ProblemCode.AWS_ERROR,
                                "AWS did not tell " + facet + ": " + unanswered.failure()
                                        + ". If it goes on like this, see whether the worker can reach the service's"
                                        + " endpoint in this Region, and AWS's health page; then retry the job.",
                                List.of(),
                                unanswered.failure(),
                                null,
                                null));
            case Reading.Unsupported unsupported ->
                new Outcome.GiveUp(
                        Conclusion.ERROR,
                        Problem.of(
                                ProblemCode.AWS_ERROR,
                                "This endpoint or Region cannot tell " + facet + ": " + unsupported.api() + "."));
            case Reading.Present present -> throw new IllegalStateException("readable after all", unreadable);
            case Reading.Absent absent -> throw new IllegalStateException("readable after all", unreadable);
        };
    }

    private static Problem denied(AwsFailure failure) {
        var action = failure.missingAction().orElse(null);
        if (action != null && action.startsWith("sts:Assume")) {
            return problem(
                    ProblemCode.AWS_ACCOUNT_UNREACHABLE,
                    "Strongroom could not assume its role in the account: ",
                    failure);
        }
        var prefix = action == null ? "AWS refused the call: " : "The role lacks " + action + ": ";
        return problem(ProblemCode.AWS_ACCESS_DENIED, prefix, failure);
    }

    private static Problem problem(ProblemCode code, String prefix, AwsFailure failure) {
        return new Problem(
                code,
                prefix + failure.message(),
                List.of(),
                failure.code(),
                text(failure.requestId()),
                failure.missingAction().orElse(null));
    }

    private static @Nullable String text(String maybeEmpty) {
        return maybeEmpty.isEmpty() ? null : maybeEmpty;
    }
}
