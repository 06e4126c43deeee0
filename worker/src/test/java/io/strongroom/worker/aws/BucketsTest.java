package io.strongroom.worker.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What S3 says of a bucket as such. */
class BucketsTest {
    private static final String OWNER = "123456789012";

    @Test
    void aBucketOfAnotherRegionIsThereAndItsRegionIsNamed() {
        assertEquals(
                Json.object().put("region", "us-west-2"),
                read(() -> {
                            throw refusal(301, "us-west-2");
                        })
                        .orElseThrow());
    }

    @Test
    void notFoundIsAbsentAndForbiddenIsNot() {
        assertTrue(read(() -> {
                    throw refusal(404, "");
                })
                .isEmpty());
        assertThrows(
                S3Exception.class,
                () -> read(() -> {
                    throw refusal(403, "eu-west-1");
                }));
    }

    @Test
    void whereTheAnswerNamesNoRegionItIsAskedFor() {
        assertEquals(
                Json.object().put("region", "us-east-1").put("empty", false),
                read(() -> HeadBucketResponse.builder().build()).orElseThrow());
    }

    private static Optional<JsonNode> read(Supplier<HeadBucketResponse> head) {
        return new Buckets(new OneBucket(head), OWNER, "eu-west-1").read("b");
    }

    private static S3Exception refusal(int status, String region) {
        return (S3Exception) S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .sdkHttpResponse(SdkHttpResponse.builder()
                                .statusCode(status)
                                .putHeader("x-amz-bucket-region", region)
                                .build())
                        .build())
                .build();
    }

    private record OneBucket(Supplier<HeadBucketResponse> head) implements S3Client {
        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}

        @Override
        public HeadBucketResponse headBucket(HeadBucketRequest request) {
            assertEquals(OWNER, request.expectedBucketOwner());
            return head.get();
        }

        @Override
        public GetBucketLocationResponse getBucketLocation(GetBucketLocationRequest request) {
            assertEquals(OWNER, request.expectedBucketOwner());
            return GetBucketLocationResponse.builder().build();
        }

        @Override
        public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
            assertEquals(OWNER, request.expectedBucketOwner());
            return ListObjectsV2Response.builder()
                    .contents(S3Object.builder().key("x").build())
                    .build();
        }
    }
}
