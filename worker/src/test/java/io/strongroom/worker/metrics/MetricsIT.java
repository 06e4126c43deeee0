package io.strongroom.worker.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.strongroom.db.PostgresForTests;
import io.strongroom.worker.queue.SqsForTests;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The running worker's answer at {@code /q/metrics}: who gets it, and what is in it. */
@QuarkusTest
@TestProfile(MetricsIT.WithToken.class)
@WithTestResource(PostgresForTests.class)
@WithTestResource(SqsForTests.class)
class MetricsIT {
    private static final String TOKEN = "a-token-of-the-tests-0123456789abcdef";
    private static final Duration SOON = Duration.ofSeconds(40);

    /** A worker whose metrics may be read. */
    public static final class WithToken implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("strongroom.metrics.token", TOKEN);
        }
    }

    @TestHTTPResource("/")
    URI root;

    private HttpResponse<String> ask(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(root.toString().replaceAll("/$", "") + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void strangersGetNothingByAnyPath() throws Exception {
        for (var path : new String[] {"/q/metrics", "/q/metrics/", "/q//metrics", "/q/./metrics", "/q/%6Detrics"}) {
            var answer = ask(path);
            assertTrue(answer.statusCode() == 401 || answer.statusCode() == 404, path + ": " + answer.statusCode());
            assertTrue(!answer.body().contains("strongroom_"), path);
            assertTrue(!ask(path, "Authorization", "Bearer wrong").body().contains("strongroom_"), path);
        }
        assertEquals(200, ask("/q/health/live").statusCode(), "health stays open");
    }

    @Test
    void theTokensBearerSeesWhatTheDatabaseAndTheQueuesSay() {
        Awaitility.await().atMost(SOON).until(() -> {
            var answer = ask("/q/metrics", "Authorization", "Bearer " + TOKEN);
            assertEquals(200, answer.statusCode());
            var body = Exposed.plain(answer.body());
            return body.contains("strongroom_incidents_open{severity=\"critical\"} 0.0")
                    && body.contains("strongroom_queue_messages{queue=\"events\"} ")
                    && !body.contains("strongroom_queue_messages{queue=\"events\"} NaN")
                    // The first assessment reads the simulated organization.
                    && body.contains("strongroom_aws_calls_total{result=\"answered\",service=\"backup\"}")
                    && body.contains("strongroom_limiter_wait_seconds_count")
                    && body.contains("jvm_memory_used_bytes");
        });
    }
}
