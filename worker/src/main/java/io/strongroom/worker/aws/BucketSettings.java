package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/**
 * Reads the settings of buckets.
 *
 * @param owner account number that must own the bucket
 */
record BucketSettings(S3Client s3, String owner) {
    /** How S3 says that a bucket has no such setting, or is not there. */
    private static final Set<String> NOT_THERE = Set.of(
            "NoSuchBucket",
            "NoSuchBucketPolicy",
            "NoSuchPublicAccessBlockConfiguration",
            "ServerSideEncryptionConfigurationNotFoundError");

    Optional<JsonNode> encryption(String bucket) {
        return read(() -> s3
                .getBucketEncryption(b -> b.bucket(bucket).expectedBucketOwner(owner))
                .serverSideEncryptionConfiguration()
                .rules()
                .stream()
                .filter(rule -> rule.applyServerSideEncryptionByDefault() != null)
                .findFirst()
                .map(BucketSettings::encryption));
    }

    Optional<JsonNode> policy(String bucket) {
        return read(() -> Optional.ofNullable(
                        s3.getBucketPolicy(b -> b.bucket(bucket).expectedBucketOwner(owner))
                                .policy())
                .map(Json::parse));
    }

    Optional<JsonNode> versioning(String bucket) {
        return read(() -> Optional.ofNullable(
                        s3.getBucketVersioning(b -> b.bucket(bucket).expectedBucketOwner(owner))
                                .statusAsString())
                .map(status -> Json.object().put("status", status)));
    }

    Optional<JsonNode> logging(String bucket) {
        return read(() -> Optional.ofNullable(
                        s3.getBucketLogging(b -> b.bucket(bucket).expectedBucketOwner(owner))
                                .loggingEnabled())
                .map(logging -> Json.object()
                        .put("targetBucket", logging.targetBucket())
                        .put("targetPrefix", logging.targetPrefix() == null ? "" : logging.targetPrefix())));
    }

    Optional<JsonNode> publicAccessBlock(String bucket) {
        return read(() -> Optional.ofNullable(
                        s3.getPublicAccessBlock(b -> b.bucket(bucket).expectedBucketOwner(owner))
                                .publicAccessBlockConfiguration())
                .map(block -> Json.object()
                        .put("blockPublicAcls", Boolean.TRUE.equals(block.blockPublicAcls()))
                        .put("ignorePublicAcls", Boolean.TRUE.equals(block.ignorePublicAcls()))
                        .put("blockPublicPolicy", Boolean.TRUE.equals(block.blockPublicPolicy()))
                        .put("restrictPublicBuckets", Boolean.TRUE.equals(block.restrictPublicBuckets()))));
    }

    private static JsonNode encryption(ServerSideEncryptionRule rule) {
        var applied = rule.applyServerSideEncryptionByDefault();
        var state = Json.object().put("algorithm", applied.sseAlgorithmAsString());
        if (applied.kmsMasterKeyID() != null) {
            state.put("kmsKeyArn", applied.kmsMasterKeyID());
        }
        // A bucket key means nothing but with aws:kms, whatever the bucket says.
        var bucketKey = Boolean.TRUE.equals(rule.bucketKeyEnabled())
                && applied.sseAlgorithmAsString().equals("aws:kms");
        return state.put("bucketKey", bucketKey);
    }

    private static <T extends JsonNode> Optional<JsonNode> read(Supplier<Optional<T>> call) {
        try {
            return call.get().map(state -> state);
        } catch (S3Exception e) {
            if (e.awsErrorDetails() != null
                    && NOT_THERE.contains(e.awsErrorDetails().errorCode())) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
