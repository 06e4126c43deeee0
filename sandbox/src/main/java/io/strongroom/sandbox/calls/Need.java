package io.strongroom.sandbox.calls;

/**
 * A permission that a call needs.
 *
 * @param action the IAM action, which is not always the API's name: {@code s3:PutEncryptionConfiguration}
 * @param resource an ARN, or {@code *} where the action knows no resource level
 */
public record Need(String action, String resource) {}
