package io.strongroom.api.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.strongroom.api.ApiTest;
import io.strongroom.api.World;
import io.strongroom.api.openapi.Contracted.Operation;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every operation of the committed contract with good, odd and hostile input: it keeps to what it promised. */
@ApiTest
class OpenApiFuzzIT {
    private static final int CASES = 120;
    private static final long SEED = 20_261_124L;
    private static final Pattern TRACE =
            Pattern.compile("\\bat [a-z]+\\.[\\w.$]+\\(|Exception|io\\.strongroom|org\\.hibernate|PSQL");

    @Inject
    World world;

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
        var ids = new Inputs.Known("job", "batch", World.PAYMENTS);
        var one = new Inputs(contract, new Random(SEED), ids).request(operation);
        assertEquals(one, new Inputs(contract, new Random(SEED), ids).request(operation));
    }

    private void fuzz(Operation operation) throws Exception {
        var administrator = world.token(Role.ADMINISTRATOR);
        var job = world.submit(administrator, World.PAYMENTS, "fuzz");
        var batch = World.as(administrator)
                .contentType("application/json")
                .header("Idempotency-Key", World.newKey())
                .body("{\"items\":[" + World.keyJob(World.PAYMENTS, "fuzz") + "]}")
                .post("/api/v1/job-batches")
                .path("summary.batchId")
                .toString();
        var inputs = new Inputs(
                contract,
                new Random(SEED + operation.toString().hashCode()),
                new Inputs.Known(job, batch, World.PAYMENTS));
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (int i = 0; i < CASES; i++) {
            var input = inputs.request(operation);
            var answer = send(input, administrator);
            statuses.merge(answer.statusCode(), 1, Integer::sum);
            check(operation, input, answer);
        }
        assertTrue(statuses.values().stream().mapToInt(Integer::intValue).sum() >= 100, statuses::toString);
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
        if (type.endsWith("json")) {
            keeps(operation, status, type, Json.parse(answer.body()), said);
        }
    }

    private void keeps(Operation operation, int status, String type, JsonNode body, String said) {
        var schema = contract.answer(operation, status, type);
        assertTrue(schema.isPresent(), () -> "no schema for " + type + ": " + said);
        assertEquals(List.of(), contract.objections(schema.get(), body), said);
    }
}
