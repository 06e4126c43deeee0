package io.strongroom.domain.audit;

import io.strongroom.domain.audit.tree.Nodes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The log: entries in their places, the tree over them, and its signed heads. Read only, but for what a check found. */
public interface AuditLog {
    /** Entries that fit, in the order that the query's place asks for. */
    List<SealedEntry> search(AuditQuery query);

    Optional<SealedEntry> find(long seq);

    /** What is kept of the tree. */
    Nodes nodes();

    /** The newest head. */
    Optional<SignedCheckpoint> latest();

    /** Heads after the {@code n}th in the order in which they were signed, the first being 1. */
    List<SignedCheckpoint> checkpoints(long n, int limit);

    /** The last head that each place outside was given. */
    List<Anchored> anchored();

    /** All keys that have signed, the oldest first. */
    List<CheckpointKey> keys();

    /** How many facts have no place although the numbering has gone past them. */
    long leftOut();

    AuditStatus status();

    /** Keeps what a check found. */
    void checked(AuditCheck.Result result, Instant at);

    /**
     * A head that was put somewhere outside.
     *
     * @param place such as {@code file}
     * @param n the head's number in the order in which they were signed
     */
    record Anchored(String place, long n, SignedCheckpoint checkpoint, Instant at) {}
}
