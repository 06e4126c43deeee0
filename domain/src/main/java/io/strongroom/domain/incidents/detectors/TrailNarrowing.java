package io.strongroom.domain.incidents.detectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.json.Json;
import java.util.ArrayList;
import java.util.List;

/** What a trail or detector sees less after a call that changes it. Only what is said is changed, so nothing has to be known of before. */
final class TrailNarrowing {
    private TrailNarrowing() {}

    static List<String> of(AwsEvent event) {
        var request = event.request();
        var less = new ArrayList<String>();
        switch (event.name()) {
            case "UpdateTrail" -> {
                off(request, "isMultiRegionTrail", "it sees one Region only", less);
                off(request, "includeGlobalServiceEvents", "it sees no global services", less);
                off(request, "enableLogFileValidation", "its files can be forged", less);
                off(request, "isOrganizationTrail", "it sees one account only", less);
            }
            case "UpdateDetector" -> off(request, "enable", "GuardDuty is off", less);
            default -> selectors(request, less);
        }
        return less;
    }

    private static void off(JsonNode request, String field, String meaning, List<String> less) {
        if (request.has(field) && !request.path(field).asBoolean(true)) {
            less.add(meaning);
        }
    }

    private static void selectors(JsonNode request, List<String> less) {
        var selectors = request.path("eventSelectors");
        if (selectors.isArray()) {
            boolean all = false;
            for (var selector : selectors) {
                boolean management = selector.path("includeManagementEvents").asBoolean(true);
                all |= management
                        && !selector.path("readWriteType").asText("All").equals("ReadOnly")
                        && selector.path("excludeManagementEventSources").isEmpty();
            }
            if (!all) {
                less.add("it misses management events that change something");
            }
        }
        var advanced = request.path("advancedEventSelectors");
        if (advanced.isArray() && !management(advanced)) {
            less.add("it misses management events that change something");
        }
    }

    /** Whether one of the selectors takes all management events: one with another condition than the category takes some. */
    private static boolean management(JsonNode selectors) {
        for (var selector : selectors) {
            boolean category = false;
            boolean narrowed = false;
            for (var field : selector.path("fieldSelectors")) {
                if (field.path("field").asText().equals("eventCategory")) {
                    category = Json.write(field.path("equals")).contains("\"Management\"");
                } else {
                    narrowed |= !(field.path("field").asText().equals("readOnly")
                            && Json.write(field.path("equals")).contains("false"));
                }
            }
            if (category && !narrowed) {
                return true;
            }
        }
        return false;
    }
}
