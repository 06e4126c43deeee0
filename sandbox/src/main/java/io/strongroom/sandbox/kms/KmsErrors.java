package io.strongroom.sandbox.kms;

import io.strongroom.sandbox.calls.Dialect;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kms.model.AlreadyExistsException;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.InvalidAliasNameException;
import software.amazon.awssdk.services.kms.model.InvalidArnException;
import software.amazon.awssdk.services.kms.model.InvalidMarkerException;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.KmsResponseMetadata;
import software.amazon.awssdk.services.kms.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.TagException;
import software.amazon.awssdk.services.kms.model.UnsupportedOperationException;

/** What KMS says when it refuses. */
final class KmsErrors {
    static final Dialect KMS = Dialect.json("kms", KmsException::builder, KmsResponseMetadata::create)
            .withLag();

    private KmsErrors() {}

    static AwsServiceException notFound(String message) {
        return KMS.error(NotFoundException.builder(), "NotFoundException", 400, message);
    }

    static AwsServiceException alreadyExists(String message) {
        return KMS.error(AlreadyExistsException.builder(), "AlreadyExistsException", 400, message);
    }

    static AwsServiceException invalidState(String message) {
        return KMS.error(KmsInvalidStateException.builder(), "KMSInvalidStateException", 400, message);
    }

    static AwsServiceException disabled(String arn) {
        return KMS.error(DisabledException.builder(), "DisabledException", 400, arn + " is disabled.");
    }

    static AwsServiceException malformedPolicy(String message) {
        return KMS.error(MalformedPolicyDocumentException.builder(), "MalformedPolicyDocumentException", 400, message);
    }

    static AwsServiceException invalidAlias(String message) {
        return KMS.error(InvalidAliasNameException.builder(), "InvalidAliasNameException", 400, message);
    }

    static AwsServiceException invalidArn(String message) {
        return KMS.error(InvalidArnException.builder(), "InvalidArnException", 400, message);
    }

    static AwsServiceException invalidMarker() {
        return KMS.error(InvalidMarkerException.builder(), "InvalidMarkerException", 400, "Invalid marker");
    }

    static AwsServiceException tag(String message) {
        return KMS.error(TagException.builder(), "TagException", 400, message);
    }

    static AwsServiceException unsupported(String message) {
        return KMS.error(UnsupportedOperationException.builder(), "UnsupportedOperationException", 400, message);
    }

    static AwsServiceException validation(String message) {
        return KMS.error("ValidationException", 400, message);
    }

    static AwsServiceException denied(String message) {
        return KMS.error("AccessDeniedException", 403, message);
    }
}
