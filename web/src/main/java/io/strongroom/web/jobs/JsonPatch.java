package io.strongroom.web.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.json.Json;
import java.util.Optional;

/** The difference of two JSON states as RFC 6902 has it: what to do to the one to get the other. */
final class JsonPatch {
    private final ArrayNode operations = Json.array();

    private JsonPatch() {}

    static ArrayNode of(Optional<JsonNode> before, Optional<JsonNode> after) {
        var patch = new JsonPatch();
        if (after.isEmpty()) {
            patch.add("remove", "", null);
        } else if (before.isEmpty()) {
            patch.add("add", "", after.get());
        } else {
            patch.compare("", before.get(), after.get());
        }
        return patch.operations;
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return;
        }
        if (before instanceof ObjectNode a && after instanceof ObjectNode b) {
            fields(path, a, b);
        } else if (before instanceof ArrayNode a && after instanceof ArrayNode b) {
            elements(path, a, b);
        } else {
            add("replace", path, after);
        }
    }

    private void fields(String path, ObjectNode before, ObjectNode after) {
        before.properties().forEach(field -> {
            var name = path + "/" + escaped(field.getKey());
            if (after.has(field.getKey())) {
                compare(name, field.getValue(), after.get(field.getKey()));
            } else {
                add("remove", name, null);
            }
        });
        after.properties().stream()
                .filter(field -> !before.has(field.getKey()))
                .forEach(field -> add("add", path + "/" + escaped(field.getKey()), field.getValue()));
    }

    /** What both begin and end with stays; between them, places are changed, then added or removed from the right. */
    private void elements(String path, ArrayNode before, ArrayNode after) {
        var least = Math.min(before.size(), after.size());
        var head = 0;
        while (head < least && before.get(head).equals(after.get(head))) {
            head++;
        }
        var tail = 0;
        while (tail < least - head && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        for (var i = head; i < least - tail; i++) {
            compare(path + "/" + i, before.get(i), after.get(i));
        }
        for (var i = before.size() - tail - 1; i >= least - tail; i--) {
            add("remove", path + "/" + i, null);
        }
        for (var i = least - tail; i < after.size() - tail; i++) {
            add("add", path + "/" + i, after.get(i));
        }
    }

    private void add(String op, String path, @org.jspecify.annotations.Nullable JsonNode value) {
        var operation = Json.object().put("op", op).put("path", path);
        if (value != null) {
            operation.set("value", value);
        }
        operations.add(operation);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
