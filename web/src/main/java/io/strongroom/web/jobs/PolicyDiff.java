package io.strongroom.web.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What becomes of the statements of one policy.
 *
 * @param path where in the state the policy stands; empty text for the state itself
 * @param reordered whether it is written differently and means the same
 * @param unchanged how many statements mean the same before and after
 */
record PolicyDiff(String path, boolean reordered, long unchanged, List<StatementDiff> statements) {
    private static final String STANDS_BELOW = "(a policy, by statement)";

    /** The policies of two states, in the order of their places. */
    static List<PolicyDiff> of(Optional<JsonNode> before, Optional<JsonNode> after) {
        var old = new TreeMap<String, PolicyDocument>();
        var now = new TreeMap<String, PolicyDocument>();
        before.ifPresent(json -> take("", JsonDiff.open(json), old));
        after.ifPresent(json -> take("", JsonDiff.open(json), now));
        var paths = new TreeSet<>(old.keySet());
        paths.addAll(now.keySet());
        return paths.stream()
                .map(path -> compare(
                        path,
                        old.getOrDefault(path, PolicyDocument.empty()),
                        now.getOrDefault(path, PolicyDocument.empty())))
                .filter(diff -> diff.reordered || !diff.statements.isEmpty())
                .toList();
    }

    /** The state without what its policies say, for the rest of the difference. */
    static JsonNode rest(JsonNode state) {
        return take("", JsonDiff.open(state), new TreeMap<>());
    }

    /** Whether the states differ in writing only. */
    static boolean reorderedOnly(Optional<JsonNode> before, Optional<JsonNode> after) {
        return before.isPresent()
                && after.isPresent()
                && !before.get().equals(after.get())
                && rest(before.get()).equals(rest(after.get()))
                && of(before, after).stream().allMatch(PolicyDiff::reordered);
    }

    private static JsonNode take(String path, JsonNode node, Map<String, PolicyDocument> found) {
        if (node instanceof ObjectNode object) {
            var policy = policy(object);
            if (policy.isPresent()) {
                found.put(path, policy.get());
                return object.deepCopy().put("Statement", STANDS_BELOW);
            }
            var copy = Json.object();
            object.properties().forEach(e -> copy.set(e.getKey(), take(path + "/" + e.getKey(), e.getValue(), found)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            var copy = Json.array();
            for (var i = 0; i < array.size(); i++) {
                copy.add(take(path + "/" + i, array.get(i), found));
            }
            return copy;
        }
        return node;
    }

    private static Optional<PolicyDocument> policy(ObjectNode object) {
        if (!object.has("Statement")) {
            return Optional.empty();
        }
        try {
            return Optional.of(PolicyDocument.of(object));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static PolicyDiff compare(String path, PolicyDocument before, PolicyDocument after) {
        var gone = new ArrayList<>(before.statements().stream()
                .filter(statement -> !after.contains(statement))
                .toList());
        var changes = new ArrayList<StatementDiff>();
        var unchanged = 0L;
        for (var statement : after.statements()) {
            if (before.contains(statement)) {
                unchanged++;
                continue;
            }
            var same = gone.stream().filter(old -> sameSid(old, statement)).findFirst();
            same.ifPresent(gone::remove);
            changes.add(same.map(old -> StatementDiff.changed(old, statement))
                    .orElseGet(() -> StatementDiff.added(statement)));
        }
        gone.forEach(old -> changes.add(StatementDiff.removed(old)));
        var reordered = changes.isEmpty() && !before.document().equals(after.document());
        return new PolicyDiff(path, reordered, unchanged, changes);
    }

    private static boolean sameSid(ObjectNode a, ObjectNode b) {
        var sid = a.path("Sid").asText();
        return !sid.isEmpty() && sid.equals(b.path("Sid").asText());
    }
}
