package io.strongroom.sandbox.s3;

import io.strongroom.sandbox.store.Documents;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.GetObjectLockConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetObjectLockConfigurationResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.PutObjectLockConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutObjectLockConfigurationResponse;
import software.amazon.awssdk.services.s3.model.VersioningConfiguration;

/** Object Lock, which wants versions and is never switched off again. */
final class S3ObjectLock {
    private final S3Buckets buckets;

    S3ObjectLock(S3Buckets buckets) {
        this.buckets = buckets;
    }

    GetObjectLockConfigurationResponse get(Documents documents, GetObjectLockConfigurationRequest request) {
        var configuration = buckets.require(documents, request.bucket(), request.expectedBucketOwner())
                .setting(Bucket.OBJECT_LOCK, ObjectLockConfiguration.builder())
                .orElseThrow(() -> S3Errors.none("ObjectLockConfigurationNotFoundError"))
                .build();
        return GetObjectLockConfigurationResponse.builder()
                .objectLockConfiguration(configuration)
                .build();
    }

    PutObjectLockConfigurationResponse put(Documents documents, PutObjectLockConfigurationRequest request) {
        buckets.change(documents, request.bucket(), request.expectedBucketOwner(), bucket -> {
            boolean versioned = bucket.setting(Bucket.VERSIONING, VersioningConfiguration.builder())
                    .filter(kept -> kept.build().status() == BucketVersioningStatus.ENABLED)
                    .isPresent();
            if (!versioned) {
                throw S3Errors.S3.error(
                        "InvalidBucketState", 409, "Versioning must be 'Enabled' on the bucket to apply a lock");
            }
            return bucket.with(Bucket.OBJECT_LOCK, request.objectLockConfiguration());
        });
        return PutObjectLockConfigurationResponse.builder().build();
    }
}
