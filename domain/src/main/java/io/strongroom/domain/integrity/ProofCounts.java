package io.strongroom.domain.integrity;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How much of the backups of some accounts is proven. A resource counts by the best of its vaults.
 *
 * @param resources that have recovery points
 * @param byRung how many stand on each rung; every rung is in it
 * @param untold how many of them may stand higher, and it could not be told
 * @param stale resources whose newest backup is older than is asked
 * @param points recovery points of all of them
 * @param bytes of all of them
 * @param further recovery points of resources beyond those told apart, which count nowhere else
 */
public record ProofCounts(
        long resources,
        Map<EvidenceRung, Long> byRung,
        long untold,
        long stale,
        long points,
        long bytes,
        long further) {
    private static final int PERCENT = 100;

    public ProofCounts {
        var all = new EnumMap<EvidenceRung, Long>(EvidenceRung.class);
        for (var rung : EvidenceRung.values()) {
            all.put(rung, byRung.getOrDefault(rung, 0L));
        }
        byRung = Collections.unmodifiableMap(all);
    }

    /** Of nothing. */
    public static ProofCounts none() {
        return new ProofCounts(0, Map.of(), 0, 0, 0, 0, 0);
    }

    /** How many stand on that rung or higher. */
    public long atLeast(EvidenceRung rung) {
        return byRung.entrySet().stream()
                .filter(one -> one.getKey().atLeast(rung))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Of a hundred resources so many stand on that rung or higher, rounded down; empty when there is no resource. */
    public OptionalInt percent(EvidenceRung rung) {
        return resources == 0 ? OptionalInt.empty() : OptionalInt.of((int) (atLeast(rung) * PERCENT / resources));
    }

    /** Both together. */
    public ProofCounts plus(ProofCounts other) {
        var sums = new EnumMap<EvidenceRung, Long>(EvidenceRung.class);
        byRung.forEach((rung, count) -> sums.put(rung, count + other.byRung.getOrDefault(rung, 0L)));
        return new ProofCounts(
                resources + other.resources,
                sums,
                untold + other.untold,
                stale + other.stale,
                points + other.points,
                bytes + other.bytes,
                further + other.further);
    }
}
