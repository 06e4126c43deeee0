package io.strongroom.domain.jobs;

import io.strongroom.domain.users.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which batches to list, newest first.
 *
 * @param requester only this person's
 * @param states only these; empty for all
 * @param madeBefore only batches begun before this
 * @param madeAfter only batches begun after this
 * @param before only batches older than this one: the cursor
 */
public record BatchQuery(
        Optional<UserId> requester,
        Set<Batch.State> states,
        Optional<Instant> madeBefore,
        Optional<Instant> madeAfter,
        Optional<BatchId> before,
        int limit) {
    public BatchQuery {
        states = Set.copyOf(states);
    }
}
