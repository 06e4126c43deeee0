package io.strongroom.standalone.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.standalone.LoopbackPort;
import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

class EmbeddedQueueIT {

    @Test
    void whatIsSentArrives() {
        try (var queue = EmbeddedQueue.start(LoopbackPort.free());
                var client = client(queue.endpoint())) {
            var url = client.createQueue(request -> request.queueName("jobs")).queueUrl();
            client.sendMessage(request -> request.queueUrl(url).messageBody("wake up"));

            var received =
                    client.receiveMessage(request -> request.queueUrl(url).waitTimeSeconds(5));

            assertEquals("wake up", received.messages().getFirst().body());
        }
    }

    private static SqsClient client(String endpoint) {
        return SqsClient.builder()
                .endpointOverride(URI.create(endpoint))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
