package io.strongroom.e2e.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The queue of events of an SQS, as EventBridge fills it, by a client that knows the wire and nothing of ours. */
final class EventsQueue {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCOUNT = "123456789012";
    private static final int TOGETHER = 10;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;
    private final String url;

    /** Makes it when it is not there. */
    EventsQueue(String endpoint) {
        this.endpoint = URI.create(endpoint + "/");
        var made = call("CreateQueue", JSON.createObjectNode().put("QueueName", "strongroom-events"));
        this.url = made.path("QueueUrl").asText();
    }

    /** Puts all of them on the queue, ten with a call. */
    void send(List<String> events) {
        for (int from = 0; from < events.size(); from += TOGETHER) {
            var request = JSON.createObjectNode().put("QueueUrl", url);
            var entries = request.putArray("Entries");
            events.subList(from, Math.min(events.size(), from + TOGETHER))
                    .forEach(event ->
                            entries.addObject().put("Id", "m" + entries.size()).put("MessageBody", event));
            var answer = call("SendMessageBatch", request);
            if (!answer.path("Failed").isEmpty()) {
                throw new AssertionError(answer.toString());
            }
        }
    }

    /** How many are on the queue, taken or not. */
    long left() {
        var request = JSON.createObjectNode().put("QueueUrl", url);
        request.putArray("AttributeNames").add("All");
        var attributes = call("GetQueueAttributes", request).path("Attributes");
        return attributes.path("ApproximateNumberOfMessages").asLong()
                + attributes.path("ApproximateNumberOfMessagesNotVisible").asLong();
    }

    private JsonNode call(String action, JsonNode body) {
        var request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "AmazonSQS." + action)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(action + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A call of a role, on a vault or a trail that only it touches. @param word such as {@code backup:DeleteBackupVault} */
    static String call(String word, String role, Instant at) {
        var service = word.substring(0, word.indexOf(':'));
        return """
                {"version": "0", "id": "%1$s", "detail-type": "AWS API Call via CloudTrail", "source": "aws.%2$s",
                 "account": "%3$s", "time": "%4$s", "region": "eu-west-1", "resources": [],
                 "detail": {"eventVersion": "1.11", "eventID": "%1$s", "eventTime": "%4$s",
                  "eventSource": "%2$s.amazonaws.com", "eventName": "%5$s", "awsRegion": "eu-west-1",
                  "sourceIPAddress": "198.51.100.7", "userAgent": "aws-cli/2", "recipientAccountId": "%3$s",
                  "readOnly": %6$s, "responseElements": null,
                  "requestParameters": {"name": "arn:aws:cloudtrail:eu-west-1:%3$s:trail/of-%7$s",
                   "backupVaultName": "of-%7$s", "recoveryPointArn": "arn:aws:backup:eu-west-1:%3$s:recovery-point:%1$s"},
                  "userIdentity": {"type": "AssumedRole", "accountId": "%3$s",
                   "arn": "arn:aws:sts::%3$s:assumed-role/%7$s/mallory",
                   "sessionContext": {"sessionIssuer": {"type": "Role", "arn": "arn:aws:iam::%3$s:role/%7$s"}}}}}""".formatted(
                        UUID.randomUUID(),
                        service,
                        ACCOUNT,
                        at,
                        word.substring(service.length() + 1),
                        word.contains(":Describe"),
                        role);
    }
}
