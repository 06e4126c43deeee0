package io.strongroom.domain.remediations.trails;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.iam.PolicyReach;
import io.strongroom.domain.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which events a trail records. PutEventSelectors replaces all selectors, so the wanted ones are merged into those that are
 * there: what is recorded only ever grows.
 */
final class TrailSelection {
    private static final String OWN = "Strongroom: objects of backup buckets";

    private TrailSelection() {}

    /** What a new trail records by itself: every management event. */
    static JsonNode ofNewTrail() {
        return Json.object().set("selectors", Json.array().add(management(Optional.empty())));
    }

    /** @param prefixes ARNs of buckets with a slash at their end, whose object events are wanted */
    static JsonNode merged(JsonNode current, Collection<String> prefixes) {
        var merged = Json.array();
        var name = Optional.<String>empty();
        var managed = false;
        for (var selector : current.path("selectors")) {
            if (!is(selector, "eventCategory", "Management")) {
                merged.add(selector);
            } else if (!managed) {
                managed = true;
                name = Optional.ofNullable(selector.get("name")).map(JsonNode::asText);
                // One that leaves out events, such as those of KMS, makes room for one that leaves out none.
                merged.add(selector.path("fieldSelectors").size() == 1 ? selector : management(name));
            }
        }
        if (!managed) {
            merged.insert(0, management(name));
        }
        addObjects(merged, prefixes);
        return Json.object().set("selectors", merged);
    }

    /** Whether some management events were left out until now. */
    static boolean leavesOutManagement(JsonNode current) {
        var all = management(Optional.empty()).path("fieldSelectors");
        for (var selector : current.path("selectors")) {
            if (selector.path("fieldSelectors").equals(all)) {
                return false;
            }
        }
        return true;
    }

    private static void addObjects(ArrayNode merged, Collection<String> prefixes) {
        var missing = new TreeSet<>(
                prefixes.stream().filter(prefix -> !isCovered(merged, prefix)).toList());
        if (missing.isEmpty()) {
            return;
        }
        int own = -1;
        for (int i = 0; i < merged.size(); i++) {
            if (merged.get(i).path("name").asText().equals(OWN)) {
                own = i;
                field(merged.get(i), "resources.ARN").ifPresent(arn -> missing.addAll(values(arn, "startsWith")));
            }
        }
        if (own >= 0) {
            merged.set(own, objects(missing));
        } else {
            merged.add(objects(missing));
        }
    }

    private static boolean isCovered(ArrayNode selectors, String prefix) {
        for (var selector : selectors) {
            if (is(selector, "eventCategory", "Data")
                    && is(selector, "resources.type", "AWS::S3::Object")
                    && coversAll(selector, prefix)) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing but the ARN narrows it, and the ARN not below the prefix. */
    private static boolean coversAll(JsonNode selector, String prefix) {
        var arn = field(selector, "resources.ARN");
        int plain = arn.isPresent() ? 3 : 2;
        if (selector.path("fieldSelectors").size() != plain) {
            return false;
        }
        return arn.isEmpty()
                || (arn.get().size() == 2
                        && values(arn.get(), "startsWith").stream().anyMatch(prefix::startsWith));
    }

    private static boolean is(JsonNode selector, String field, String value) {
        return field(selector, field)
                .map(found -> values(found, "equals").contains(value))
                .orElse(false);
    }

    private static Optional<JsonNode> field(JsonNode selector, String name) {
        for (var field : selector.path("fieldSelectors")) {
            if (field.path("field").asText().equals(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    private static List<String> values(JsonNode field, String operator) {
        return new ArrayList<>(PolicyReach.texts(field.path(operator)));
    }

    private static ObjectNode management(Optional<String> name) {
        var selector = Json.object();
        name.ifPresent(text -> selector.put("name", text));
        selector.set("fieldSelectors", Json.array().add(field("eventCategory", "equals", List.of("Management"))));
        return selector;
    }

    private static ObjectNode objects(Collection<String> prefixes) {
        var fields = Json.array()
                .add(field("eventCategory", "equals", List.of("Data")))
                .add(field("resources.type", "equals", List.of("AWS::S3::Object")))
                .add(field("resources.ARN", "startsWith", prefixes));
        return Json.object().put("name", OWN).set("fieldSelectors", fields);
    }

    private static ObjectNode field(String name, String operator, Collection<String> values) {
        return Json.object().put("field", name).set(operator, Json.tree(values));
    }
}
