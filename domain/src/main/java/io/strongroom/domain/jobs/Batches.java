package io.strongroom.domain.jobs;

import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Batches of jobs. */
public interface Batches {
    /**
     * The requester's batch of that idempotency key: the one begun earlier, or a new one.
     *
     * @param rollout how a new one's jobs are let loose; one begun earlier goes on as it was begun
     */
    BatchId open(Principal requester, String key, Rollout rollout, Instant now);

    /** The same, with all its jobs at once. */
    default BatchId open(Principal requester, String key, Instant now) {
        return open(requester, key, Rollout.atOnce(), now);
    }

    /** The requester's batch of that idempotency key, if one was begun. */
    Optional<Batch> named(UserId requester, String key);

    /** Adds to the counts, in the running transaction if there is one. */
    void count(BatchId id, long lines, long accepted, long duplicates, long rejected);

    /** Notes that the request was read to its end. */
    void complete(BatchId id, Instant now);

    Optional<Batch> find(BatchId id);

    /** Newest first. */
    default List<Batch> list(Optional<UserId> requester, Optional<BatchId> before, int limit) {
        return list(new BatchQuery(requester, Set.of(), Optional.empty(), Optional.empty(), before, limit));
    }

    /** Newest first. */
    List<Batch> list(BatchQuery query);

    /** How many there are, up to the query's limit; its cursor is ignored. */
    long count(BatchQuery query);

    /** Failed jobs of the batch grouped by problem code and remediation, with how many each; largest first. */
    List<FailureGroup> failures(BatchId id, int limit);

    /** Jobs of a batch that failed alike. {@code example} is one of them. */
    record FailureGroup(String problemCode, String remediation, String detail, long jobs, JobId example) {}

    /** Cancels what has not begun. @return how many */
    long cancel(BatchId id, Principal by, Instant now);

    /** Queues what failed again. @return how many */
    long retryFailed(BatchId id, Principal by, Instant now);

    /**
     * Holds the batch's waiting jobs back: none is dispatched or claimed until {@link #resume}. What runs goes on, and waits
     * when it has to be tried again. Pausing a paused batch does nothing.
     *
     * @return how many jobs wait because of it
     */
    long pause(BatchId id, Principal by, Instant now);

    /**
     * Lets what {@link #pause} held back go on. One that was stopped for its failures goes on as well: those are accepted,
     * and only further ones count. @return how many jobs had waited because of it
     */
    long resume(BatchId id, Principal by, Instant now);

    /** Counts of jobs of the batch by target account. */
    Map<String, Long> byAccount(BatchId id);
}
