package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.json.Json;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;

/** The selectors of a trail, basic ones as the advanced ones that mean the same: a trail has either, and we write advanced. */
public final class EventSelectors {
    private EventSelectors() {}

    /** {@code {selectors}} as CloudTrail writes advanced ones. */
    public static JsonNode state(GetEventSelectorsResponse answer) {
        var selectors = Json.array();
        answer.advancedEventSelectors().forEach(selector -> selectors.add(advanced(selector)));
        answer.eventSelectors().forEach(selector -> basic(selector, selectors));
        if (answer.advancedEventSelectors().isEmpty() && answer.eventSelectors().isEmpty()) {
            // What CloudTrail records when nobody has said anything.
            selectors.add(selector(field("eventCategory", "equals", List.of("Management"))));
        }
        return Json.object().set("selectors", selectors);
    }

    static List<AdvancedEventSelector> of(JsonNode state) {
        var all = new ArrayList<AdvancedEventSelector>();
        for (var selector : state.path("selectors")) {
            var fields = new ArrayList<AdvancedFieldSelector>();
            selector.path("fieldSelectors").forEach(field -> fields.add(field(field)));
            var made = AdvancedEventSelector.builder().fieldSelectors(fields);
            if (selector.has("name")) {
                made.name(selector.path("name").asText());
            }
            all.add(made.build());
        }
        return all;
    }

    private static ObjectNode advanced(AdvancedEventSelector from) {
        var selector = Json.object();
        if (from.name() != null && !from.name().isEmpty()) {
            selector.put("name", from.name());
        }
        var fields = selector.putArray("fieldSelectors");
        for (var field : from.fieldSelectors()) {
            var made = Json.object().put("field", field.field());
            put(made, "equals", field.equalsValue());
            put(made, "startsWith", field.startsWith());
            put(made, "endsWith", field.endsWith());
            put(made, "notEquals", field.notEquals());
            put(made, "notStartsWith", field.notStartsWith());
            put(made, "notEndsWith", field.notEndsWith());
            fields.add(made);
        }
        return selector;
    }

    private static void basic(EventSelector from, ArrayNode into) {
        if (!Boolean.FALSE.equals(from.includeManagementEvents())) {
            var management = selector(field("eventCategory", "equals", List.of("Management")));
            readOnly(from, management);
            if (!from.excludeManagementEventSources().isEmpty()) {
                fields(management).add(field("eventSource", "notEquals", from.excludeManagementEventSources()));
            }
            into.add(management);
        }
        for (var resource : from.dataResources()) {
            var data = selector(field("eventCategory", "equals", List.of("Data")));
            fields(data).add(field("resources.type", "equals", List.of(resource.type())));
            // An ARN without a name, such as arn:aws:s3, stands for all of its kind.
            var named = resource.values().stream()
                    .filter(arn -> arn.split(":", -1).length > 3)
                    .toList();
            if (named.size() == resource.values().size() && !named.isEmpty()) {
                fields(data).add(field("resources.ARN", "startsWith", named));
            }
            readOnly(from, data);
            into.add(data);
        }
    }

    private static void readOnly(EventSelector from, ObjectNode selector) {
        if (from.readWriteType() == ReadWriteType.READ_ONLY || from.readWriteType() == ReadWriteType.WRITE_ONLY) {
            var value = String.valueOf(from.readWriteType() == ReadWriteType.READ_ONLY);
            fields(selector).add(field("readOnly", "equals", List.of(value)));
        }
    }

    private static ArrayNode fields(ObjectNode selector) {
        return selector.withArrayProperty("fieldSelectors");
    }

    private static ObjectNode selector(ObjectNode field) {
        return Json.object().set("fieldSelectors", Json.array().add(field));
    }

    private static ObjectNode field(String name, String operator, List<String> values) {
        return Json.object().put("field", name).set(operator, Json.tree(values));
    }

    private static void put(ObjectNode field, String operator, List<String> values) {
        if (!values.isEmpty()) {
            field.set(operator, Json.tree(values));
        }
    }

    private static AdvancedFieldSelector field(JsonNode field) {
        var made = AdvancedFieldSelector.builder().field(field.path("field").asText());
        field.properties().forEach(entry -> {
            var values = new ArrayList<String>();
            entry.getValue().forEach(value -> values.add(value.asText()));
            switch (entry.getKey()) {
                case "field" -> {
                    // Named above.
                }
                case "equals" -> made.equalsValue(values);
                case "startsWith" -> made.startsWith(values);
                case "endsWith" -> made.endsWith(values);
                case "notEquals" -> made.notEquals(values);
                case "notStartsWith" -> made.notStartsWith(values);
                case "notEndsWith" -> made.notEndsWith(values);
                default -> throw new IllegalArgumentException("no operator of event selectors: " + entry.getKey());
            }
        });
        return made.build();
    }
}
