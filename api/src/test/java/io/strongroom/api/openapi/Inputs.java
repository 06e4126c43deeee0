package io.strongroom.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.api.World;
import io.strongroom.api.openapi.Contracted.Operation;
import io.strongroom.domain.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** Requests made from the contract: mostly nearly right, for that is where the bugs are. The same seed makes the same. */
final class Inputs {
    private static final String NDJSON = "application/x-ndjson";
    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "0",
            "-1",
            "1.5",
            "99999999999999999999",
            "null",
            "true",
            "' or 1=1 --",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "${jndi:ldap://x}",
            "%00",
            "\u0000",
            "\uD83D\uDE00\u202E\u0301",
            "\uFFFF",
            "x".repeat(600),
            "{}",
            "[]",
            "2026-13-45T99:99:99Z");
    private final Contracted contract;
    private final Random random;
    private final Known known;

    Inputs(Contracted contract, Random random, Known known) {
        this.contract = contract;
        this.random = random;
        this.known = known;
    }

    /** Things that are there. */
    record Known(
            String job,
            String batch,
            String account,
            String token,
            String letter,
            String assessment,
            String finding,
            String exception,
            String incident,
            String policy,
            String test) {}

    /** A request. */
    record Input(String method, String path, Map<String, String> headers, Optional<String> body) {}

    Input request(Operation operation) {
        var headers = new TreeMap<String, String>();
        var query = new ArrayList<String>();
        var path = operation.path();
        for (var parameter : operation.node().path("parameters")) {
            var name = parameter.path("name").asText();
            switch (parameter.path("in").asText()) {
                case "path" -> path = path.replace("{" + name + "}", encoded(pathValue(operation)));
                case "query" -> {
                    if (random.nextInt(3) == 0) {
                        query.add(encoded(name) + "=" + encoded(value(parameter)));
                    }
                }
                case "header" -> header(name, parameter).ifPresent(value -> headers.put(name, value));
                default -> throw new IllegalStateException(parameter.toString());
            }
        }
        if (random.nextInt(10) == 0) {
            query.add("unknown=" + encoded(hostile()));
        }
        accept(operation).ifPresent(type -> headers.put("Accept", type));
        var body = body(operation, headers);
        return new Input(
                operation.method(), path + (query.isEmpty() ? "" : "?" + String.join("&", query)), headers, body);
    }

    private String pathValue(Operation operation) {
        return switch (random.nextInt(6)) {
            case 0 -> uuid();
            case 1 -> hostile().isBlank() ? "x" : hostile().replace("/", "x") + "x";
            default -> {
                var path = operation.path();
                if (path.contains("/connection-tests/")) {
                    yield known.test();
                }
                if (path.contains("/accounts/")) {
                    yield known.account();
                }
                if (path.contains("/remediations/")) {
                    yield "create-backup-key";
                }
                if (path.contains("/controls/")) {
                    yield "IMM-01";
                }
                if (path.contains("/assessments/")) {
                    yield known.assessment();
                }
                if (path.contains("/findings/")) {
                    yield known.finding();
                }
                if (path.contains("/exceptions/")) {
                    yield known.exception();
                }
                if (path.contains("/incidents/")) {
                    yield known.incident();
                }
                if (path.contains("/policies/")) {
                    yield known.policy();
                }
                if (path.contains("/tokens/")) {
                    yield known.token();
                }
                if (path.contains("/dead-letters/")) {
                    yield known.letter();
                }
                yield path.contains("/job-batches/") ? known.batch() : known.job();
            }
        };
    }

    private Optional<String> header(String name, JsonNode parameter) {
        if (name.equals("Idempotency-Key")) {
            return random.nextInt(8) == 0 ? Optional.empty() : Optional.of(random.nextInt(8) == 0 ? "short" : uuid());
        }
        var printable = value(parameter).replaceAll("[^\\x21-\\x7e]", "");
        return random.nextInt(3) > 0 || printable.isEmpty() ? Optional.empty() : Optional.of(printable);
    }

    private Optional<String> accept(Operation operation) {
        var content = operation.node().at("/responses/200/content");
        if (content.has(NDJSON) && random.nextInt(5) == 0) {
            return Optional.of(NDJSON);
        }
        if (content.has("text/csv") && random.nextInt(5) == 0) {
            return Optional.of("text/csv");
        }
        // Rarely, for a stream is read to its end.
        if (content.has("text/event-stream") && random.nextInt(40) == 0) {
            return Optional.of("text/event-stream");
        }
        return switch (random.nextInt(12)) {
            case 0 -> Optional.of("text/html");
            case 1 -> Optional.of("application/json;q=0.1, */*");
            case 2 -> Optional.empty();
            default -> Optional.of("application/json, application/problem+json, application/yaml");
        };
    }

    private String value(JsonNode parameter) {
        if (random.nextBoolean()) {
            return hostile();
        }
        var example = parameter.path("example");
        var fromEnum = parameter.path("schema").path("enum");
        if (!fromEnum.isEmpty()) {
            return fromEnum.get(random.nextInt(fromEnum.size())).asText();
        }
        return example.isMissingNode() ? "1" : example.asText();
    }

    private Optional<String> body(Operation operation, Map<String, String> headers) {
        var content = operation.node().path("requestBody").path("content");
        if (content.isMissingNode()) {
            return Optional.empty();
        }
        if (content.has(NDJSON) && random.nextInt(3) == 0) {
            headers.put("Content-Type", NDJSON);
            return Optional.of(lines(operation));
        }
        headers.put("Content-Type", random.nextInt(15) == 0 ? "text/plain" : "application/json");
        var schema = content.path("application/json").path("schema");
        return Optional.of(
                switch (random.nextInt(8)) {
                    case 0 -> text(operation);
                    case 1 -> json(3).toString();
                    case 2 -> hostile();
                    default ->
                        spoiled(made(schema, operation), random.nextInt(3)).toString();
                });
    }

    private String lines(Operation operation) {
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            var job = Json.parse(World.keyJob(known.account(), "fuzz" + random.nextInt()));
            text.append(
                    switch (random.nextInt(5)) {
                        case 0 -> text(operation).replaceAll("\\s*\\n\\s*", "");
                        case 1 -> hostile();
                        case 2 -> spoiled(job, 1).toString();
                        default -> job.toString();
                    });
            text.append(random.nextInt(8) == 0 ? "\r\n\n" : "\n");
        }
        return text.toString();
    }

    /** JSON that is cut short, or followed by more. */
    private String text(Operation operation) {
        var whole = World.keyJob(known.account(), "fuzz");
        return random.nextBoolean()
                ? whole.substring(0, random.nextInt(whole.length()))
                : whole + whole + operation.id();
    }

    private JsonNode made(JsonNode schema, Operation operation) {
        var real = contract.resolved(schema);
        if (operation.id().equals("submitJob") && random.nextInt(4) > 0) {
            return Json.parse(World.keyJob(known.account(), "fuzz" + random.nextInt()));
        }
        if (!real.path("properties").isEmpty()) {
            var object = Json.object();
            real.path("properties")
                    .properties()
                    .forEach(field -> object.set(field.getKey(), made(field.getValue(), operation)));
            return object;
        }
        if (!real.path("enum").isEmpty()) {
            return Json.tree(real.path("enum")
                    .get(random.nextInt(real.path("enum").size()))
                    .asText());
        }
        if (!real.path("examples").isEmpty()) {
            return Json.parse(real.path("examples").get(0).toString());
        }
        return real.has("items") ? Json.array().add(made(real.path("items"), operation)) : json(1);
    }

    private JsonNode spoiled(JsonNode node, int times) {
        for (int i = 0; i < times; i++) {
            spoil(node);
        }
        return node;
    }

    private void spoil(JsonNode node) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            var name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(5)) {
                case 0 -> object.remove(name);
                case 1 -> object.put(name, hostile());
                case 2 -> object.set(name, json(2));
                case 3 -> object.put("unknown" + random.nextInt(9), hostile());
                default -> spoil(object.get(name));
            }
        } else if (node instanceof ArrayNode array) {
            array.add(json(1));
        }
    }

    private JsonNode json(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> Json.tree(random.nextInt());
            case 1 -> Json.tree(random.nextBoolean());
            case 2 -> Json.parse("null");
            case 3 -> Json.tree(random.nextDouble());
            case 4 -> Json.tree(hostile());
            case 5 -> Json.array().add(json(depth - 1)).add(json(depth - 1));
            default -> {
                var object = Json.object();
                object.set(hostile(), json(depth - 1));
                yield object;
            }
        };
    }

    private String hostile() {
        return HOSTILE.get(random.nextInt(HOSTILE.size()));
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
