package io.strongroom.domain.jobs;

import io.strongroom.domain.users.UserId;
import java.time.Instant;
import java.util.Map;

/**
 * Many jobs asked for at once.
 *
 * @param byState how many of its jobs are in each state, by label
 * @param rejected lines that were refused
 * @param duplicates lines whose clientToken had been used
 * @param complete whether its request was read to the end
 */
public record Batch(
        BatchId id,
        UserId requestedBy,
        String requestedByName,
        Map<String, Long> byState,
        long lines,
        long accepted,
        long duplicates,
        long rejected,
        boolean complete,
        Instant createdAt) {
    public Batch {
        byState = Map.copyOf(byState);
    }

    /** Jobs in a final state. */
    public long done() {
        return byState.entrySet().stream()
                .filter(e -> switch (e.getKey()) {
                    case "PLANNED", "SUCCEEDED", "FAILED", "CANCELLED", "QUARANTINED" -> true;
                    default -> false;
                })
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
