package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Buckets as such.
 *
 * @param owner account number that must own the bucket
 * @param region of the client, where buckets are made
 */
record Buckets(S3Client s3, String owner, String region) {
    private static final String REGION_HEADER = "x-amz-bucket-region";
    /** The Region that S3 does not take as a location constraint. */
    private static final String FIRST_REGION = "us-east-1";

    Optional<JsonNode> read(String bucket) {
        try {
            var answer = s3.headBucket(b -> b.bucket(bucket).expectedBucketOwner(owner));
            var where = answer.bucketRegion() == null ? location(bucket) : answer.bucketRegion();
            return Optional.of(Json.object().put("region", where).put("empty", isEmpty(bucket)));
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return Optional.empty();
            }
            return elsewhere(e).map(where -> Json.object().put("region", where));
        }
    }

    Applied create(String bucket) {
        var request =
                CreateBucketRequest.builder().bucket(bucket).objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED);
        if (!region.equals(FIRST_REGION)) {
            request.createBucketConfiguration(CreateBucketConfiguration.builder()
                    .locationConstraint(region)
                    .build());
        }
        var made = s3.createBucket(request.build());
        // New buckets block public access by themselves since 2023; not everything that speaks S3 does.
        var blocked = new BucketPuts(s3, owner).publicAccessBlock(bucket, Optional.of(BucketPuts.allBlocked()));
        return Applied.by(made).and(blocked);
    }

    Applied delete(String bucket) {
        return Applied.by(s3.deleteBucket(b -> b.bucket(bucket).expectedBucketOwner(owner)));
    }

    private boolean isEmpty(String bucket) {
        return s3.listObjectsV2(b -> b.bucket(bucket).expectedBucketOwner(owner).maxKeys(1))
                .contents()
                .isEmpty();
    }

    private String location(String bucket) {
        var constraint = s3.getBucketLocation(b -> b.bucket(bucket).expectedBucketOwner(owner))
                .locationConstraintAsString();
        return constraint == null || constraint.isEmpty() ? FIRST_REGION : constraint;
    }

    /** A bucket of another Region answers with a redirect that names it. */
    private static Optional<String> elsewhere(S3Exception e) {
        var where = e.awsErrorDetails() == null || e.awsErrorDetails().sdkHttpResponse() == null
                ? Optional.<String>empty()
                : e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader(REGION_HEADER);
        if ((e.statusCode() == 301 || e.statusCode() == 400) && where.isPresent()) {
            return where;
        }
        throw e;
    }
}
