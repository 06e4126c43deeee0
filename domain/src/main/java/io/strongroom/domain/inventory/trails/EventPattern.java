package io.strongroom.domain.inventory.trails;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.iam.Glob;
import io.strongroom.domain.iam.PolicyReach;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * An EventBridge event pattern. Operators that it does not know (numbers, addresses) match nothing, so that no rule is
 * taken for wider than it is.
 */
public record EventPattern(JsonNode pattern) {

    public boolean matches(JsonNode event) {
        return fields(pattern, event);
    }

    private static boolean fields(JsonNode wanted, JsonNode event) {
        for (var field : wanted.properties()) {
            var asked = field.getValue();
            var holds = switch (field.getKey()) {
                case "$or" -> some(asked, branch -> fields(branch, event));
                case String name -> field(asked, event.path(name));
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    private static boolean field(JsonNode asked, JsonNode value) {
        if (asked.isObject()) {
            return value.isArray() ? some(value, one -> fields(asked, one)) : fields(asked, value);
        }
        return some(asked, test -> value(test, value));
    }

    private static boolean value(JsonNode test, JsonNode value) {
        if (test.has("exists")) {
            return test.path("exists").asBoolean() != value.isMissingNode();
        }
        if (value.isMissingNode()) {
            return false;
        }
        return value.isArray() ? some(value, one -> one(test, one)) : one(test, value);
    }

    private static boolean one(JsonNode test, JsonNode value) {
        if (!test.isObject()) {
            return test.equals(value);
        }
        return test.properties().stream()
                .anyMatch(operator -> operator(operator.getKey(), operator.getValue(), value.asText()));
    }

    private static boolean operator(String name, JsonNode operand, String value) {
        return switch (name) {
            case "prefix" ->
                operand.isObject()
                        ? lower(value).startsWith(lower(operand.path("equals-ignore-case")))
                        : value.startsWith(operand.asText());
            case "suffix" ->
                operand.isObject()
                        ? lower(value).endsWith(lower(operand.path("equals-ignore-case")))
                        : value.endsWith(operand.asText());
            case "equals-ignore-case" -> texts(operand).contains(lower(value));
            case "wildcard" -> PolicyReach.texts(operand).stream().anyMatch(glob -> Glob.fits(glob, value));
            case "anything-but" -> !excluded(operand, value);
            case String other -> false;
        };
    }

    private static boolean excluded(JsonNode operand, String value) {
        if (!operand.isObject()) {
            return PolicyReach.texts(operand).contains(value);
        }
        return operand.properties().stream()
                .anyMatch(entry -> some(entry.getValue(), each -> operator(entry.getKey(), each, value)));
    }

    private static String lower(JsonNode text) {
        return lower(text.asText());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static List<String> texts(JsonNode operand) {
        return PolicyReach.texts(operand).stream().map(EventPattern::lower).toList();
    }

    private static boolean some(JsonNode oneOrMany, Predicate<JsonNode> test) {
        if (!oneOrMany.isArray()) {
            return test.test(oneOrMany);
        }
        for (var one : oneOrMany) {
            if (test.test(one)) {
                return true;
            }
        }
        return false;
    }
}
