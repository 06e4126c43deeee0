package io.strongroom.domain.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.json.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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

    /** Whether there were backups, or plans for them; what AWS makes by itself is not. */
    public boolean holdsBackups() {
        return !of(Kinds.RECOVERY_POINTS).isEmpty()
                || !of(Kinds.BACKUP_PLANS).isEmpty()
                || of(Kinds.VAULTS).values().stream()
                        .anyMatch(vault -> !vault.path("name").asText().equals(Vault.DEFAULT));
    }

    /**
     * What is to be kept of an inventory. What could not be read this time is kept as it was last known: else whoever
     * refuses one reading would have what changes meanwhile never told.
     */
    public static Baseline seenBy(Inventory inventory) {
        var resources = new LinkedHashMap<String, Map<String, JsonNode>>();
        for (var kind : KINDS) {
            var earlier = inventory.baseline().filter(before -> before.covers(kind));
            if (inventory.coverage(kind) instanceof Coverage.Read) {
                var known = earlier.map(before -> before.of(kind)).orElse(Map.of());
                var byArn = new LinkedHashMap<String, JsonNode>();
                inventory.all(kind).forEach(one -> byArn.put(one.arn(), seen(one, known.get(one.arn()))));
                resources.put(kind.name(), byArn);
            } else {
                earlier.ifPresent(before -> resources.put(kind.name(), before.of(kind)));
            }
        }
        return new Baseline(inventory.takenAt(), resources);
    }

    private static JsonNode seen(Resource resource, @Nullable JsonNode earlier) {
        JsonNode now = Json.tree(resource);
        if (earlier == null || !(now instanceof ObjectNode properties)) {
            return now;
        }
        var untold = properties.properties().stream()
                .filter(property -> Told.isUnknown(property.getValue()))
                .map(Map.Entry::getKey)
                .filter(earlier::has)
                .toList();
        untold.forEach(name -> properties.set(name, earlier.get(name)));
        return properties;
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
