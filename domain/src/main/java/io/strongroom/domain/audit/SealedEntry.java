package io.strongroom.domain.audit;

import io.strongroom.domain.audit.tree.Hash;

/**
 * An entry that has its place in the log.
 *
 * @param seq place in the log, from 1, without gaps
 * @param hash of its leaf, as it was when it was sealed
 */
public record SealedEntry(long seq, AuditEntry entry, Hash hash) {

    /** Gives an entry its place. */
    public static SealedEntry of(long seq, AuditEntry entry) {
        return new SealedEntry(seq, entry, Leaf.of(seq, entry).hash());
    }

    /** The leaf that the entry makes as it is now. */
    public Leaf leaf() {
        return Leaf.of(seq, entry);
    }
}
