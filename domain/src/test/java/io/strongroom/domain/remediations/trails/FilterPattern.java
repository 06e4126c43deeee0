package io.strongroom.domain.remediations.trails;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CloudWatch Logs filter patterns for JSON, as far as the alarms use them: comparison of a selector with a quoted text in which an
 * asterisk stands for anything, {@code NOT EXISTS}, {@code &&}, {@code ||} and parentheses. Anything else is an error.
 */
final class FilterPattern {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(\\{|}|\\(|\\)|&&|\\|\\||!=|=|NOT EXISTS|EXISTS|\"[^\"]*\"|\\$(?:\\.[A-Za-z0-9_]+)+)\\s*");

    private final List<String> tokens = new ArrayList<>();
    private int at;
    private final JsonNode event;

    private FilterPattern(String pattern, JsonNode event) {
        this.event = event;
        Matcher matcher = TOKEN.matcher(pattern);
        int end = 0;
        while (end < pattern.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new IllegalArgumentException("not a filter pattern at: " + pattern.substring(end));
            }
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
    }

    static boolean matches(String pattern, JsonNode event) {
        var parsed = new FilterPattern(pattern, event);
        parsed.take("{");
        var result = parsed.either();
        parsed.take("}");
        if (parsed.at != parsed.tokens.size()) {
            throw new IllegalArgumentException("more after the end: " + pattern);
        }
        return result;
    }

    private boolean either() {
        var result = both();
        while (is("||")) {
            at++;
            result |= both();
        }
        return result;
    }

    private boolean both() {
        var result = single();
        while (is("&&")) {
            at++;
            result &= single();
        }
        return result;
    }

    private boolean single() {
        if (is("(")) {
            at++;
            var result = either();
            take(")");
            return result;
        }
        var value = event.at(next().substring(1).replace('.', '/'));
        return switch (next()) {
            case "=" -> like(value, next());
            case "!=" -> !like(value, next());
            case "EXISTS" -> !value.isMissingNode();
            case "NOT EXISTS" -> value.isMissingNode();
            case String other -> throw new IllegalArgumentException("no operator: " + other);
        };
    }

    private static boolean like(JsonNode value, String quoted) {
        var text = quoted.substring(1, quoted.length() - 1);
        var regex = "\\Q" + text.replace("*", "\\E.*\\Q") + "\\E";
        return value.isValueNode() && value.asText().matches(regex);
    }

    private boolean is(String token) {
        return at < tokens.size() && tokens.get(at).equals(token);
    }

    private void take(String token) {
        if (!is(token)) {
            throw new IllegalArgumentException("expected " + token + " at token " + at + " of " + tokens);
        }
        at++;
    }

    private String next() {
        return tokens.get(at++);
    }
}
