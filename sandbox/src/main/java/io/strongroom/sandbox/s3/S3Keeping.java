package io.strongroom.sandbox.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.strongroom.sandbox.store.Documents;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLoggingResponse;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.Tagging;
import software.amazon.awssdk.services.s3.model.VersioningConfiguration;

/** What a bucket keeps, for how long, and who is told of its use: versioning, lifecycle, logging, tags. */
final class S3Keeping {
    private static final String USUAL_SMALLEST = "all_storage_classes_128K";
    private final S3Buckets buckets;

    S3Keeping(S3Buckets buckets) {
        this.buckets = buckets;
    }

    GetBucketVersioningResponse getVersioning(Documents documents, GetBucketVersioningRequest request) {
        var answer = GetBucketVersioningResponse.builder();
        buckets.require(documents, request.bucket(), request.expectedBucketOwner())
                .setting(Bucket.VERSIONING, VersioningConfiguration.builder())
                .map(VersioningConfiguration.Builder::build)
                .ifPresent(kept -> answer.status(kept.status()));
        return answer.build();
    }

    PutBucketVersioningResponse putVersioning(Documents documents, PutBucketVersioningRequest request) {
        if (request.versioningConfiguration().status() == null) {
            throw S3Errors.malformedXml();
        }
        buckets.change(
                documents,
                request.bucket(),
                request.expectedBucketOwner(),
                bucket -> bucket.with(Bucket.VERSIONING, request.versioningConfiguration()));
        return PutBucketVersioningResponse.builder().build();
    }

    GetBucketLoggingResponse getLogging(Documents documents, GetBucketLoggingRequest request) {
        var answer = GetBucketLoggingResponse.builder();
        buckets.require(documents, request.bucket(), request.expectedBucketOwner())
                .setting(Bucket.LOGGING, LoggingEnabled.builder())
                .map(LoggingEnabled.Builder::build)
                .ifPresent(answer::loggingEnabled);
        return answer.build();
    }

    PutBucketLoggingResponse putLogging(Documents documents, PutBucketLoggingRequest request) {
        var wanted = request.bucketLoggingStatus().loggingEnabled();
        if (wanted != null && !isHere(documents, wanted.targetBucket())) {
            throw S3Errors.bad(
                    "InvalidTargetBucketForLogging",
                    "The target bucket for logging does not exist, or is not of the same owner and Region");
        }
        buckets.change(
                documents,
                request.bucket(),
                request.expectedBucketOwner(),
                bucket -> wanted == null ? bucket.without(Bucket.LOGGING) : bucket.with(Bucket.LOGGING, wanted));
        return PutBucketLoggingResponse.builder().build();
    }

    private boolean isHere(Documents documents, String name) {
        return buckets.find(documents, name).filter(buckets::isOfThisRegion).isPresent();
    }

    GetBucketLifecycleConfigurationResponse getLifecycle(
            Documents documents, GetBucketLifecycleConfigurationRequest request) {
        var bucket = buckets.require(documents, request.bucket(), request.expectedBucketOwner());
        var configuration = bucket.setting(Bucket.LIFECYCLE, BucketLifecycleConfiguration.builder())
                .orElseThrow(() -> S3Errors.none("NoSuchLifecycleConfiguration"))
                .build();
        return GetBucketLifecycleConfigurationResponse.builder()
                .rules(configuration.rules())
                .transitionDefaultMinimumObjectSize(bucket.setting(Bucket.SMALLEST_MOVED)
                        .map(JsonNode::textValue)
                        .orElse(USUAL_SMALLEST))
                .build();
    }

    PutBucketLifecycleConfigurationResponse putLifecycle(
            Documents documents, PutBucketLifecycleConfigurationRequest request) {
        if (request.lifecycleConfiguration().rules().isEmpty()) {
            throw S3Errors.malformedXml();
        }
        var smallest = Optional.ofNullable(request.transitionDefaultMinimumObjectSizeAsString())
                .orElse(USUAL_SMALLEST);
        buckets.change(
                documents,
                request.bucket(),
                request.expectedBucketOwner(),
                bucket -> bucket.with(Bucket.LIFECYCLE, request.lifecycleConfiguration())
                        .with(Bucket.SMALLEST_MOVED, TextNode.valueOf(smallest)));
        return PutBucketLifecycleConfigurationResponse.builder().build();
    }

    DeleteBucketLifecycleResponse deleteLifecycle(Documents documents, DeleteBucketLifecycleRequest request) {
        buckets.change(
                documents, request.bucket(), request.expectedBucketOwner(), bucket -> bucket.without(Bucket.LIFECYCLE));
        return DeleteBucketLifecycleResponse.builder().build();
    }

    GetBucketTaggingResponse getTags(Documents documents, GetBucketTaggingRequest request) {
        var configuration = buckets.require(documents, request.bucket(), request.expectedBucketOwner())
                .setting(Bucket.TAGGING, Tagging.builder())
                .orElseThrow(() -> S3Errors.none("NoSuchTagSet"))
                .build();
        return GetBucketTaggingResponse.builder().tagSet(configuration.tagSet()).build();
    }

    PutBucketTaggingResponse putTags(Documents documents, PutBucketTaggingRequest request) {
        buckets.change(
                documents,
                request.bucket(),
                request.expectedBucketOwner(),
                bucket -> bucket.with(Bucket.TAGGING, request.tagging()));
        return PutBucketTaggingResponse.builder().build();
    }

    DeleteBucketTaggingResponse deleteTags(Documents documents, DeleteBucketTaggingRequest request) {
        buckets.change(
                documents, request.bucket(), request.expectedBucketOwner(), bucket -> bucket.without(Bucket.TAGGING));
        return DeleteBucketTaggingResponse.builder().build();
    }
}
