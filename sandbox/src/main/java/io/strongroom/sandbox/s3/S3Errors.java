package io.strongroom.sandbox.s3;

import io.strongroom.sandbox.calls.Dialect;
import io.strongroom.sandbox.calls.Dialect.Refusal;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3ResponseMetadata;

/** What S3 says when it refuses. */
final class S3Errors {
    static final Dialect S3 = new Dialect(
            "s3",
            S3Exception::builder,
            new Refusal("SlowDown", 503),
            new Refusal("AccessDenied", 403),
            new Refusal("InternalError", 500),
            S3ResponseMetadata::create,
            false);

    private S3Errors() {}

    static AwsServiceException noSuchBucket() {
        return S3.error(NoSuchBucketException.builder(), "NoSuchBucket", 404, "The specified bucket does not exist");
    }

    static AwsServiceException ownedByYou() {
        return S3.error(
                BucketAlreadyOwnedByYouException.builder(),
                "BucketAlreadyOwnedByYou",
                409,
                "Your previous request to create the named bucket succeeded and you already own it.");
    }

    static AwsServiceException taken() {
        return S3.error(
                BucketAlreadyExistsException.builder(),
                "BucketAlreadyExists",
                409,
                "The requested bucket name is not available.");
    }

    static AwsServiceException denied() {
        return S3.error("AccessDenied", 403, "Access Denied");
    }

    static AwsServiceException malformedPolicy(String message) {
        return S3.error("MalformedPolicy", 400, message);
    }

    static AwsServiceException malformedXml() {
        return S3.error(
                "MalformedXML", 400, "The XML you provided was not well-formed or did not validate against our schema");
    }

    /** A setting that was never made. */
    static AwsServiceException none(String code) {
        return S3.error(code, 404, "The configuration does not exist");
    }

    static AwsServiceException bad(String code, String message) {
        return S3.error(code, 400, message);
    }
}
