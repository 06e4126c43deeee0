package io.strongroom.api.jobs;

import static io.strongroom.api.World.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.strongroom.api.ApiTest;
import io.strongroom.api.World;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@ApiTest
class EventsIT {
    @Inject
    World world;

    @TestHTTPResource("/api/v1/jobs/")
    URI jobs;

    @Test
    void eventsArePagedByPosition() {
        var operator = world.token(Role.OPERATOR);
        var id = world.submit(operator, world.newAccount(), "events");
        as(operator).post("/api/v1/jobs/" + id + "/cancel");
        List<Integer> all = as(operator)
                .get("/api/v1/jobs/" + id + "/events")
                .then()
                .statusCode(200)
                .extract()
                .path("items.seq");
        assertTrue(all.size() >= 2, all.toString());
        as(operator)
                .queryParam("after", all.get(0))
                .get("/api/v1/jobs/" + id + "/events")
                .then()
                .body("items", hasSize(all.size() - 1))
                .body("lastSeq", equalTo(all.get(all.size() - 1)));
        as(operator)
                .queryParam("after", "x")
                .get("/api/v1/jobs/" + id + "/events")
                .then()
                .statusCode(400);
    }

    @Test
    void aStreamTellsWhatWasAndWhatComesAndSaysBye() throws Exception {
        var operator = world.token(Role.OPERATOR);
        var id = world.submit(operator, world.newAccount(), "stream");
        var response = open(operator, id, null);
        assertEquals(
                "text/event-stream",
                response.headers().firstValue("Content-Type").orElseThrow().split(";")[0]);
        assertEquals("no", response.headers().firstValue("X-Accel-Buffering").orElseThrow());
        assertEquals("no-store", response.headers().firstValue("Cache-Control").orElseThrow());
        as(operator).post("/api/v1/jobs/" + id + "/cancel").then().statusCode(202);
        var lines = response.body().toList();
        assertTrue(lines.contains("retry:3000") || lines.contains("retry: 3000"), lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.startsWith(":")), lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.matches("event: ?job\\.cancel.*")), lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.matches("event: ?bye")), lines.toString());
        assertTrue(
                lines.stream().anyMatch(line -> line.matches("data: ?\\{\"seq\":.*job\\.accepted.*}")),
                lines.toString());
        assertTrue(lines.stream().allMatch(line -> line.matches("((id|event|data|retry)?:.*)?")), lines.toString());
    }

    @Test
    void aStreamGoesOnAfterTheLastEventId() throws Exception {
        var operator = world.token(Role.OPERATOR);
        var id = world.submit(operator, world.newAccount(), "resume");
        as(operator).post("/api/v1/jobs/" + id + "/cancel");
        List<Integer> all = as(operator).get("/api/v1/jobs/" + id + "/events").path("items.seq");
        var ids = ids(open(operator, id, all.get(0).toString()).body());
        assertEquals(all.subList(1, all.size()).stream().map(Object::toString).toList(), ids);
    }

    @Test
    void overTheLimitThereIsNoStream() throws Exception {
        var owner = world.person(Set.of(Role.OPERATOR), AccountScope.everything());
        var token = world.token(owner);
        var id = world.submit(token, world.newAccount(), "many");
        var open = Stream.generate(() -> opened(token, id)).limit(3).toList();
        assertEquals(429, opened(token, id).statusCode());
        for (var stream : open) {
            assertEquals(200, stream.statusCode());
            assertFalse(stream.body().toList().isEmpty());
        }
        assertEquals(200, opened(token, id).statusCode());
    }

    private HttpResponse<Stream<String>> opened(String token, String id) {
        try {
            return open(token, id, null);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<Stream<String>> open(String token, String id, String last) throws Exception {
        var request = HttpRequest.newBuilder(jobs.resolve(id + "/events"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofLines());
    }

    private static List<String> ids(Stream<String> lines) {
        return lines.filter(line -> line.startsWith("id:"))
                .map(line -> line.substring(3).strip())
                .toList();
    }
}
