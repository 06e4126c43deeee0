package io.strongroom.sandbox.s3;

import io.strongroom.sandbox.store.Documents;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockResponse;

/** Who owns objects, and whether the public may come near them. */
final class S3Access {
    private final S3Buckets buckets;

    S3Access(S3Buckets buckets) {
        this.buckets = buckets;
    }

    GetPublicAccessBlockResponse getBlock(Documents documents, GetPublicAccessBlockRequest request) {
        var configuration = buckets.require(documents, request.bucket(), request.expectedBucketOwner())
                .setting(Bucket.PUBLIC_ACCESS, PublicAccessBlockConfiguration.builder())
                .orElseThrow(() -> S3Errors.none("NoSuchPublicAccessBlockConfiguration"))
                .build();
        return GetPublicAccessBlockResponse.builder()
                .publicAccessBlockConfiguration(configuration)
                .build();
    }

    PutPublicAccessBlockResponse putBlock(Documents documents, PutPublicAccessBlockRequest request) {
        buckets.change(
                documents,
                request.bucket(),
                request.expectedBucketOwner(),
                bucket -> bucket.with(Bucket.PUBLIC_ACCESS, request.publicAccessBlockConfiguration()));
        return PutPublicAccessBlockResponse.builder().build();
    }

    DeletePublicAccessBlockResponse deleteBlock(Documents documents, DeletePublicAccessBlockRequest request) {
        buckets.change(
                documents,
                request.bucket(),
                request.expectedBucketOwner(),
                bucket -> bucket.without(Bucket.PUBLIC_ACCESS));
        return DeletePublicAccessBlockResponse.builder().build();
    }

    GetBucketOwnershipControlsResponse getOwnership(Documents documents, GetBucketOwnershipControlsRequest request) {
        var configuration = buckets.require(documents, request.bucket(), request.expectedBucketOwner())
                .setting(Bucket.OWNERSHIP, OwnershipControls.builder())
                .orElseThrow(() -> S3Errors.none("OwnershipControlsNotFoundError"))
                .build();
        return GetBucketOwnershipControlsResponse.builder()
                .ownershipControls(configuration)
                .build();
    }

    PutBucketOwnershipControlsResponse putOwnership(Documents documents, PutBucketOwnershipControlsRequest request) {
        buckets.change(
                documents,
                request.bucket(),
                request.expectedBucketOwner(),
                bucket -> bucket.with(Bucket.OWNERSHIP, request.ownershipControls()));
        return PutBucketOwnershipControlsResponse.builder().build();
    }

    DeleteBucketOwnershipControlsResponse deleteOwnership(
            Documents documents, DeleteBucketOwnershipControlsRequest request) {
        buckets.change(
                documents, request.bucket(), request.expectedBucketOwner(), bucket -> bucket.without(Bucket.OWNERSHIP));
        return DeleteBucketOwnershipControlsResponse.builder().build();
    }
}
