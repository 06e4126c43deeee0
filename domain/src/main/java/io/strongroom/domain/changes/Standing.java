package io.strongroom.domain.changes;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.changes.WritableFacet.BucketVersioning;
import io.strongroom.domain.changes.WritableFacet.KeyRotation;
import io.strongroom.domain.changes.WritableFacet.TrailLogging;
import io.strongroom.domain.json.Json;
import java.util.Optional;

/** Where a facet stands on the way of a change. */
public enum Standing {
    /** As it was when the change was planned. */
    TO_DO,
    /** Each part is as before or as wanted: what our own call leaves when it is cut off between two requests. */
    HALFWAY,
    /** As wanted. */
    DONE,
    /** Neither as planned nor as wanted: someone else changed it. */
    ASTRAY;

    /** @param current what is there now; empty when nothing is */
    public static Standing of(Change change, Optional<JsonNode> current) {
        var facet = change.facet();
        if (FacetRules.same(facet, current, change.after()) || resting(change, current)) {
            return DONE;
        }
        if (FacetRules.same(facet, current, change.before())) {
            return TO_DO;
        }
        return current.isPresent() && change.after().isPresent() && mixed(change, current.get()) ? HALFWAY : ASTRAY;
    }

    /** What cannot become absent again is switched off instead. */
    private static boolean resting(Change change, Optional<JsonNode> current) {
        if (change.after().isPresent() || current.isEmpty()) {
            return false;
        }
        var state = current.get();
        return (change.facet() instanceof BucketVersioning
                        && state.path("status").asText().equals("Suspended"))
                || (change.facet() instanceof TrailLogging
                        && !state.path("logging").asBoolean())
                || (change.facet() instanceof KeyRotation
                        && !state.path("enabled").asBoolean());
    }

    private static boolean mixed(Change change, JsonNode current) {
        var facet = change.facet();
        var now = FacetRules.comparable(facet, current);
        var before = change.before()
                .map(state -> FacetRules.comparable(facet, state))
                .orElse(Json.object());
        var after = FacetRules.comparable(facet, change.after().orElseThrow());
        return now.isObject()
                && now.properties().stream().allMatch(field -> {
                    var value = field.getValue();
                    return value.equals(before.get(field.getKey())) || value.equals(after.get(field.getKey()));
                })
                && before.properties().stream()
                        .allMatch(field -> now.has(field.getKey()) || !after.has(field.getKey()));
    }
}
