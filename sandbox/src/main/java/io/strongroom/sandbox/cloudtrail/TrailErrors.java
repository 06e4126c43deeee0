package io.strongroom.sandbox.cloudtrail;

import io.strongroom.sandbox.calls.Dialect;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudtrail.model.CloudTrailException;
import software.amazon.awssdk.services.cloudtrail.model.CloudTrailResponseMetadata;
import software.amazon.awssdk.services.cloudtrail.model.InsufficientS3BucketPolicyException;
import software.amazon.awssdk.services.cloudtrail.model.S3BucketDoesNotExistException;
import software.amazon.awssdk.services.cloudtrail.model.TrailAlreadyExistsException;
import software.amazon.awssdk.services.cloudtrail.model.TrailNotFoundException;

/** What CloudTrail says when it refuses. */
final class TrailErrors {
    static final Dialect CLOUDTRAIL =
            Dialect.json("cloudtrail", CloudTrailException::builder, CloudTrailResponseMetadata::create);

    private TrailErrors() {}

    static AwsServiceException notFound(String name) {
        return CLOUDTRAIL.error(
                TrailNotFoundException.builder(), "TrailNotFoundException", 400, "Unknown trail: " + name);
    }

    static AwsServiceException exists(String name) {
        return CLOUDTRAIL.error(
                TrailAlreadyExistsException.builder(),
                "TrailAlreadyExistsException",
                400,
                "Trail " + name + " already exists.");
    }

    static AwsServiceException noBucket(String bucket) {
        return CLOUDTRAIL.error(
                S3BucketDoesNotExistException.builder(),
                "S3BucketDoesNotExistException",
                400,
                "S3 bucket " + bucket + " does not exist!");
    }

    static AwsServiceException bucketPolicy(String bucket) {
        return CLOUDTRAIL.error(
                InsufficientS3BucketPolicyException.builder(),
                "InsufficientS3BucketPolicyException",
                400,
                "Incorrect S3 bucket policy is detected for bucket: " + bucket);
    }

    static AwsServiceException bad(String code, String message) {
        return CLOUDTRAIL.error(code, 400, message);
    }
}
