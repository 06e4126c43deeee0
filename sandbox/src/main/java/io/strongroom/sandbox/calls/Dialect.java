package io.strongroom.sandbox.calls;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.awscore.AwsResponseMetadata;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * How one service speaks: its name in IAM actions and its words for what every service can refuse.
 *
 * @param generic makes the service's own exception for codes that its model does not name
 * @param throttled code and status for too many calls
 * @param denied code and status for missing permission
 * @param failed code for a failure inside the service
 * @param metadata makes the service's own response metadata
 * @param eventual whether its reads may lag behind its writes
 */
public record Dialect(
        String service,
        Supplier<AwsServiceException.Builder> generic,
        Refusal throttled,
        Refusal denied,
        Refusal failed,
        UnaryOperator<AwsResponseMetadata> metadata,
        boolean eventual) {

    /** An error code with its HTTP status. */
    public record Refusal(String code, int status) {}

    /** For services of the JSON protocols. */
    public static Dialect json(
            String service,
            Supplier<AwsServiceException.Builder> generic,
            UnaryOperator<AwsResponseMetadata> metadata) {
        return new Dialect(
                service,
                generic,
                new Refusal("ThrottlingException", 400),
                new Refusal("AccessDeniedException", 403),
                new Refusal("InternalFailure", 500),
                metadata,
                false);
    }

    /** For services of the query protocol. */
    public static Dialect query(
            String service,
            Supplier<AwsServiceException.Builder> generic,
            UnaryOperator<AwsResponseMetadata> metadata) {
        return new Dialect(
                service,
                generic,
                new Refusal("Throttling", 400),
                new Refusal("AccessDenied", 403),
                new Refusal("InternalFailure", 500),
                metadata,
                false);
    }

    /** The same service with reads that lag. */
    public Dialect withLag() {
        return new Dialect(service, generic, throttled, denied, failed, metadata, true);
    }

    /** An error of a type that the service's model names, such as {@code NotFoundException.builder()}. */
    public AwsServiceException error(AwsServiceException.Builder type, String code, int status, String message) {
        return type.statusCode(status)
                .message(message)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .serviceName(service)
                        .build())
                .build();
    }

    /** An error that has only a code. */
    public AwsServiceException error(String code, int status, String message) {
        return error(generic.get(), code, status, message);
    }

    AwsServiceException error(Refusal refusal, String message) {
        return error(refusal.code(), refusal.status(), message);
    }
}
