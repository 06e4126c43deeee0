package io.strongroom.sandbox.iam;

import io.strongroom.sandbox.calls.Dialect;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.IamResponseMetadata;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** What IAM says when it refuses. */
final class IamErrors {
    static final Dialect IAM = Dialect.query("iam", IamException::builder, IamResponseMetadata::create)
            .withLag();

    private IamErrors() {}

    static AwsServiceException missing(String message) {
        return IAM.error(NoSuchEntityException.builder(), "NoSuchEntity", 404, message);
    }

    static AwsServiceException exists(String message) {
        return IAM.error(EntityAlreadyExistsException.builder(), "EntityAlreadyExists", 409, message);
    }

    static AwsServiceException conflict(String message) {
        return IAM.error(DeleteConflictException.builder(), "DeleteConflict", 409, message);
    }

    static AwsServiceException limit(String message) {
        return IAM.error(LimitExceededException.builder(), "LimitExceeded", 409, message);
    }

    static AwsServiceException malformed(String message) {
        return IAM.error(MalformedPolicyDocumentException.builder(), "MalformedPolicyDocument", 400, message);
    }

    static AwsServiceException invalid(String message) {
        return IAM.error("ValidationError", 400, message);
    }

    static AwsServiceException invalidMarker() {
        return invalid("Invalid Marker.");
    }
}
