package io.strongroom.domain.audit;

import io.strongroom.domain.audit.tree.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How the log grows: one process at a time gives facts their places. Whoever lost the lead cannot write any more. */
public interface Sequencing {
    /** Takes the lead, in a new epoch, unless another process has it. */
    Optional<Tenure> lead();

    /** Gives the lead back. */
    void stepDown(Tenure tenure);

    /** Facts that have no place yet, by their numbers, at most so many. Each is given until it has one. */
    List<AuditEntry> waiting(Tenure tenure, int most);

    /**
     * Makes the log longer, all or nothing.
     *
     * @throws LeadLost when another process leads; nothing was written then
     */
    void append(Tenure tenure, Growth growth);

    /**
     * Keeps that a head is anchored.
     *
     * @param until all that was recorded before this moment is in it
     */
    void anchored(String place, SignedCheckpoint head, Instant at, Optional<Instant> until);

    /** Keeps that the log is not what it was. */
    void broken(Flaw flaw);

    /**
     * The lead.
     *
     * @param epoch larger with each process that takes it
     */
    record Tenure(long epoch) {}

    /**
     * What is added.
     *
     * @param nodes that became complete by it
     * @param head over all that is there then
     * @param key that signed the head
     */
    record Growth(List<SealedEntry> entries, List<Node> nodes, SignedCheckpoint head, CheckpointKey key) {
        public Growth {
            entries = List.copyOf(entries);
            nodes = List.copyOf(nodes);
        }
    }

    /** A complete subtree. */
    record Node(int level, long n, Hash hash) {}
}
