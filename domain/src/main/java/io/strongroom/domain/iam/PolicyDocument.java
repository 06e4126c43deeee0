package io.strongroom.domain.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * An IAM policy document. Two documents are the same when they mean the same: the order of statements and of list
 * elements, a single value in place of a list of one, the case of action names and the account root written as a
 * number carry no meaning (IAM JSON policy elements reference). A Sid carries none either, but is kept.
 */
public record PolicyDocument(List<ObjectNode> statements, JsonNode source) {
    private static final Set<String> CASELESS = Set.of("Action", "NotAction");

    public PolicyDocument {
        statements = List.copyOf(statements);
    }

    /** @throws IllegalArgumentException when it is no policy document */
    public static PolicyDocument of(JsonNode document) {
        var statement = document.path("Statement");
        var list = new ArrayList<ObjectNode>();
        for (var element : statement.isArray() ? statement : Json.array().add(statement)) {
            if (!(element instanceof ObjectNode object)
                    || !object.path("Effect").isTextual()) {
                throw new IllegalArgumentException("policy: every statement needs an Effect");
            }
            list.add(object);
        }
        return new PolicyDocument(list, document);
    }

    public static PolicyDocument empty() {
        return new PolicyDocument(List.of(), Json.object().put("Version", "2012-10-17"));
    }

    /** The document in its one normal form: equal meaning gives equal JSON. */
    public JsonNode meaning() {
        var sorted = new TreeSet<String>();
        statements.forEach(statement -> sorted.add(Json.canonical(normal(statement))));
        var all = Json.array();
        sorted.forEach(text -> all.add(Json.parse(text)));
        return all;
    }

    public boolean meansTheSameAs(PolicyDocument other) {
        return meaning().equals(other.meaning());
    }

    /** Whether a statement of the same meaning is in it. */
    public boolean contains(ObjectNode statement) {
        var wanted = normal(statement);
        return statements.stream().anyMatch(own -> normal(own).equals(wanted));
    }

    /**
     * This document with the given statements in it. One that is there already, by meaning, stays as it is; one whose Sid
     * is there with another meaning replaces that, in its place; the rest are added at the end. No other statement is touched.
     */
    public PolicyDocument with(List<ObjectNode> wanted) {
        var merged = new ArrayList<>(statements);
        for (var statement : wanted) {
            if (contains(statement)) {
                continue;
            }
            var sid = statement.path("Sid").asText();
            int at = -1;
            for (int i = 0; i < merged.size(); i++) {
                if (!sid.isEmpty() && merged.get(i).path("Sid").asText().equals(sid)) {
                    at = i;
                }
            }
            if (at >= 0) {
                merged.set(at, statement);
            } else {
                merged.add(statement);
            }
        }
        return new PolicyDocument(merged, source);
    }

    /** As it is sent to AWS. */
    public JsonNode document() {
        ObjectNode document = source instanceof ObjectNode object ? object.deepCopy() : Json.object();
        if (!document.has("Version")) {
            document.put("Version", "2012-10-17");
        }
        var array = Json.array();
        statements.forEach(array::add);
        document.set("Statement", array);
        return document;
    }

    private static ObjectNode normal(ObjectNode statement) {
        var result = Json.object();
        statement.properties().forEach(entry -> {
            if (!entry.getKey().equals("Sid")) {
                result.set(entry.getKey(), normal(entry.getKey(), entry.getValue()));
            }
        });
        return result;
    }

    private static JsonNode normal(String key, JsonNode value) {
        return switch (key) {
            case "Effect" -> value;
            case "Principal", "NotPrincipal" -> principal(value);
            case "Condition" -> condition(value);
            default -> list(value, CASELESS.contains(key));
        };
    }

    private static JsonNode principal(JsonNode value) {
        if (value.isTextual()) {
            return Json.object().set("AWS", list(value, false));
        }
        var result = Json.object();
        value.properties().forEach(entry -> {
            var values = new TreeSet<String>();
            for (var one : list(entry.getValue(), false)) {
                values.add(one.asText().replaceFirst("^arn:aws[a-z-]*:iam::([0-9]{12}):root$", "$1"));
            }
            result.set(entry.getKey(), texts(values));
        });
        return result;
    }

    private static JsonNode condition(JsonNode value) {
        var result = Json.object();
        value.properties().forEach(operator -> {
            var keys = Json.object();
            operator.getValue()
                    .properties()
                    .forEach(key -> keys.set(key.getKey().toLowerCase(Locale.ROOT), list(key.getValue(), false)));
            result.set(operator.getKey(), keys);
        });
        return result;
    }

    private static ArrayNode list(JsonNode value, boolean caseless) {
        var values = new TreeSet<String>();
        for (var element : value.isArray() ? value : Json.array().add(value)) {
            values.add(caseless ? element.asText().toLowerCase(Locale.ROOT) : element.asText());
        }
        return texts(values);
    }

    private static ArrayNode texts(Set<String> values) {
        var array = Json.array();
        values.forEach(array::add);
        return array;
    }
}
