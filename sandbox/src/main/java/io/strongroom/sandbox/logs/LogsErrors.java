package io.strongroom.sandbox.logs;

import io.strongroom.sandbox.calls.Dialect;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsResponseMetadata;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LimitExceededException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** What CloudWatch Logs says when it refuses. */
final class LogsErrors {
    static final Dialect LOGS =
            Dialect.json("logs", CloudWatchLogsException::builder, CloudWatchLogsResponseMetadata::create);

    private LogsErrors() {}

    static AwsServiceException notFound(String message) {
        return LOGS.error(ResourceNotFoundException.builder(), "ResourceNotFoundException", 400, message);
    }

    static AwsServiceException exists() {
        return LOGS.error(
                ResourceAlreadyExistsException.builder(),
                "ResourceAlreadyExistsException",
                400,
                "The specified log group already exists");
    }

    static AwsServiceException limit(String message) {
        return LOGS.error(LimitExceededException.builder(), "LimitExceededException", 400, message);
    }

    static AwsServiceException invalid(String message) {
        return LOGS.error(InvalidParameterException.builder(), "InvalidParameterException", 400, message);
    }
}
