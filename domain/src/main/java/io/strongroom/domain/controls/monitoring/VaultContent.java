package io.strongroom.domain.controls.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.inventory.backup.RecoveryPoints;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much is in a vault at one assessment, for comparison with another.
 *
 * @param live recovery points that can be restored from
 * @param deleting recovery points on their way out
 * @param bytes size of the live ones
 * @param byDays live ones by retention in days
 */
public record VaultContent(long live, long deleting, long bytes, Map<Long, Long> byDays) {
    private static final long FOR_EVER = Long.MAX_VALUE;
    /** Below this many, one recovery point more or less is no anomaly. */
    private static final long ENOUGH = 10;

    private static final double MUCH = 0.3;

    public static VaultContent now(List<RecoveryPoints> groups) {
        var live = groups.stream().filter(RecoveryPoints::live).toList();
        return new VaultContent(
                live.stream().mapToLong(RecoveryPoints::count).sum(),
                groups.stream()
                        .filter(one -> one.status().equals("DELETING"))
                        .mapToLong(RecoveryPoints::count)
                        .sum(),
                live.stream().mapToLong(RecoveryPoints::bytes).sum(),
                byDays(live.stream(), one -> one.deleteAfterDays().orElse(FOR_EVER), RecoveryPoints::count));
    }

    /** @param moment what was to be gone by then is not missed */
    public static VaultContent then(List<JsonNode> groups, Instant moment) {
        var live = groups.stream()
                .filter(one -> !Set.of("DELETING", "EXPIRED")
                        .contains(one.path("status").asText()))
                .filter(one -> !one.has("lastDeleteAt")
                        || Instant.parse(one.path("lastDeleteAt").asText()).isAfter(moment))
                .toList();
        return new VaultContent(
                live.stream().mapToLong(VaultContent::count).sum(),
                groups.stream()
                        .filter(one -> one.path("status").asText().equals("DELETING"))
                        .mapToLong(VaultContent::count)
                        .sum(),
                live.stream().mapToLong(one -> one.path("bytes").asLong()).sum(),
                byDays(live.stream(), one -> one.path("deleteAfterDays").asLong(FOR_EVER), VaultContent::count));
    }

    private static long count(JsonNode group) {
        return group.path("count").asLong();
    }

    private static <G> Map<Long, Long> byDays(Stream<G> groups, ToLongFunction<G> days, ToLongFunction<G> count) {
        return groups.collect(Collectors.groupingBy(days::applyAsLong, TreeMap::new, Collectors.summingLong(count)));
    }

    /** Whether much of it is gone; all of it always is much. */
    public boolean fellFrom(VaultContent before) {
        return live == 0 || (before.live >= ENOUGH && live < before.live * (1 - MUCH));
    }

    public boolean burstsFrom(VaultContent before) {
        return deleting - before.deleting >= ENOUGH && deleting - before.deleting > before.live * MUCH;
    }

    /** Encrypted data does not compress nor deduplicate, so a backup after an attack is far larger, or nearly empty. */
    public boolean jumpedFrom(VaultContent before) {
        if (live == 0 || before.bytes == 0) {
            return false;
        }
        double growth = ((double) bytes / live) / ((double) before.bytes / before.live);
        return growth > 2 || growth < 0.5;
    }

    boolean shortenedFrom(VaultContent before) {
        long shortest =
                before.byDays.keySet().stream().mapToLong(Long::longValue).min().orElse(0);
        long shorter = byDays.entrySet().stream()
                .filter(entry -> entry.getKey() < shortest)
                .mapToLong(Map.Entry::getValue)
                .sum();
        return shorter >= ENOUGH && shorter > live * MUCH;
    }
}
