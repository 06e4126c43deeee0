package io.strongroom.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.strongroom.domain.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The committed contract, to generate from and to check against. */
record Contracted(JsonNode document) {

    /** One operation of it. */
    record Operation(String method, String path, JsonNode node) {
        String id() {
            return node.path("operationId").asText();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Contracted committed() {
        try {
            return new Contracted(
                    new YAMLMapper().readTree(Files.readString(Path.of("src/main/openapi/openapi.yaml"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Operation> operations() {
        var all = new ArrayList<Operation>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (method.getValue().has("operationId")) {
                        all.add(new Operation(
                                method.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), method.getValue()));
                    }
                }));
        return all;
    }

    JsonNode schemas() {
        return document.path("components").path("schemas");
    }

    JsonNode resolved(JsonNode schema) {
        var ref = schema.path("$ref").asText();
        return ref.isEmpty() ? schema : document.at(ref.substring(1));
    }

    /** The schema of an answer's body, if the contract gives one. */
    Optional<JsonNode> answer(Operation operation, int status, String mediaType) {
        var schema = operation
                .node()
                .path("responses")
                .path(Integer.toString(status))
                .path("content")
                .path(mediaType)
                .path("schema");
        return schema.isMissingNode() ? Optional.empty() : Optional.of(schema);
    }

    /** What is wrong with a value by a schema of the contract; empty when nothing is. */
    List<String> objections(JsonNode schema, JsonNode value) {
        var whole = schema.<ObjectNode>deepCopy();
        whole.set("components", Json.parse(document.path("components").toString()));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole)
                .validate(value)
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }
}
