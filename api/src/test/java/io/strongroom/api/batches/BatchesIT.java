package io.strongroom.api.batches;

import static io.strongroom.api.World.PAYMENTS;
import static io.strongroom.api.World.as;
import static io.strongroom.api.World.keyJob;
import static io.strongroom.api.World.newKey;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.strongroom.api.ApiTest;
import io.strongroom.api.Bench;
import io.strongroom.api.World;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class BatchesIT {
    private static final String BATCHES = "/api/v1/job-batches";
    private static final String NDJSON = "application/x-ndjson";

    @Inject
    World world;

    @Inject
    Bench bench;

    private String operator;

    @BeforeEach
    void people() {
        operator = world.token(Role.OPERATOR);
    }

    @Test
    void anArrayIsAnsweredItemByItem() {
        var account = world.newAccount();
        var key = newKey();
        var body = items(keyJob(account, "a"), keyJob(account, ""), keyJob("999999999999", "c"));
        var first = array(key, body, "");
        first.then()
                .statusCode(207)
                .header("Location", matchesPattern("/api/v1/job-batches/[0-9a-f-]{36}"))
                .body("items.status", equalTo(List.of(202, 422, 422)))
                .body("items[0].jobId", notNullValue())
                .body("items[1].problem.errors.pointer", hasItem("/parameters/name"))
                .body("items[2].index", equalTo(2))
                .body("summary.accepted", equalTo(1))
                .body("summary.rejected", equalTo(2));
        var again = array(key, body, "");
        assertEquals(first.asString(), again.asString());
        assertEquals("true", again.header("Idempotency-Replayed"));
        as(operator)
                .get(first.header("Location"))
                .then()
                .statusCode(200)
                .body("lines", equalTo(3))
                .body("accepted", equalTo(1))
                .body("rejected", equalTo(2))
                .body("complete", equalTo(true))
                .body("countByState.QUEUED", equalTo(1))
                .body("progress.done", equalTo(0))
                .body("progress.total", equalTo(1));
    }

    @Test
    void batchGoesInWavesAndSaysHowManyMayFail() {
        var account = world.newAccount();
        var jobs = IntStream.range(0, 8).mapToObj(i -> keyJob(account, "w" + i)).toArray(String[]::new);
        var first = array(newKey(), items(jobs), "?rollout=waves&maxErrors=2");
        first.then().statusCode(207).body("summary.accepted", equalTo(8));
        as(operator)
                .get(first.header("Location"))
                .then()
                .statusCode(200)
                .body("rollout.pace", equalTo("waves"))
                .body("rollout.maxErrors", equalTo(2))
                .body("rollout.held", equalTo(8))
                .body("rollout.stoppedAfter", nullValue());
        var lines = stream(newKey(), line(account, "x") + "\n", "?rollout=waves");
        as(operator)
                .get(lines.header("Location"))
                .then()
                .body("rollout.pace", equalTo("waves"))
                .body("rollout.maxErrors", nullValue());
        array(newKey(), items(jobs), "?rollout=slowly").then().statusCode(400);
        array(newKey(), items(jobs), "?maxErrors=-1").then().statusCode(400);
        array(newKey(), items(jobs), "?maxErrors=100001").then().statusCode(400);
    }

    @Test
    void allOrNoneIsJustThat() {
        var account = world.newAccount();
        array(newKey(), items(keyJob(account, "a"), keyJob(account, "")), "?atomic=true")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/items/1/parameters/name"));
        as(operator).queryParam("account", account).get("/api/v1/jobs").then().body("items", hasSize(0));
        array(newKey(), items(keyJob(account, "a"), keyJob(account, "b")), "?atomic=true")
                .then()
                .statusCode(202)
                .body("items.status", equalTo(List.of(202, 202)));
    }

    @Test
    void validateOnlyMakesNothing() {
        var account = world.newAccount();
        array(newKey(), items(keyJob(account, "a"), keyJob(account, "")), "?validateOnly=true")
                .then()
                .statusCode(207)
                .body("items.status", equalTo(List.of(200, 422)))
                .body("summary.batchId", nullValue());
        var lines = parsed(stream(newKey(), line(account, "a") + "\n" + line(account, ""), "?validateOnly=true"));
        assertEquals(200, lines.get(0).path("status").asInt());
        assertEquals(422, lines.get(1).path("status").asInt());
        as(operator).queryParam("account", account).get("/api/v1/jobs").then().body("items", hasSize(0));
    }

    @Test
    void anArrayHasAThousandItemsAndFourMebibytesAtMost() {
        var many = items(Collections.nCopies(1001, keyJob(PAYMENTS, "a")).toArray(String[]::new));
        array(newKey(), many, "").then().statusCode(413).body("code", equalTo("payload-too-large"));
        array(newKey(), items(keyJob(PAYMENTS, "a".repeat(5 << 20))), "").then().statusCode(413);
        array(newKey(), "{\"items\":[]}", "").then().statusCode(422);
        array(newKey(), "{\"items\":[{\"no\":1}]}", "")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/items/0/no"));
    }

    @Test
    void aStreamIsAnsweredLineByLine() {
        var account = world.newAccount();
        var body = String.join(
                "\r\n",
                line(account, "a")
                        .replace("{\"remediation\"", "{\"clientToken\":\"t-" + account + "\",\"remediation\""),
                "",
                "not json",
                line(account, "b"),
                "{\"reason\":\"" + "x".repeat(70_000) + "\"}",
                line(account, "c")
                        .replace("{\"remediation\"", "{\"clientToken\":\"t-" + account + "\",\"remediation\""),
                line(account, "d").replace("\"mode\"", "\"node\""),
                line(account, "e"));
        var response = stream(newKey(), body, "");
        response.then().statusCode(200).contentType(NDJSON).header("Location", notNullValue());
        var lines = parsed(response);
        assertEquals(
                List.of(1, 3, 4, 5, 6, 7, 8),
                lines.stream().limit(7).map(l -> l.path("line").asInt()).toList());
        assertEquals(
                List.of(202, 400, 202, 422, 200, 400, 202),
                lines.stream().limit(7).map(l -> l.path("status").asInt()).toList());
        assertEquals("t-" + account, lines.get(0).path("clientToken").asText());
        assertFalse(lines.get(2).has("clientToken"));
        assertEquals("line-too-long", lines.get(3).at("/problem/code").asText());
        assertEquals(
                lines.get(0).path("jobId").asText(), lines.get(4).path("jobId").asText());
        assertEquals("/node", lines.get(5).at("/problem/errors/0/pointer").asText());
        var summary = lines.get(7).path("summary");
        assertEquals(
                "7 3 1 3 8",
                "%d %d %d %d %d"
                        .formatted(
                                summary.path("lines").asInt(),
                                summary.path("accepted").asInt(),
                                summary.path("duplicate").asInt(),
                                summary.path("rejected").asInt(),
                                summary.path("lastLine").asInt()));
    }

    @Test
    void bytesThatAreNotTextSpoilTheirLineAlone() {
        var account = world.newAccount();
        var good = line(account, "a").getBytes(StandardCharsets.UTF_8);
        var bytes = new byte[good.length + 3];
        bytes[0] = (byte) 0xff;
        bytes[1] = (byte) 0xfe;
        bytes[2] = '\n';
        System.arraycopy(good, 0, bytes, 3, good.length);
        var lines = parsed(as(operator)
                .accept(NDJSON)
                .contentType(NDJSON)
                .header("Idempotency-Key", newKey())
                .body(bytes)
                .post(BATCHES));
        assertEquals(400, lines.get(0).path("status").asInt());
        assertEquals(202, lines.get(1).path("status").asInt());
    }

    @Test
    void theSameStreamAgainIsAnsweredTheSame() {
        var account = world.newAccount();
        var key = newKey();
        var body = many(account, 520) + "\nnot json";
        var first = stream(key, body, "");
        assertEquals(521, parsed(first).get(521).at("/summary/lines").asInt());
        assertNull(first.header("Idempotency-Replayed"));
        var again = stream(key, body, "");
        assertEquals(first.asString(), again.asString());
        assertEquals("true", again.header("Idempotency-Replayed"));
        as(operator)
                .get(first.header("Location"))
                .then()
                .body("lines", equalTo(521))
                .body("accepted", equalTo(520))
                .body("progress.total", equalTo(520));
    }

    @Test
    void anotherStreamUnderTheKeyIsRefused() {
        var account = world.newAccount();
        var key = newKey();
        assertEquals(601, parsed(stream(key, many(account, 600), "")).size());
        stream(key, many(account, 499), "")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("idempotency-key-reused"));
        for (var other : List.of(many(account, 500), many(account, 601), many(account, 1200))) {
            var lines = parsed(stream(key, other, ""));
            assertEquals(501, lines.size());
            assertEquals(
                    "idempotency-key-reused",
                    lines.get(500).at("/summary/aborted/code").asText());
            assertEquals(500, lines.get(500).at("/summary/lastLine").asInt());
        }
        array(key, items(keyJob(account, "a")), "")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
        as(operator)
                .queryParam("account", account)
                .queryParam("include", "count")
                .get("/api/v1/jobs")
                .then()
                .body("count", equalTo("600"));
    }

    @Test
    void aPausedBatchWaitsUntilItIsResumed() {
        var account = world.newAccount();
        var batch = array(newKey(), items(keyJob(account, "a"), keyJob(account, "b")), "")
                .header("Location");
        as(operator).get(batch).then().body("state", equalTo("RUNNING")).body("paused", equalTo(false));
        as(operator)
                .post(batch + "/pause")
                .then()
                .statusCode(202)
                .body("jobs", equalTo(2))
                .body("batch.state", equalTo("PAUSED"))
                .body("batch.paused", equalTo(true));
        as(operator).post(batch + "/pause").then().statusCode(202).body("jobs", equalTo(0));
        assertTrue(bench.idle(account));
        as(operator)
                .queryParam("q", "state:paused")
                .get(BATCHES)
                .then()
                .body("items.id", hasItem(batch.substring(BATCHES.length() + 1)));
        as(operator).post(batch + "/resume").then().statusCode(202).body("jobs", equalTo(2));
        bench.fail(account);
        as(operator).get(batch).then().body("countByState.FAILED", equalTo(1)).body("paused", equalTo(false));
    }

    @Test
    void aStreamMayBeAnsweredWithoutItsLines() {
        var account = world.newAccount();
        var body = line(account, "a") + "\n" + line(account, "");
        as(operator)
                .contentType(NDJSON)
                .accept("*/*")
                .header("Idempotency-Key", newKey())
                .header("Prefer", "respond-async")
                .body(utf8(body))
                .post(BATCHES)
                .then()
                .statusCode(202)
                .header("Location", notNullValue())
                .contentType(ContentType.JSON)
                .body("summary.accepted", equalTo(1))
                .body("refused[0].line", equalTo(2));
        as(operator)
                .contentType(NDJSON)
                .body(utf8(body))
                .header("Idempotency-Key", newKey())
                .post(BATCHES)
                .then()
                .statusCode(202);
    }

    @Test
    void aStreamNeedsItsKeyAndCannotBeAllOrNone() {
        as(operator)
                .accept(NDJSON)
                .contentType(NDJSON)
                .body(utf8(line(PAYMENTS, "a")))
                .post(BATCHES)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("idempotency-key-required"));
        stream(newKey(), line(PAYMENTS, "a"), "?atomic=true").then().statusCode(400);
    }

    @Test
    void twoThousandLinesAreQuick() {
        var account = world.newAccount();
        var started = System.nanoTime();
        var lines = parsed(stream(newKey(), many(account, 2000), ""));
        var millis = (System.nanoTime() - started) / 1_000_000;
        assertEquals(2001, lines.size());
        assertEquals(2000, lines.get(2000).at("/summary/accepted").asInt());
        assertEquals(
                2000,
                lines.stream()
                        .limit(2000)
                        .map(l -> l.path("jobId").asText())
                        .distinct()
                        .count());
        assertTrue(millis < 20_000, millis + " ms");
    }

    @Test
    void batchesAreListedFollowedCalledOffAndTriedAgain() {
        var account = world.newAccount();
        var batch = array(newKey(), items(keyJob(account, "a"), keyJob(account, "b"), keyJob(account, "c")), "")
                .header("Location");
        as(operator)
                .get(BATCHES)
                .then()
                .statusCode(200)
                .body("items.id", hasItem(batch.substring(BATCHES.length() + 1)));
        as(operator).queryParam("limit", 1).get(BATCHES).then().body("items", hasSize(1));
        as(operator).get(batch + "/items").then().statusCode(200).body("items", hasSize(3));
        bench.fail(account);
        as(operator).queryParam("state", "FAILED").get(batch + "/items").then().body("items", hasSize(1));
        as(operator).post(batch + "/retry-failed").then().statusCode(202).body("jobs", equalTo(1));
        as(operator)
                .post(batch + "/cancel")
                .then()
                .statusCode(202)
                .body("jobs", equalTo(3))
                .body("batch.countByState.CANCELLED", equalTo(3));
        as(operator).get(batch).then().body("progress.done", equalTo(3));
        as(world.tokenIn(PAYMENTS, Role.OPERATOR)).get(batch).then().statusCode(404);
        as(world.tokenIn(PAYMENTS, Role.OPERATOR))
                .post(batch + "/cancel")
                .then()
                .statusCode(404);
        as(world.tokenIn(PAYMENTS, Role.OPERATOR))
                .get(BATCHES)
                .then()
                .statusCode(200)
                .body("items", hasSize(lessThan(1)));
        as(world.tokenIn(PAYMENTS, Role.OPERATOR)).post(batch + "/pause").then().statusCode(404);
    }

    private Response array(String key, String body, String query) {
        return as(operator)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(utf8(body))
                .post(BATCHES + query);
    }

    private Response stream(String key, String body, String query) {
        return as(operator)
                .accept(NDJSON)
                .contentType(NDJSON + "; charset=utf-8")
                .header("Idempotency-Key", key)
                .body(utf8(body))
                .post(BATCHES + query);
    }

    private static String items(String... jobs) {
        return "{\"items\":[" + String.join(",", jobs) + "]}";
    }

    private static String line(String account, String name) {
        return keyJob(account, name).replaceAll("\\s*\\n\\s*", "");
    }

    private static String many(String account, int count) {
        return IntStream.range(0, count).mapToObj(i -> line(account, "n" + i)).collect(Collectors.joining("\n"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<JsonNode> parsed(Response response) {
        assertEquals(200, response.statusCode(), () -> response.asString());
        return response.asString().lines().map(Json::parse).toList();
    }
}
