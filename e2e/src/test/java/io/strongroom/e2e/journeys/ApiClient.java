package io.strongroom.e2e.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;

/** A client of the REST API as anybody would write one: it knows API.md and nothing else. */
final class ApiClient {
    static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;
    private final String token;

    ApiClient(int port, String token) {
        this.base = URI.create("http://127.0.0.1:" + port);
        this.token = token;
    }

    /** An answer with its status. */
    record Answer(int status, JsonNode body, String etag) {}

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, JsonNode body) {
        return send(posting(path, body));
    }

    private HttpRequest.Builder posting(String path, JsonNode body) {
        return request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    /** Sends lines as one batch and gives the answer's last line, which is its summary. */
    JsonNode postLines(String lines, String key) throws IOException, InterruptedException {
        var request = request("/api/v1/job-batches")
                .header("Content-Type", "application/x-ndjson")
                .header("Accept", "application/x-ndjson")
                .header("Idempotency-Key", key)
                .timeout(Duration.ofMinutes(5))
                .POST(HttpRequest.BodyPublishers.ofString(lines))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        var all = answer.body().strip().split("\n");
        return JSON.readTree(all[all.length - 1]);
    }

    /** Submits one job and gives its id. */
    String submit(String remediation, String account, String region, String mode, ObjectNode parameters) {
        var body = JSON.createObjectNode()
                .put("remediation", remediation)
                .put("mode", mode)
                .put("reason", "REL09-BP02 baseline");
        body.putObject("target").put("accountId", account).put("region", region);
        body.set("parameters", parameters);
        var answer = post("/api/v1/jobs", body);
        if (answer.status() != 202) {
            throw new AssertionError(answer.toString());
        }
        return answer.body().path("id").asText();
    }

    /** The job once it is final or waits for people, or as it is when the patience ends. */
    JsonNode settled(String job, Duration patience) {
        return Waiting.until(patience, () -> get("/api/v1/jobs/" + job).body(), body -> switch (body.path("state")
                .asText()) {
            case "QUEUED", "RUNNING", "RETRYING" -> false;
            default -> true;
        });
    }

    /** The assessment that the first start asks for, once it has ended, or as it is when the patience ends. */
    JsonNode firstAssessment(Duration patience) {
        return Waiting.until(
                patience,
                () -> get("/api/v1/assessments?limit=1").body().path("items").path(0),
                assessment -> assessment.hasNonNull("endedAt"));
    }

    void approve(String job, String confirmation) {
        var answer = decide(job, confirmation);
        if (answer.status() / 100 != 2) {
            throw new AssertionError(answer.toString());
        }
    }

    /** Asks to approve the plan as it stands, and gives the answer. */
    Answer decide(String job, String confirmation) {
        var seen = get("/api/v1/jobs/" + job);
        var plan = seen.body().path("plan");
        var body = JSON.createObjectNode()
                .put("decision", "APPROVE")
                .put("planDigest", plan.path("digest").asText())
                .put("reason", "looked at the plan");
        if (!confirmation.isEmpty()) {
            body.put("confirmation", confirmation);
        }
        return send(posting("/api/v1/jobs/" + job + "/approvals", body).header("If-Match", seen.etag()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var text = answer.body();
            return new Answer(
                    answer.statusCode(),
                    text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text),
                    answer.headers().firstValue("ETag").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
