package io.strongroom.api.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.strongroom.api.ApiTest;
import io.strongroom.api.Assessor;
import io.strongroom.api.Bench;
import io.strongroom.api.Intruder;
import io.strongroom.api.World;
import io.strongroom.api.openapi.Contracted.Operation;
import io.strongroom.db.audit.Notary;
import io.strongroom.domain.audit.AuditLog;
import io.strongroom.domain.audit.Sequencing;
import io.strongroom.domain.jobs.DeadLetters;
import io.strongroom.domain.json.Json;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every operation of the committed contract with good, odd and hostile input: it keeps to what it promised. */
@ApiTest
class OpenApiFuzzIT {
    /** Of one operation; more by {@code -Dfuzz.cases=2000}. */
    private static final int CASES = Integer.getInteger("fuzz.cases", 100);

    private static final long SEED = 20_261_124L;
    private static final Pattern TRACE =
            Pattern.compile("\\bat [a-z]+\\.[\\w.$]+\\(|Exception|io\\.strongroom|org\\.hibernate|PSQL");

    private static final String NDJSON = "application/x-ndjson";
    private static final String EVENTS = "text/event-stream";
    private static final Pattern EVENT_LINE = Pattern.compile("|:.*|(id|event|data|retry|content-type):.*");

    @Inject
    World world;

    @Inject
    Bench bench;

    @Inject
    DeadLetters letters;

    @Inject
    Assessor assessor;

    @Inject
    Intruder intruder;

    @Inject
    AuditLog auditLog;

    @Inject
    Sequencing sequencing;

    @Inject
    InstantSource clock;

    @TestHTTPResource("/")
    URI server;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Contracted contract = Contracted.committed();

    @TestFactory
    List<DynamicTest> everyOperationKeepsItsWord() {
        return contract.operations().stream()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> fuzz(operation)))
                .toList();
    }

    @Test
    void theSameSeedMakesTheSameRequests() {
        var operation = contract.operations().stream()
                .filter(o -> o.id().equals("submitJob"))
                .findFirst()
                .orElseThrow();
        var ids = new Inputs.Known(
                "job",
                "batch",
                World.PAYMENTS,
                "token",
                "letter",
                "assessment",
                "finding",
                "exception",
                "incident",
                "policy",
                "test");
        var one = new Inputs(contract, new Random(SEED), ids).request(operation);
        assertEquals(one, new Inputs(contract, new Random(SEED), ids).request(operation));
    }

    private void fuzz(Operation operation) throws Exception {
        var good = new GoodInputs(world, bench, letters, assessor, intruder, new Notary(auditLog, sequencing, clock));
        everyGoodRequestSucceeds(operation, good);
        var administrator = good.administrator();
        var job = world.submit(administrator, World.PAYMENTS, "fuzz");
        var inputs = new Inputs(
                contract,
                new Random(SEED + operation.toString().hashCode()),
                new Inputs.Known(
                        job,
                        good.batch(World.PAYMENTS),
                        // One of its own: it may be excluded or let go.
                        world.newAccount(),
                        good.token(),
                        good.letter(job, World.PAYMENTS),
                        assessor.assess(World.PAYMENTS, Assessor.fails(World.PAYMENTS, "IMM-01", "payments")),
                        assessor.finding(World.PAYMENTS),
                        World.made("/api/v1/exceptions", administrator, World.exception(World.PAYMENTS)),
                        intruder.incident(World.PAYMENTS),
                        World.made(
                                "/api/v1/policies",
                                administrator,
                                World.policy(World.PAYMENTS, "fuzz " + World.newKey())),
                        World.connectionTest(administrator, world.newAccount())));
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (int i = 0; i < CASES; i++) {
            var input = inputs.request(operation);
            var answer = send(input, administrator);
            statuses.merge(answer.statusCode(), 1, Integer::sum);
            check(operation, input, answer);
        }
        assertTrue(statuses.values().stream().mapToInt(Integer::intValue).sum() >= CASES, statuses::toString);
    }

    /** In every media type that the operation takes and gives. */
    private void everyGoodRequestSucceeds(Operation operation, GoodInputs good) throws Exception {
        succeed(operation, good.of(operation));
        for (var type : List.of(NDJSON, EVENTS, "text/csv")) {
            if (operation.node().at("/responses/200/content").has(type)
                    && operation.method().equals("GET")) {
                succeed(operation, GoodInputs.in(good.of(operation), "Accept", type, Optional.empty()));
            }
        }
        if (operation.node().at("/requestBody/content").has(NDJSON)) {
            var lines =
                    Optional.of(World.keyJob(World.PAYMENTS, "good").replaceAll("\\s*\\n\\s*", "") + "\nnot json\n");
            var sent = GoodInputs.in(good.of(operation), "Content-Type", NDJSON, lines);
            succeed(operation, sent);
            succeed(operation, GoodInputs.in(sent, "Accept", NDJSON, Optional.empty()));
        }
    }

    private void succeed(Operation operation, GoodInputs.Sent sent) throws Exception {
        var answer = send(sent.input(), sent.token());
        assertEquals(2, answer.statusCode() / 100, () -> sent.input() + " -> " + answer.statusCode() + answer.body());
        check(operation, sent.input(), answer);
    }

    private HttpResponse<String> send(Inputs.Input input, String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.toString().replaceAll("/$", "") + input.path()));
        request.header("Authorization", "Bearer " + token);
        input.headers().forEach(request::header);
        request.method(
                input.method(),
                input.body().isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(input.body().get(), StandardCharsets.UTF_8));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void check(Operation operation, Inputs.Input input, HttpResponse<String> answer) {
        var status = answer.statusCode();
        var said = input + " -> " + status + " " + answer.body();
        assertTrue(status < 500, said);
        assertTrue(operation.node().path("responses").has(Integer.toString(status)), () -> "undocumented: " + said);
        assertTrue(answer.headers().firstValue("X-Request-Id").isPresent(), said);
        if (status == 304 || status == 204) {
            return;
        }
        var type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
        if (status >= 400) {
            assertEquals("application/problem+json", type, said);
            assertTrue(!TRACE.matcher(answer.body()).find(), said);
        }
        if (type.equals(NDJSON)) {
            keepsLines(operation, answer.body(), said);
        } else if (type.equals(EVENTS)) {
            assertTrue(answer.body().lines().allMatch(EVENT_LINE.asMatchPredicate()), said);
        } else if (type.endsWith("json")) {
            keeps(operation, status, type, Json.parse(answer.body()), said);
        }
    }

    /** Lines of a list are its items; those of a batch are results, and its last a summary. */
    private void keepsLines(Operation operation, String body, String said) {
        var lines = body.lines().map(Json::parse).toList();
        if (operation.method().equals("POST")) {
            var last = lines.get(lines.size() - 1).path("summary");
            assertEquals(List.of(), contract.objections(contract.schemas().path("BatchSummary"), last), said);
            lines = lines.subList(0, lines.size() - 1);
        }
        var item = operation.method().equals("POST")
                ? contract.schemas().path("BatchItemResult")
                : contract.resolved(contract.answer(operation, 200, "application/json")
                                .orElseThrow())
                        .at("/properties/items/items");
        lines.forEach(line -> assertEquals(List.of(), contract.objections(item, line), said));
    }

    private void keeps(Operation operation, int status, String type, JsonNode body, String said) {
        var schema = contract.answer(operation, status, type);
        assertTrue(schema.isPresent(), () -> "no schema for " + type + ": " + said);
        assertEquals(List.of(), contract.objections(schema.get(), body), said);
    }
}
