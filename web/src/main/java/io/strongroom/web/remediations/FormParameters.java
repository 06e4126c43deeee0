package io.strongroom.web.remediations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.strongroom.domain.json.Json;
import java.util.List;
import java.util.function.Function;

/** Turns what was typed into a form into the JSON that the schema speaks of, and back. What does not fit stays text, for the schema to object to. */
final class FormParameters {
    private FormParameters() {}

    /** @param typed the typed text by parameter name; empty text when there was none */
    static ObjectNode toJson(List<Parameter> parameters, Function<String, String> typed) {
        var json = Json.object();
        for (var parameter : parameters) {
            var text = typed.apply(parameter.name()).strip().replace("\r\n", "\n");
            if (parameter.kind() == Parameter.Kind.YES_NO) {
                json.put(parameter.name(), text.equals("true"));
            } else if (!text.isEmpty()) {
                json.set(parameter.name(), value(parameter.kind(), text));
            }
        }
        return json;
    }

    /** A JSON value as it would be typed. */
    static String toText(Parameter.Kind kind, JsonNode value) {
        return switch (kind) {
            case TEXT, NUMBER, CHOICE, YES_NO -> value.asText();
            case LINES -> {
                var lines = new StringBuilder();
                value.forEach(item -> lines.append(item.asText()).append('\n'));
                yield lines.toString();
            }
            case PAIRS -> {
                var lines = new StringBuilder();
                value.properties()
                        .forEach(e -> lines.append(e.getKey())
                                .append('=')
                                .append(e.getValue().asText())
                                .append('\n'));
                yield lines.toString();
            }
            case JSON -> io.strongroom.web.format.Words.pretty(value);
        };
    }

    private static JsonNode value(Parameter.Kind kind, String text) {
        return switch (kind) {
            case TEXT, YES_NO -> TextNode.valueOf(text);
            case NUMBER, CHOICE, JSON -> parsed(kind, text);
            case LINES -> {
                var lines = Json.array();
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
                yield lines;
            }
            case PAIRS -> pairs(text);
        };
    }

    private static JsonNode parsed(Parameter.Kind kind, String text) {
        if (kind == Parameter.Kind.CHOICE && !text.matches("-?[0-9]+")) {
            return TextNode.valueOf(text);
        }
        try {
            return Json.parse(text);
        } catch (IllegalArgumentException e) {
            return TextNode.valueOf(text);
        }
    }

    private static JsonNode pairs(String text) {
        var pairs = Json.object();
        for (var line :
                text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
            var at = line.indexOf('=');
            if (at < 1) {
                return TextNode.valueOf(text);
            }
            pairs.put(line.substring(0, at).strip(), line.substring(at + 1).strip());
        }
        return pairs;
    }
}
