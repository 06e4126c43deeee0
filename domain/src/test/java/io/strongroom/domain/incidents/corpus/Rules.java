package io.strongroom.domain.incidents.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/** The rules of a template, and whether an event passes one: exact values, prefixes and what is there, as EventBridge reads them. */
record Rules(Map<String, JsonNode> patterns) {

    static Rules of(String template) {
        try {
            var text = Files.readString(Path.of("../deploy/cloudformation", template));
            var patterns = new TreeMap<String, JsonNode>();
            Json.tree(new Yaml().<Object>load(text)).path("Resources").properties().stream()
                    .filter(one -> one.getValue().path("Type").asText().equals("AWS::Events::Rule"))
                    .forEach(one -> patterns.put(one.getKey(), one.getValue().at("/Properties/EventPattern")));
            return new Rules(patterns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether any of them lets the envelope through. */
    boolean pass(JsonNode envelope) {
        return patterns.values().stream().anyMatch(pattern -> fits(pattern, envelope));
    }

    private static boolean fits(JsonNode pattern, JsonNode event) {
        return pattern.properties().stream().allMatch(one -> {
            var told = event.path(one.getKey());
            return one.getValue().isArray()
                    ? StreamSupport.stream(one.getValue().spliterator(), false).anyMatch(test -> holds(test, told))
                    : fits(one.getValue(), told);
        });
    }

    private static boolean holds(JsonNode test, JsonNode told) {
        if (test.isTextual()) {
            return test.equals(told);
        }
        return test.has("prefix")
                ? told.asText().startsWith(test.path("prefix").asText())
                : test.path("exists").asBoolean() != told.isMissingNode();
    }
}
