package io.strongroom.domain.incidents.detectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.inventory.Baseline;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A vault as the last assessment saw it: the part that detectors compare with. */
record SeenVault(
        String arn,
        String name,
        boolean airGapped,
        boolean locked,
        Optional<Instant> lockDate,
        Optional<Long> minRetentionDays,
        Optional<Long> maxRetentionDays,
        JsonNode accessPolicy) {
    private static SeenVault of(String arn, JsonNode vault) {
        return new SeenVault(
                arn,
                vault.path("name").asText(),
                vault.path("kind").asText().equals("LOGICALLY_AIR_GAPPED_BACKUP_VAULT"),
                vault.path("locked").asBoolean(),
                vault.hasNonNull("lockDate")
                        ? Optional.of(Instant.parse(vault.path("lockDate").asText()))
                        : Optional.empty(),
                days(vault, "minRetentionDays"),
                days(vault, "maxRetentionDays"),
                vault.path("accessPolicy"));
    }

    /** Bounds of its lock, as a lock is asked for; empty when it had none that keeps anything. */
    Optional<JsonNode> bounds() {
        return minRetentionDays.filter(days -> locked && days > 0).map(days -> {
            var bounds = Json.object().put("minRetentionDays", days.intValue());
            maxRetentionDays.ifPresent(most -> bounds.put("maxRetentionDays", most.intValue()));
            return bounds;
        });
    }

    static Optional<Long> days(JsonNode from, String field) {
        return from.path(field).canConvertToLong() && from.path(field).isNumber()
                ? Optional.of(from.path(field).asLong())
                : Optional.empty();
    }

    static List<SeenVault> all(Baseline baseline) {
        return baseline.of(Kinds.VAULTS).entrySet().stream()
                .map(one -> of(one.getKey(), one.getValue()))
                .toList();
    }

    static Optional<SeenVault> named(Optional<Baseline> baseline, String name) {
        return baseline.stream()
                .flatMap(seen -> all(seen).stream())
                .filter(vault -> vault.name().equals(name))
                .findFirst();
    }

    /** Whether vaults were read at all: one that is not among them is then a new one. */
    static boolean readIn(Optional<Baseline> baseline) {
        return baseline.filter(seen -> seen.covers(Kinds.VAULTS)).isPresent();
    }
}
