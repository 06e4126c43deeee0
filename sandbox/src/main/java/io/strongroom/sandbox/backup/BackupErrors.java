package io.strongroom.sandbox.backup;

import io.strongroom.sandbox.calls.Dialect;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.backup.model.AlreadyExistsException;
import software.amazon.awssdk.services.backup.model.BackupException;
import software.amazon.awssdk.services.backup.model.BackupResponseMetadata;
import software.amazon.awssdk.services.backup.model.InvalidParameterValueException;
import software.amazon.awssdk.services.backup.model.InvalidRequestException;
import software.amazon.awssdk.services.backup.model.ResourceNotFoundException;

/** What AWS Backup says when it refuses. */
final class BackupErrors {
    static final Dialect BACKUP = Dialect.json("backup", BackupException::builder, BackupResponseMetadata::create);

    private BackupErrors() {}

    static AwsServiceException notFound(String message) {
        return BACKUP.error(ResourceNotFoundException.builder(), "ResourceNotFoundException", 400, message);
    }

    static AwsServiceException invalidValue(String message) {
        return BACKUP.error(InvalidParameterValueException.builder(), "InvalidParameterValueException", 400, message);
    }

    static AwsServiceException invalidRequest(String message) {
        return BACKUP.error(InvalidRequestException.builder(), "InvalidRequestException", 400, message);
    }

    static AwsServiceException alreadyExists(BackupVault vault) {
        var builder = AlreadyExistsException.builder()
                .arn(vault.described().backupVaultArn())
                .creatorRequestId(vault.described().creatorRequestId());
        return BACKUP.error(builder, "AlreadyExistsException", 400, "Backup vault with the same name already exists");
    }

    static AwsServiceException alreadyExists(String arn, String message) {
        return BACKUP.error(AlreadyExistsException.builder().arn(arn), "AlreadyExistsException", 400, message);
    }

    static AwsServiceException denied(String message) {
        return BACKUP.error("AccessDeniedException", 403, message);
    }

    static AwsServiceException badToken() {
        return invalidValue("Invalid NextToken");
    }
}
