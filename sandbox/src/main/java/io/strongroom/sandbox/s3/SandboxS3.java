package io.strongroom.sandbox.s3;

import io.strongroom.sandbox.calls.Call;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Need;
import java.util.List;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyStatusRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyStatusResponse;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.GetObjectLockConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetObjectLockConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLoggingResponse;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.PutObjectLockConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutObjectLockConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockResponse;

/** S3 for one account and Region. Operations that are not here throw {@link UnsupportedOperationException}. */
public final class SandboxS3 implements S3Client {
    private final Calls calls;
    private final S3Buckets buckets;
    private final S3Encryption encryption;
    private final S3Policies policies;
    private final S3Access access;
    private final S3Keeping keeping;
    private final S3ObjectLock locks;

    public SandboxS3(Calls calls) {
        this.calls = calls;
        this.buckets = new S3Buckets(calls);
        this.encryption = new S3Encryption(buckets);
        this.policies = new S3Policies(buckets);
        this.access = new S3Access(buckets);
        this.keeping = new S3Keeping(buckets);
        this.locks = new S3ObjectLock(buckets);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public ListBucketsResponse listBuckets(ListBucketsRequest request) {
        return calls.read(
                new Call(
                        S3Errors.S3,
                        "s3:ListBuckets",
                        request,
                        documents -> List.of(new Need("s3:ListAllMyBuckets", "*"))),
                documents -> buckets.list(documents, request));
    }

    @Override
    public CreateBucketResponse createBucket(CreateBucketRequest request) {
        return calls.change(
                Call.of(S3Errors.S3, "CreateBucket", request, buckets.arn(request.bucket())),
                documents -> buckets.create(documents, request));
    }

    @Override
    public HeadBucketResponse headBucket(HeadBucketRequest request) {
        return calls.read(
                onBucket("HeadBucket", request, request.bucket(), "s3:ListBucket"),
                documents -> buckets.head(documents, request));
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
        return calls.read(
                onBucket("ListObjectsV2", request, request.bucket(), "s3:ListBucket"),
                documents -> buckets.objects(documents, request));
    }

    @Override
    public GetBucketLocationResponse getBucketLocation(GetBucketLocationRequest request) {
        return calls.read(
                onBucket("GetBucketLocation", request, request.bucket()),
                documents -> buckets.location(documents, request));
    }

    @Override
    public DeleteBucketResponse deleteBucket(DeleteBucketRequest request) {
        return calls.change(
                onBucket("DeleteBucket", request, request.bucket()), documents -> buckets.delete(documents, request));
    }

    @Override
    public GetBucketEncryptionResponse getBucketEncryption(GetBucketEncryptionRequest request) {
        return calls.read(
                onBucket("GetBucketEncryption", request, request.bucket(), "s3:GetEncryptionConfiguration"),
                documents -> encryption.get(documents, request));
    }

    @Override
    public PutBucketEncryptionResponse putBucketEncryption(PutBucketEncryptionRequest request) {
        return calls.change(
                onBucket("PutBucketEncryption", request, request.bucket(), "s3:PutEncryptionConfiguration"),
                documents -> encryption.put(documents, request));
    }

    @Override
    public DeleteBucketEncryptionResponse deleteBucketEncryption(DeleteBucketEncryptionRequest request) {
        return calls.change(
                onBucket("DeleteBucketEncryption", request, request.bucket(), "s3:PutEncryptionConfiguration"),
                documents -> encryption.delete(documents, request));
    }

    @Override
    public GetBucketPolicyResponse getBucketPolicy(GetBucketPolicyRequest request) {
        return calls.read(
                onBucket("GetBucketPolicy", request, request.bucket()), documents -> policies.get(documents, request));
    }

    @Override
    public GetBucketPolicyStatusResponse getBucketPolicyStatus(GetBucketPolicyStatusRequest request) {
        return calls.read(
                onBucket("GetBucketPolicyStatus", request, request.bucket()),
                documents -> policies.status(documents, request));
    }

    @Override
    public PutBucketPolicyResponse putBucketPolicy(PutBucketPolicyRequest request) {
        return calls.change(
                onBucket("PutBucketPolicy", request, request.bucket()), documents -> policies.put(documents, request));
    }

    @Override
    public DeleteBucketPolicyResponse deleteBucketPolicy(DeleteBucketPolicyRequest request) {
        return calls.change(
                onBucket("DeleteBucketPolicy", request, request.bucket()),
                documents -> policies.delete(documents, request));
    }

    @Override
    public GetPublicAccessBlockResponse getPublicAccessBlock(GetPublicAccessBlockRequest request) {
        return calls.read(
                onBucket("GetPublicAccessBlock", request, request.bucket(), "s3:GetBucketPublicAccessBlock"),
                documents -> access.getBlock(documents, request));
    }

    @Override
    public PutPublicAccessBlockResponse putPublicAccessBlock(PutPublicAccessBlockRequest request) {
        return calls.change(
                onBucket("PutPublicAccessBlock", request, request.bucket(), "s3:PutBucketPublicAccessBlock"),
                documents -> access.putBlock(documents, request));
    }

    @Override
    public DeletePublicAccessBlockResponse deletePublicAccessBlock(DeletePublicAccessBlockRequest request) {
        return calls.change(
                onBucket("DeletePublicAccessBlock", request, request.bucket(), "s3:PutBucketPublicAccessBlock"),
                documents -> access.deleteBlock(documents, request));
    }

    @Override
    public GetBucketOwnershipControlsResponse getBucketOwnershipControls(GetBucketOwnershipControlsRequest request) {
        return calls.read(
                onBucket("GetBucketOwnershipControls", request, request.bucket()),
                documents -> access.getOwnership(documents, request));
    }

    @Override
    public PutBucketOwnershipControlsResponse putBucketOwnershipControls(PutBucketOwnershipControlsRequest request) {
        return calls.change(
                onBucket("PutBucketOwnershipControls", request, request.bucket()),
                documents -> access.putOwnership(documents, request));
    }

    @Override
    public DeleteBucketOwnershipControlsResponse deleteBucketOwnershipControls(
            DeleteBucketOwnershipControlsRequest request) {
        return calls.change(
                onBucket("DeleteBucketOwnershipControls", request, request.bucket(), "s3:PutBucketOwnershipControls"),
                documents -> access.deleteOwnership(documents, request));
    }

    @Override
    public GetBucketVersioningResponse getBucketVersioning(GetBucketVersioningRequest request) {
        return calls.read(
                onBucket("GetBucketVersioning", request, request.bucket()),
                documents -> keeping.getVersioning(documents, request));
    }

    @Override
    public PutBucketVersioningResponse putBucketVersioning(PutBucketVersioningRequest request) {
        return calls.change(
                onBucket("PutBucketVersioning", request, request.bucket()),
                documents -> keeping.putVersioning(documents, request));
    }

    @Override
    public GetBucketLoggingResponse getBucketLogging(GetBucketLoggingRequest request) {
        return calls.read(
                onBucket("GetBucketLogging", request, request.bucket()),
                documents -> keeping.getLogging(documents, request));
    }

    @Override
    public PutBucketLoggingResponse putBucketLogging(PutBucketLoggingRequest request) {
        return calls.change(
                onBucket("PutBucketLogging", request, request.bucket()),
                documents -> keeping.putLogging(documents, request));
    }

    @Override
    public GetBucketLifecycleConfigurationResponse getBucketLifecycleConfiguration(
            GetBucketLifecycleConfigurationRequest request) {
        return calls.read(
                onBucket("GetBucketLifecycleConfiguration", request, request.bucket(), "s3:GetLifecycleConfiguration"),
                documents -> keeping.getLifecycle(documents, request));
    }

    @Override
    public PutBucketLifecycleConfigurationResponse putBucketLifecycleConfiguration(
            PutBucketLifecycleConfigurationRequest request) {
        return calls.change(
                onBucket("PutBucketLifecycleConfiguration", request, request.bucket(), "s3:PutLifecycleConfiguration"),
                documents -> keeping.putLifecycle(documents, request));
    }

    @Override
    public DeleteBucketLifecycleResponse deleteBucketLifecycle(DeleteBucketLifecycleRequest request) {
        return calls.change(
                onBucket("DeleteBucketLifecycle", request, request.bucket(), "s3:PutLifecycleConfiguration"),
                documents -> keeping.deleteLifecycle(documents, request));
    }

    @Override
    public GetBucketTaggingResponse getBucketTagging(GetBucketTaggingRequest request) {
        return calls.read(
                onBucket("GetBucketTagging", request, request.bucket()),
                documents -> keeping.getTags(documents, request));
    }

    @Override
    public PutBucketTaggingResponse putBucketTagging(PutBucketTaggingRequest request) {
        return calls.change(
                onBucket("PutBucketTagging", request, request.bucket()),
                documents -> keeping.putTags(documents, request));
    }

    @Override
    public DeleteBucketTaggingResponse deleteBucketTagging(DeleteBucketTaggingRequest request) {
        return calls.change(
                onBucket("DeleteBucketTagging", request, request.bucket(), "s3:PutBucketTagging"),
                documents -> keeping.deleteTags(documents, request));
    }

    @Override
    public GetObjectLockConfigurationResponse getObjectLockConfiguration(GetObjectLockConfigurationRequest request) {
        return calls.read(
                onBucket(
                        "GetObjectLockConfiguration", request, request.bucket(), "s3:GetBucketObjectLockConfiguration"),
                documents -> locks.get(documents, request));
    }

    @Override
    public PutObjectLockConfigurationResponse putObjectLockConfiguration(PutObjectLockConfigurationRequest request) {
        return calls.change(
                onBucket(
                        "PutObjectLockConfiguration", request, request.bucket(), "s3:PutBucketObjectLockConfiguration"),
                documents -> locks.put(documents, request));
    }

    private Call onBucket(String operation, SdkPojo request, String bucket) {
        return onBucket(operation, request, bucket, "s3:" + operation);
    }

    /** @param action the IAM action, where it has another name than the API */
    private Call onBucket(String operation, SdkPojo request, String bucket, String action) {
        return new Call(S3Errors.S3, "s3:" + operation, request, documents -> {
            buckets.requirePermitted(documents, bucket, action);
            return List.of(new Need(action, buckets.arn(bucket)));
        });
    }
}
