package io.strongroom.worker.aws;

import io.strongroom.domain.inventory.Coverage;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What kind of failure an exception of the SDK is.
 *
 * @param code AWS's error code, or the exception's name when there was no answer
 * @param requestId AWS's request id, empty text when there was no answer
 * @param missingAction the IAM action that the message says is missing
 */
public record AwsFailure(Kind kind, String code, String message, String requestId, Optional<String> missingAction) {
    private static final Set<String> THROTTLES = Set.of(
            "throttling",
            "throttlingexception",
            "throttled",
            "requestlimitexceeded",
            "slowdown",
            "slow down",
            "toomanyrequestsexception",
            "requestthrottled",
            "requestthrottledexception",
            "provisionedthroughputexceededexception",
            "bandwidthlimitexceeded");
    private static final Set<String> DENIALS = Set.of(
            "accessdenied",
            "accessdeniedexception",
            "unauthorizedoperation",
            "authorizationerror",
            "notauthorized",
            "optinrequired",
            "invalidclienttokenid",
            "signaturedoesnotmatch",
            "expiredtoken",
            "expiredtokenexception",
            "unrecognizedclientexception",
            "authfailure",
            "allaccessdisabled");
    private static final Set<String> UNKNOWN_CALLS =
            Set.of("notimplemented", "unknownoperationexception", "unsupportedoperation", "invalidaction");
    private static final Pattern NOT_AUTHORIZED =
            Pattern.compile("not authorized to perform:? ([a-z0-9-]+:[A-Za-z0-9]+)");

    /** The failure classes; RELIABILITY.md D7 says what the job does with each. */
    public enum Kind {
        DENIED,
        THROTTLED,
        /** No answer: the outcome of a mutation is unknown. */
        TIMED_OUT,
        /** A fault of theirs or of the network; the same call may succeed later. The outcome of a mutation is unknown. */
        TRANSIENT,
        /** Our own credentials, not the account's: no job can do anything until they work again. */
        SYSTEMIC,
        UNSUPPORTED,
        /** The request will never succeed as it is. */
        PERMANENT
    }

    public static AwsFailure of(SdkException exception) {
        if (exception instanceof BudgetExhausted) {
            return new AwsFailure(
                    Kind.THROTTLED, "BudgetExhausted", String.valueOf(exception.getMessage()), "", Optional.empty());
        }
        if (HubUnavailable.isBehind(exception)) {
            return new AwsFailure(
                    Kind.SYSTEMIC, "HubUnavailable", String.valueOf(exception.getMessage()), "", Optional.empty());
        }
        if (exception instanceof AwsServiceException answer) {
            var details = answer.awsErrorDetails();
            var code = details == null || details.errorCode() == null ? "" : details.errorCode();
            var message = details == null || details.errorMessage() == null
                    ? String.valueOf(answer.getMessage())
                    : details.errorMessage();
            var id = answer.requestId() == null ? "" : answer.requestId();
            var match = NOT_AUTHORIZED.matcher(message);
            var kind = kind(code.toLowerCase(Locale.ROOT), answer);
            return new AwsFailure(
                    kind,
                    code.isEmpty() ? "HTTP " + answer.statusCode() : code,
                    message,
                    id,
                    kind == Kind.DENIED && match.find() ? Optional.of(match.group(1)) : Optional.empty());
        }
        var timedOut = exception instanceof ApiCallTimeoutException
                || exception instanceof ApiCallAttemptTimeoutException
                || exception instanceof AbortedException;
        return new AwsFailure(
                timedOut ? Kind.TIMED_OUT : Kind.TRANSIENT,
                exception.getClass().getSimpleName(),
                String.valueOf(exception.getMessage()),
                "",
                Optional.empty());
    }

    /** How far a reading got that ended so. @param action the IAM action, told where AWS does not name another */
    public Coverage coverage(String action) {
        return switch (kind) {
            case DENIED -> new Coverage.Denied(missingAction.orElse(action));
            case THROTTLED, TRANSIENT, TIMED_OUT, SYSTEMIC -> new Coverage.Throttled(action);
            case UNSUPPORTED, PERMANENT -> new Coverage.Unsupported(action);
        };
    }

    private static Kind kind(String code, AwsServiceException answer) {
        if (THROTTLES.contains(code) || answer.statusCode() == 429 || answer.isThrottlingException()) {
            return Kind.THROTTLED;
        }
        if (DENIALS.contains(code)) {
            return Kind.DENIED;
        }
        if (UNKNOWN_CALLS.contains(code) || answer.statusCode() == 501) {
            return Kind.UNSUPPORTED;
        }
        if (answer.statusCode() >= 500) {
            return Kind.TRANSIENT;
        }
        if (code.isEmpty() && answer.statusCode() == 403) {
            return Kind.DENIED;
        }
        // An emulator that does not know a call answers a page, not an AWS error.
        return code.isEmpty() && answer.statusCode() == 404 ? Kind.UNSUPPORTED : Kind.PERMANENT;
    }
}
