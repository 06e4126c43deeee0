package io.strongroom.bench.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client of one queue that knows the wire of SQS and nothing else, so that it costs as little as can be. */
final class QueueClient {
    /** As many as SQS sends, takes or deletes with one call. */
    static final int TOGETHER = 10;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HIDDEN_SECONDS = 600;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI endpoint;
    private final String url;

    private QueueClient(String endpoint, String url) {
        this.endpoint = URI.create(endpoint + "/");
        this.url = url;
    }

    /** @throws IOException while nobody answers */
    static QueueClient of(String endpoint, String name) throws IOException, InterruptedException {
        var asking = new QueueClient(endpoint, "");
        var made = asking.call("CreateQueue", JSON.createObjectNode().put("QueueName", name));
        return new QueueClient(endpoint, made.path("QueueUrl").asText());
    }

    /** Puts up to ten on the queue, and comes back when they are there. */
    void send(List<String> bodies) throws IOException, InterruptedException {
        var request = aboutQueue();
        var entries = request.putArray("Entries");
        for (int i = 0; i < bodies.size(); i++) {
            entries.addObject().put("Id", Integer.toString(i)).put("MessageBody", bodies.get(i));
        }
        mustHaveNoneFailed(call("SendMessageBatch", request));
    }

    /** Takes up to ten and gives their receipts; none when there was nothing for a second. */
    List<String> receive() throws IOException, InterruptedException {
        var request = aboutQueue()
                .put("MaxNumberOfMessages", TOGETHER)
                .put("WaitTimeSeconds", 1)
                .put("VisibilityTimeout", HIDDEN_SECONDS);
        var receipts = new ArrayList<String>();
        call("ReceiveMessage", request)
                .path("Messages")
                .forEach(message -> receipts.add(message.path("ReceiptHandle").asText()));
        return receipts;
    }

    void delete(List<String> receipts) throws IOException, InterruptedException {
        var request = aboutQueue();
        var entries = request.putArray("Entries");
        for (int i = 0; i < receipts.size(); i++) {
            entries.addObject().put("Id", Integer.toString(i)).put("ReceiptHandle", receipts.get(i));
        }
        mustHaveNoneFailed(call("DeleteMessageBatch", request));
    }

    /** How many are on the queue, those among them that somebody has taken and not deleted. */
    long waiting() throws IOException, InterruptedException {
        var request = aboutQueue();
        request.putArray("AttributeNames").add("All");
        var attributes = call("GetQueueAttributes", request).path("Attributes");
        return attributes.path("ApproximateNumberOfMessages").asLong()
                + attributes.path("ApproximateNumberOfMessagesNotVisible").asLong();
    }

    private ObjectNode aboutQueue() {
        return JSON.createObjectNode().put("QueueUrl", url);
    }

    private static void mustHaveNoneFailed(JsonNode answer) {
        if (!answer.path("Failed").isEmpty()) {
            throw new AssertionError(answer.toString());
        }
    }

    private JsonNode call(String action, JsonNode body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "AmazonSQS." + action)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(action + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }
}
