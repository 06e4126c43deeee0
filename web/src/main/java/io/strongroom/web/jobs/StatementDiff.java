package io.strongroom.web.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.iam.Glob;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What becomes of one statement of a policy.
 *
 * @param verdict in words, such as {@code Allows less}
 * @param added what it says only afterwards, by element
 * @param removed what it said only before, by element
 */
record StatementDiff(String name, String verdict, List<String> added, List<String> removed) {
    /** Which way a statement goes: matching more of what may be asked, less, or both or neither. */
    private enum Way {
        MORE,
        LESS,
        UNCLEAR
    }

    static StatementDiff added(ObjectNode statement) {
        return new StatementDiff(name(statement), effect(statement) + " statement added", said(statement), List.of());
    }

    static StatementDiff removed(ObjectNode statement) {
        return new StatementDiff(name(statement), effect(statement) + " statement removed", List.of(), said(statement));
    }

    static StatementDiff changed(ObjectNode before, ObjectNode after) {
        var old = new TreeSet<>(said(before));
        var now = new TreeSet<>(said(after));
        var added = now.stream().filter(text -> !old.contains(text)).toList();
        var removed = old.stream().filter(text -> !now.contains(text)).toList();
        return new StatementDiff(name(after), verdict(before, after), added, removed);
    }

    private static String verdict(ObjectNode before, ObjectNode after) {
        if (!effect(before).equals(effect(after))) {
            return "Turned from " + effect(before) + " to " + effect(after);
        }
        var verb = effect(after).equals("Allow") ? "Allows" : "Denies";
        return switch (way(normal(before), normal(after))) {
            case MORE -> verb + " more";
            case LESS -> verb + " less";
            case UNCLEAR -> "Changed: compare what it says";
        };
    }

    private static Way way(JsonNode before, JsonNode after) {
        var ways = new TreeSet<Way>();
        var names = new TreeSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (var name : names) {
            var old = before.path(name);
            var now = after.path(name);
            if (!old.equals(now)) {
                ways.add(way(name, old, now));
            }
        }
        return ways.size() == 1 ? ways.first() : Way.UNCLEAR;
    }

    private static Way way(String element, JsonNode old, JsonNode now) {
        return switch (element) {
            case "Action", "Resource", "Principal" -> {
                var less = values(now).stream().allMatch(value -> covered(value, values(old)));
                var more = values(old).stream().allMatch(value -> covered(value, values(now)));
                yield less == more ? Way.UNCLEAR : less ? Way.LESS : Way.MORE;
            }
            // All conditions must hold: one more matches less.
            case "Condition" -> {
                var before = conditions(old);
                var after = conditions(now);
                var kept = after.entrySet().containsAll(before.entrySet());
                var fewer = before.entrySet().containsAll(after.entrySet());
                yield kept == fewer ? Way.UNCLEAR : kept ? Way.LESS : Way.MORE;
            }
            default -> Way.UNCLEAR;
        };
    }

    private static boolean covered(String value, TreeSet<String> by) {
        return by.stream().anyMatch(pattern -> Glob.covers(pattern, value));
    }

    /** The values of an element, those of a principal with their kind. */
    private static TreeSet<String> values(JsonNode element) {
        var values = new TreeSet<String>();
        if (element.isObject()) {
            element.properties()
                    .forEach(kind -> kind.getValue()
                            .forEach(value -> values.add(
                                    value.asText().equals("*") ? "*" : kind.getKey() + " " + value.asText())));
        } else {
            element.forEach(value -> values.add(value.asText()));
        }
        return values;
    }

    private static TreeMap<String, JsonNode> conditions(JsonNode condition) {
        var all = new TreeMap<String, JsonNode>();
        condition
                .properties()
                .forEach(operator -> operator.getValue()
                        .properties()
                        .forEach(key -> all.put(operator.getKey() + " " + key.getKey(), key.getValue())));
        return all;
    }

    /** Everything that a statement says, one line for each value, as it is written there. */
    private static List<String> said(ObjectNode statement) {
        var written = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var key : List.of("Action", "NotAction")) {
            var actions = statement.path(key);
            (actions.isArray() ? actions : Json.array().add(actions))
                    .forEach(action -> written.put(action.asText(), action.asText()));
        }
        var lines = new ArrayList<String>();
        normal(statement).properties().forEach(element -> {
            switch (element.getKey()) {
                case "Effect" -> {}
                case "Condition" ->
                    conditions(element.getValue()).forEach((key, values) -> {
                        for (var value : values) {
                            lines.add("Condition " + key + " " + value.asText());
                        }
                    });
                default ->
                    values(element.getValue())
                            .forEach(value -> lines.add(element.getKey() + " " + written.getOrDefault(value, value)));
            }
        });
        return lines;
    }

    private static JsonNode normal(ObjectNode statement) {
        return new PolicyDocument(List.of(statement), Json.object()).meaning().get(0);
    }

    private static String effect(ObjectNode statement) {
        return statement.path("Effect").asText();
    }

    private static String name(ObjectNode statement) {
        var sid = statement.path("Sid").asText();
        return sid.isEmpty() ? "Statement without a Sid" : sid;
    }
}
