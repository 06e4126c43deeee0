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
 * @param paused whether its waiting jobs are held back
 * @param rolling how far its jobs have been let loose
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
        boolean paused,
        Rolling rolling,
        Instant createdAt) {
    public Batch {
        byState = Map.copyOf(byState);
    }

    /** What a batch as a whole is doing. */
    public enum State {
        /** Jobs wait, and are held back; those that run go on. */
        PAUSED,
        /** Its request is still being read, or jobs are not final. */
        RUNNING,
        /** Its request was read to the end and every job is final. */
        FINISHED
    }

    public State state() {
        if (complete && done() == jobs()) {
            return State.FINISHED;
        }
        return paused ? State.PAUSED : State.RUNNING;
    }

    /** Jobs in all. */
    public long jobs() {
        return byState.values().stream().mapToLong(Long::longValue).sum();
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
