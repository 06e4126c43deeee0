package io.strongroom.sandbox.s3;

import io.strongroom.sandbox.store.Documents;
import java.util.List;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** Default encryption. A bucket without a setting of its own encrypts with S3's keys. */
final class S3Encryption {
    private final S3Buckets buckets;

    S3Encryption(S3Buckets buckets) {
        this.buckets = buckets;
    }

    GetBucketEncryptionResponse get(Documents documents, GetBucketEncryptionRequest request) {
        var configuration = buckets.require(documents, request.bucket(), request.expectedBucketOwner())
                .setting(Bucket.ENCRYPTION, ServerSideEncryptionConfiguration.builder())
                .map(ServerSideEncryptionConfiguration.Builder::build)
                .orElseGet(S3Encryption::usual);
        return GetBucketEncryptionResponse.builder()
                .serverSideEncryptionConfiguration(configuration)
                .build();
    }

    PutBucketEncryptionResponse put(Documents documents, PutBucketEncryptionRequest request) {
        var rules = request.serverSideEncryptionConfiguration().rules();
        if (rules.size() != 1) {
            throw S3Errors.malformedXml();
        }
        var rule = sound(rules.getFirst());
        var configuration =
                ServerSideEncryptionConfiguration.builder().rules(List.of(rule)).build();
        buckets.change(
                documents,
                request.bucket(),
                request.expectedBucketOwner(),
                bucket -> bucket.with(Bucket.ENCRYPTION, configuration));
        return PutBucketEncryptionResponse.builder().build();
    }

    DeleteBucketEncryptionResponse delete(Documents documents, DeleteBucketEncryptionRequest request) {
        buckets.change(
                documents,
                request.bucket(),
                request.expectedBucketOwner(),
                bucket -> bucket.without(Bucket.ENCRYPTION));
        return DeleteBucketEncryptionResponse.builder().build();
    }

    private static ServerSideEncryptionRule sound(ServerSideEncryptionRule rule) {
        var usual = rule.applyServerSideEncryptionByDefault();
        if (usual == null) {
            throw S3Errors.malformedXml();
        }
        if (usual.sseAlgorithm() == ServerSideEncryption.AES256 && usual.kmsMasterKeyID() != null) {
            throw S3Errors.bad(
                    "InvalidArgument",
                    "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms");
        }
        return rule.bucketKeyEnabled() == null
                ? rule.toBuilder().bucketKeyEnabled(false).build()
                : rule;
    }

    private static ServerSideEncryptionConfiguration usual() {
        return ServerSideEncryptionConfiguration.builder()
                .rules(rule -> rule.applyServerSideEncryptionByDefault(
                                usual -> usual.sseAlgorithm(ServerSideEncryption.AES256))
                        .bucketKeyEnabled(false))
                .build();
    }
}
