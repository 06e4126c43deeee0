package io.strongroom.domain.inventory.trails;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.strongroom.domain.iam.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A filter pattern of CloudWatch Logs, judged by what it matches among JSON events. Patterns for space-delimited lines,
 * plain terms and what cannot be read match nothing: over CloudTrail's JSON that is mostly what they do.
 */
public final class FilterPattern {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(\\{|}|\\(|\\)|&&|\\|\\||!=|<=|>=|=|<|>|\"(?:[^\"\\\\]|\\\\.)*\"|%[^%]*%|[^\\s(){}&|!=<>\"]+)\\s*");

    private final List<String> tokens;
    private int at;

    private FilterPattern(List<String> tokens) {
        this.tokens = tokens;
    }

    /** Which events the pattern lets through. */
    public static Predicate<JsonNode> of(String pattern) {
        if (pattern.isBlank()) {
            return event -> true;
        }
        try {
            var parser = new FilterPattern(tokens(pattern.strip()));
            parser.take("{");
            var whole = parser.either();
            parser.take("}");
            return parser.at == parser.tokens.size() ? whole : event -> false;
        } catch (IllegalArgumentException e) {
            return event -> false;
        }
    }

    private static List<String> tokens(String pattern) {
        var tokens = new ArrayList<String>();
        var matcher = TOKEN.matcher(pattern);
        int end = 0;
        while (end < pattern.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new IllegalArgumentException("not a filter pattern at: " + pattern.substring(end));
            }
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        return tokens;
    }

    private Predicate<JsonNode> either() {
        var result = both();
        while (next("||")) {
            result = result.or(both());
        }
        return result;
    }

    private Predicate<JsonNode> both() {
        var result = single();
        while (next("&&")) {
            result = result.and(single());
        }
        return result;
    }

    private Predicate<JsonNode> single() {
        if (next("(")) {
            var inner = either();
            take(")");
            return inner;
        }
        var selector = any();
        if (!selector.startsWith("$")) {
            throw new IllegalArgumentException("no selector: " + selector);
        }
        var test = test();
        return event -> test.test(select(selector, event));
    }

    private Predicate<JsonNode> test() {
        return switch (any()) {
            case "=" -> like(any());
            case "!=" -> {
                var same = like(any());
                yield value -> !value.isMissingNode() && !same.test(value);
            }
            case "<" -> number(any(), sign -> sign < 0);
            case ">" -> number(any(), sign -> sign > 0);
            case "<=" -> number(any(), sign -> sign <= 0);
            case ">=" -> number(any(), sign -> sign >= 0);
            case "EXISTS" -> value -> !value.isMissingNode();
            case "NOT" -> {
                take("EXISTS");
                yield JsonNode::isMissingNode;
            }
            case "IS" -> is(any());
            case String other -> throw new IllegalArgumentException("no operator: " + other);
        };
    }

    private static Predicate<JsonNode> is(String what) {
        return switch (what) {
            case "TRUE" -> value -> value.isBoolean() && value.booleanValue();
            case "FALSE" -> value -> value.isBoolean() && !value.booleanValue();
            case "NULL" -> JsonNode::isNull;
            case String other -> throw new IllegalArgumentException("no value: " + other);
        };
    }

    private static Predicate<JsonNode> like(String operand) {
        var pattern = operand.startsWith("%") ? regex(operand) : glob(operand);
        return value -> value.isValueNode() && pattern.test(value.asText());
    }

    private static Predicate<String> regex(String operand) {
        try {
            return Pattern.compile(operand.substring(1, operand.length() - 1)).asPredicate();
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(e.getDescription(), e);
        }
    }

    private static Predicate<String> glob(String operand) {
        var text = operand.startsWith("\"") ? operand.substring(1, operand.length() - 1) : operand;
        return value -> Glob.fits(text, value);
    }

    private static Predicate<JsonNode> number(String operand, Predicate<Integer> test) {
        var bound = Double.parseDouble(operand);
        return value -> value.isNumber() && test.test(Double.compare(value.doubleValue(), bound));
    }

    private static JsonNode select(String selector, JsonNode event) {
        JsonNode value = event;
        for (var step : selector.substring(1).split("[.\\[\\]]+", -1)) {
            value = step.isEmpty() ? value : value.isArray() ? element(step, value) : value.path(step);
        }
        return value;
    }

    private static JsonNode element(String step, JsonNode array) {
        return step.chars().allMatch(Character::isDigit)
                ? array.path(Integer.parseInt(step))
                : MissingNode.getInstance();
    }

    private boolean next(String token) {
        if (at < tokens.size() && tokens.get(at).equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    private void take(String token) {
        if (!next(token)) {
            throw new IllegalArgumentException("expected " + token);
        }
    }

    private String any() {
        if (at == tokens.size()) {
            throw new IllegalArgumentException("ends too early");
        }
        return tokens.get(at++);
    }
}
