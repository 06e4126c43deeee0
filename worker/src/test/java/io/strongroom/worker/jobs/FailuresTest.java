package io.strongroom.worker.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AccountUnreachable;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.Outcome;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.worker.aws.HubUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.model.StsException;

class FailuresTest {
    private final Failures failures = new Failures(new Random(3));

    @Test
    void theBoundOfTheDelayDoublesUpToAMinute() {
        for (int attempt = 1; attempt <= 12; attempt++) {
            var bound = Duration.ofMillis(Math.min(60_000, 1_000L << Math.min(attempt - 1, 10)));
            for (int draw = 0; draw < 200; draw++) {
                var delay = failures.backoff(attempt);
                assertTrue(delay.compareTo(bound) <= 0 && !delay.isNegative(), delay + " of " + bound);
            }
        }
    }

    @Test
    void anUnknownFailureIsTriedAgainAndTellsNoSecrets() {
        var retry = assertInstanceOf(
                Outcome.RetryAfter.class, failures.of(new IllegalStateException("password=hunter2"), 1));
        assertEquals(ProblemCode.INTERNAL, retry.cause().code());
        assertFalse(retry.cause().detail().contains("hunter2"));
    }

    @Test
    void anUnansweredCallIsTriedAgain() {
        assertInstanceOf(Outcome.RetryAfter.class, failures.of(SdkClientException.create("connection refused"), 2));
    }

    @Test
    void aRoleThatCannotBeAssumedIsAnAccountOutOfReach() {
        var refused = StsException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("AccessDenied")
                        .errorMessage("User: hub is not authorized to perform: sts:AssumeRole on resource: role")
                        .build())
                .statusCode(403)
                .build();
        assertEquals(ProblemCode.AWS_ACCOUNT_UNREACHABLE, gaveUp(refused));
        assertEquals(
                ProblemCode.AWS_ACCOUNT_UNREACHABLE,
                gaveUp(new AccountUnreachable(new AccountId("123456789012"), "no role")));
    }

    @Test
    void ourOwnCredentialsSpendNoAttemptOfAJob() {
        var wrapped = SdkClientException.builder()
                .message("could not sign")
                .cause(new HubUnavailable("Renew them.", SdkClientException.create("expired")))
                .build();
        for (var failure : List.of(new HubUnavailable("Renew them.", wrapped), wrapped)) {
            var snooze = assertInstanceOf(Outcome.Snooze.class, failures.of(failure, JobState.MAX_ATTEMPTS));
            assertTrue(snooze.delay().compareTo(Duration.ofSeconds(15)) >= 0, snooze::toString);
        }
    }

    private ProblemCode gaveUp(Exception failure) {
        return assertInstanceOf(Outcome.GiveUp.class, failures.of(failure, 1))
                .problem()
                .code();
    }
}
