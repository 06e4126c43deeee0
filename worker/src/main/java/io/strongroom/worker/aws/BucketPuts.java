package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLoggingStatus;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.VersioningConfiguration;

/**
 * Writes the settings of buckets; an empty state takes the setting away.
 *
 * @param owner account number that must own the bucket
 */
record BucketPuts(S3Client s3, String owner) {
    static JsonNode allBlocked() {
        return Json.object()
                .put("blockPublicAcls", true)
                .put("ignorePublicAcls", true)
                .put("blockPublicPolicy", true)
                .put("restrictPublicBuckets", true);
    }

    Applied encryption(String bucket, Optional<JsonNode> wanted) {
        if (wanted.isEmpty()) {
            return Applied.by(s3.deleteBucketEncryption(b -> b.bucket(bucket).expectedBucketOwner(owner)));
        }
        var state = wanted.get();
        var rule = ServerSideEncryptionRule.builder()
                .applyServerSideEncryptionByDefault(ServerSideEncryptionByDefault.builder()
                        .sseAlgorithm(state.path("algorithm").asText())
                        .kmsMasterKeyID(
                                state.has("kmsKeyArn") ? state.path("kmsKeyArn").asText() : null)
                        .build())
                .bucketKeyEnabled(state.path("bucketKey").asBoolean())
                .build();
        return Applied.by(s3.putBucketEncryption(b -> b.bucket(bucket)
                .expectedBucketOwner(owner)
                .serverSideEncryptionConfiguration(
                        ServerSideEncryptionConfiguration.builder().rules(rule).build())));
    }

    Applied policy(String bucket, Optional<JsonNode> wanted) {
        return wanted.isEmpty()
                ? Applied.by(s3.deleteBucketPolicy(b -> b.bucket(bucket).expectedBucketOwner(owner)))
                : Applied.by(s3.putBucketPolicy(b -> b.bucket(bucket)
                        .expectedBucketOwner(owner)
                        .confirmRemoveSelfBucketAccess(false)
                        .policy(Json.write(wanted.get()))));
    }

    /** Versioning that was never on cannot come back: it becomes suspended. */
    Applied versioning(String bucket, Optional<JsonNode> wanted) {
        var status = wanted.map(state -> state.path("status").asText()).orElse("Suspended");
        return Applied.by(s3.putBucketVersioning(b -> b.bucket(bucket)
                .expectedBucketOwner(owner)
                .versioningConfiguration(
                        VersioningConfiguration.builder().status(status).build())));
    }

    Applied logging(String bucket, Optional<JsonNode> wanted) {
        var status = BucketLoggingStatus.builder();
        wanted.ifPresent(state -> status.loggingEnabled(LoggingEnabled.builder()
                .targetBucket(state.path("targetBucket").asText())
                .targetPrefix(state.path("targetPrefix").asText())
                .build()));
        return Applied.by(s3.putBucketLogging(
                b -> b.bucket(bucket).expectedBucketOwner(owner).bucketLoggingStatus(status.build())));
    }

    Applied publicAccessBlock(String bucket, Optional<JsonNode> wanted) {
        if (wanted.isEmpty()) {
            return Applied.by(s3.deletePublicAccessBlock(b -> b.bucket(bucket).expectedBucketOwner(owner)));
        }
        var state = wanted.get();
        var block = PublicAccessBlockConfiguration.builder()
                .blockPublicAcls(state.path("blockPublicAcls").asBoolean())
                .ignorePublicAcls(state.path("ignorePublicAcls").asBoolean())
                .blockPublicPolicy(state.path("blockPublicPolicy").asBoolean())
                .restrictPublicBuckets(state.path("restrictPublicBuckets").asBoolean())
                .build();
        return Applied.by(s3.putPublicAccessBlock(
                b -> b.bucket(bucket).expectedBucketOwner(owner).publicAccessBlockConfiguration(block)));
    }
}
