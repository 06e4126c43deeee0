package io.strongroom.domain.jobs;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.users.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Messages that the queue gave up on, kept where people see them. */
public interface DeadLetters {
    /** Keeps a message; the same message id twice is one. */
    void keep(String messageId, String body, int receiveCount, Instant now);

    /** Newest first, those not yet redriven. */
    default List<DeadLetter> waiting(int limit) {
        return waiting(Optional.empty(), limit);
    }

    /**
     * Newest first, those not yet redriven.
     *
     * @param visible accounts that the caller reaches: all jobs of the message are theirs, and one that could not be read
     *     is nobody's; empty optional for every account
     */
    List<DeadLetter> waiting(Optional<Set<AccountId>> visible, int limit);

    /** One of {@link #waiting(Optional, int)}. */
    Optional<DeadLetter> find(UUID id, Optional<Set<AccountId>> visible);

    /** How many are not yet redriven. */
    long count();

    /** Tells workers of the message's jobs again, with an audit entry. @return how many jobs were due */
    int redrive(UUID id, Principal by, Instant now);

    /** One message; {@code jobs} is empty when its body could not be read. */
    record DeadLetter(UUID id, String messageId, String body, List<JobId> jobs, int receiveCount, Instant at) {
        public DeadLetter {
            jobs = List.copyOf(jobs);
        }
    }
}
