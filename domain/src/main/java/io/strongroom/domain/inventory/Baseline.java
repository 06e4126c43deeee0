package io.strongroom.domain.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * What the last assessment of an account and Region saw of the resources whose drift matters.
 *
 * @param takenAt when it looked
 * @param resources by kind name and ARN, each resource as JSON in the shape of its record
 */
public record Baseline(Instant takenAt, Map<String, Map<String, JsonNode>> resources) {
    public Baseline {
        resources = Map.copyOf(resources);
    }

    /** Resources of the kind by ARN; empty when there were none. */
    public Map<String, JsonNode> of(Kind<?> kind) {
        return resources.getOrDefault(kind.name(), Map.of());
    }
}
