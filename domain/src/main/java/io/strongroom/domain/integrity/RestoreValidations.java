package io.strongroom.domain.integrity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What validators tell of restored backups. Each has a secret that is good for one restore job and one answer, and is kept
 * as a digest. Every write leaves its audit entry in the same transaction.
 */
public interface RestoreValidations {
    /** As long as AWS lets a restored backup wait for its validation. */
    Duration LONGEST = Duration.ofHours(168);

    /** Most characters of a message. */
    int MESSAGE_MOST = 1000;

    /** Gives out a right. The caller has checked that who asks reaches the account. */
    void issue(ValidationRight right, String secret);

    /** The right that goes with the secret, used or not; empty when there is none or its time is over. */
    Optional<ValidationRight> of(String secret, Instant now);

    /**
     * Keeps the answer and moves the evidence with it. The same answer again changes nothing.
     *
     * @throws io.strongroom.domain.problems.Rejected {@code unauthenticated} when there is no such right any more, {@code
     *     state-conflict} when it was used for another answer
     */
    Recorded tell(String secret, RestoredContent content, Optional<String> message, Instant now);

    /**
     * An answer that was kept.
     *
     * @param backups of how many vaults and resources the job is the last known restore test: when none, it counts as soon as
     *     that is known
     */
    record Recorded(ValidationRight right, RestoredContent content, int backups) {}
}
