package io.strongroom.domain.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the last assessment of an account and Region saw of the resources whose drift matters.
 *
 * @param takenAt when it looked
 * @param resources by kind name and ARN, each resource as JSON in the shape of its record
 */
public record Baseline(Instant takenAt, Map<String, Map<String, JsonNode>> resources) {
    /** The kinds whose drift matters, and so what is kept of an assessment for the next. */
    public static final List<Kind<?>> KINDS = List.of(
            Kinds.VAULTS,
            Kinds.RECOVERY_POINTS,
            Kinds.BACKUP_PLANS,
            Kinds.BACKUP_SETTINGS,
            Kinds.AUDIT_FRAMEWORKS,
            Kinds.REPORT_PLANS,
            Kinds.KEYS);

    public Baseline {
        // In one order: what is the same is written the same, and so not written again.
        var sorted = new TreeMap<String, Map<String, JsonNode>>();
        resources.forEach((kind, byArn) -> sorted.put(kind, Collections.unmodifiableMap(new TreeMap<>(byArn))));
        resources = Collections.unmodifiableMap(sorted);
    }

    /** Resources of the kind by ARN; empty when there were none. */
    public Map<String, JsonNode> of(Kind<?> kind) {
        return resources.getOrDefault(kind.name(), Map.of());
    }

    /** Whether the kind was read at all: one that was not says nothing about what was there. */
    public boolean covers(Kind<?> kind) {
        return resources.containsKey(kind.name());
    }

    /** What is to be kept of an inventory. Kinds that could not be read whole are left out. */
    public static Baseline seenBy(Inventory inventory) {
        var resources = new LinkedHashMap<String, Map<String, JsonNode>>();
        for (var kind : KINDS) {
            if (inventory.coverage(kind) instanceof Coverage.Read) {
                var byArn = new LinkedHashMap<String, JsonNode>();
                inventory.all(kind).forEach(one -> byArn.put(one.arn(), Json.tree(one)));
                resources.put(kind.name(), byArn);
            }
        }
        return new Baseline(inventory.takenAt(), resources);
    }

    /** Reads {@link #resources()} as it was written as JSON. */
    public static Map<String, Map<String, JsonNode>> resources(JsonNode written) {
        var all = new LinkedHashMap<String, Map<String, JsonNode>>();
        written.properties().forEach(kind -> {
            var byArn = new LinkedHashMap<String, JsonNode>();
            kind.getValue().properties().forEach(one -> byArn.put(one.getKey(), one.getValue()));
            all.put(kind.getKey(), byArn);
        });
        return all;
    }
}
