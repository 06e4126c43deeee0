package io.strongroom.domain.inventory.trails;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.iam.PolicyReach;
import java.util.Map;
import java.util.function.BiPredicate;

/** What a trail's advanced event selectors let through: one of them is enough, and all its fields must agree. */
record EventSelectors(JsonNode selectors) {

    /** @param event field names as selectors write them; a selector that asks for another field is too narrow to count */
    boolean record(Map<String, String> event) {
        for (var selector : selectors) {
            if (agrees(selector.path("fieldSelectors"), event)) {
                return true;
            }
        }
        return false;
    }

    private static boolean agrees(JsonNode fields, Map<String, String> event) {
        for (var field : fields) {
            var value = event.get(field.path("field").asText());
            if (value == null || !agrees(field, value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean agrees(JsonNode field, String value) {
        var asked = field.has("equals") || field.has("startsWith") || field.has("endsWith");
        var found = holds(field, "equals", value, String::equals)
                || holds(field, "startsWith", value, String::startsWith)
                || holds(field, "endsWith", value, String::endsWith);
        var refused = holds(field, "notEquals", value, String::equals)
                || holds(field, "notStartsWith", value, String::startsWith)
                || holds(field, "notEndsWith", value, String::endsWith);
        return (found || !asked) && !refused;
    }

    private static boolean holds(JsonNode field, String operator, String value, BiPredicate<String, String> test) {
        return PolicyReach.texts(field.path(operator)).stream().anyMatch(operand -> test.test(value, operand));
    }
}
