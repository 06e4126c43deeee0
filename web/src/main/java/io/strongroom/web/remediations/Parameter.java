package io.strongroom.web.remediations;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.web.format.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * One parameter of a remediation, as its schema tells of it.
 *
 * @param rule what values it takes, in words
 * @param fallback its default, empty when it has none
 */
record Parameter(
        String name,
        String title,
        String description,
        Kind kind,
        boolean required,
        String rule,
        String fallback,
        JsonNode schema) {
    /** The control that a form shows for it. */
    enum Kind {
        TEXT,
        NUMBER,
        CHOICE,
        YES_NO,
        LINES,
        PAIRS,
        JSON
    }

    /** All parameters of a schema, in its order. */
    static List<Parameter> all(JsonNode schema) {
        var required = new ArrayList<String>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        var parameters = new ArrayList<Parameter>();
        schema.path("properties").properties().forEach(entry -> {
            var name = entry.getKey();
            var property = entry.getValue();
            parameters.add(new Parameter(
                    name,
                    property.path("title").asText(spoken(name)),
                    property.path("description").asText(""),
                    kind(property),
                    required.contains(name),
                    rule(property),
                    property.has("default") ? Words.plain(property.get("default")) : "",
                    property));
        });
        return parameters;
    }

    private static Kind kind(JsonNode property) {
        if (property.has("enum")) {
            return Kind.CHOICE;
        }
        return switch (property.path("type").asText()) {
            case "string" -> Kind.TEXT;
            case "integer", "number" -> Kind.NUMBER;
            case "boolean" -> Kind.YES_NO;
            case "array" -> "string".equals(property.path("items").path("type").asText()) ? Kind.LINES : Kind.JSON;
            case "object" ->
                "string"
                                        .equals(property.path("additionalProperties")
                                                .path("type")
                                                .asText())
                                && !property.has("properties")
                        ? Kind.PAIRS
                        : Kind.JSON;
            default -> Kind.JSON;
        };
    }

    private static String rule(JsonNode property) {
        var rules = new ArrayList<String>();
        if (property.has("enum")) {
            rules.add("one of "
                    + String.join(
                            ", ",
                            StreamSupport.stream(property.get("enum").spliterator(), false)
                                    .map(JsonNode::asText)
                                    .toList()));
        }
        add(rules, property, "minimum", "at least %s");
        add(rules, property, "maximum", "at most %s");
        add(rules, property, "minLength", "at least %s characters");
        add(rules, property, "maxLength", "at most %s characters");
        add(rules, property, "minItems", "at least %s");
        add(rules, property, "maxItems", "at most %s");
        add(rules, property, "pattern", "matches %s");
        return String.join(", ", rules);
    }

    private static void add(List<String> rules, JsonNode property, String keyword, String words) {
        if (property.has(keyword)) {
            rules.add(words.formatted(property.get(keyword).asText()));
        }
    }

    /** {@code enableRotation} as {@code Enable rotation}. */
    private static String spoken(String name) {
        var words = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(java.util.Locale.ROOT);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
