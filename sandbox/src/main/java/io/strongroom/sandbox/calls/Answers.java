package io.strongroom.sandbox.calls;

import java.util.Map;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.DefaultAwsResponseMetadata;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Gives answers what comes with them on the wire. */
final class Answers {
    private Answers() {}

    @SuppressWarnings("unchecked") // A builder of T builds a T.
    static <T extends AwsResponse> T withRequestId(T response, Dialect dialect, String requestId) {
        var headers = Map.of("AWS_REQUEST_ID", requestId, "x-amz-request-id", requestId);
        var builder = response.toBuilder()
                .responseMetadata(dialect.metadata().apply(DefaultAwsResponseMetadata.create(headers)));
        builder.sdkHttpResponse(SdkHttpResponse.builder()
                .statusCode(200)
                .putHeader("x-amzn-RequestId", requestId)
                .build());
        return (T) builder.build();
    }
}
