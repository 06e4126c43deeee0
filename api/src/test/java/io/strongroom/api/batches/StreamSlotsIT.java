package io.strongroom.api.batches;

import static io.strongroom.api.World.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.strongroom.api.ApiTest;
import io.strongroom.api.World;
import io.strongroom.api.http.ProblemMapper;
import io.strongroom.domain.jobs.Batches;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams in a process with few threads and little room. */
@ApiTest
@TestProfile(StreamSlotsIT.Narrow.class)
class StreamSlotsIT {
    private static final int THREADS = 4;
    private static final int STREAMS = 12;
    private static final String BATCHES = "/api/v1/job-batches";

    /** Four request threads. */
    public static class Narrow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.thread-pool.max-threads",
                    Integer.toString(THREADS),
                    "strongroom.api.bulk.streams-per-person",
                    "2",
                    "strongroom.api.bulk.streams-per-process",
                    "50");
        }
    }

    @Inject
    World world;

    @Inject
    Batches batches;

    @TestHTTPResource("/")
    URI server;

    @Test
    @Timeout(120)
    void moreStreamsThanThreadsAllEnd() throws Exception {
        var account = world.newAccount();
        var body = lines(account, 600);
        var go = new CountDownLatch(1);
        var answers = new ArrayList<Future<Response>>();
        try (var clients = Executors.newFixedThreadPool(STREAMS)) {
            for (int i = 0; i < STREAMS; i++) {
                var token = world.token(world.person(Set.of(Role.OPERATOR), AccountScope.everything()));
                answers.add(clients.submit(() -> {
                    go.await();
                    return stream(token, body);
                }));
            }
            go.countDown();
            for (var answer : answers) {
                var text = answer.get(100, TimeUnit.SECONDS).asString().lines().toList();
                var summary = Json.parse(text.get(text.size() - 1)).path("summary");
                assertEquals(600, summary.path("accepted").asInt(), summary::toString);
            }
        }
    }

    @Test
    void onePersonSendsOnlySoManyStreamsAtOnce() throws IOException {
        var person = world.person(Set.of(Role.OPERATOR), AccountScope.everything());
        var token = world.token(person);
        try (var one = halfSent(token);
                var two = halfSent(token)) {
            awaitFull(token);
            var key = World.newKey();
            stream(token, key, lines(World.PAYMENTS, 1))
                    .then()
                    .statusCode(429)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("stream-limit"));
            assertEquals(Optional.empty(), batches.named(person.id(), key), "nothing was begun");
            assertTrue(one.isConnected() && two.isConnected());
        }
        awaitRoom(token);
    }

    @Test
    void clientThatLeavesIsNoErrorOfOurs() throws IOException {
        var token = world.token(world.person(Set.of(Role.OPERATOR), AccountScope.everything()));
        var told = new LinkedBlockingQueue<LogRecord>();
        var log = Logger.getLogger(ProblemMapper.class.getName());
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                told.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        var level = log.getLevel();
        log.setLevel(Level.ALL);
        log.addHandler(handler);
        try {
            halfSent(token).close();
            var line = told.poll(30, TimeUnit.SECONDS);
            assertTrue(line.getLevel().intValue() < Level.INFO.intValue(), line.getLevel() + line.getMessage());
            assertNull(line.getThrown());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            log.removeHandler(handler);
            log.setLevel(level);
        }
    }

    /** A stream of which only the head and one line have come. */
    private Socket halfSent(String token) throws IOException {
        var socket = new Socket(server.getHost(), server.getPort());
        var line = lines(World.PAYMENTS, 1);
        socket.getOutputStream()
                .write(("POST " + BATCHES + " HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer " + token
                                + "\r\nIdempotency-Key: " + World.newKey()
                                + "\r\nContent-Type: application/x-ndjson\r\nAccept: application/x-ndjson"
                                + "\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(line.length()) + "\r\n"
                                + line + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private void awaitFull(String token) {
        World.awaiting(
                Duration.ofSeconds(20),
                () -> stream(token, lines(World.PAYMENTS, 1)).statusCode() == 429);
    }

    private void awaitRoom(String token) {
        World.awaiting(
                Duration.ofSeconds(20),
                () -> stream(token, lines(World.PAYMENTS, 1)).statusCode() == 200);
    }

    private static Response stream(String token, String body) {
        return stream(token, World.newKey(), body);
    }

    private static Response stream(String token, String key, String body) {
        return as(token)
                .accept("application/x-ndjson")
                .contentType("application/x-ndjson")
                .header("Idempotency-Key", key)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(BATCHES);
    }

    private static String lines(String account, int count) {
        return String.join("\n", List.of(World.keyJob(account, "x").replaceAll("\\s*\\n\\s*", "") + "\n"))
                .repeat(count);
    }
}
