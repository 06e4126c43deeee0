package io.strongroom.domain.audit.tree;

import java.util.List;

/**
 * Complete subtrees that somebody has kept. Level 0 are the leaves' hashes; a node of level {@code l} stands for
 * {@code 2^l} leaves. Only every {@link #STEP}th level is kept: the others are a few hundred hashes away.
 */
@FunctionalInterface
public interface Nodes {
    /** Levels from one that is kept to the next. */
    int STEP = 8;

    /**
     * Nodes {@code from} up to, not including, {@code until} of one level.
     *
     * @param level a multiple of {@link #STEP}
     * @throws IllegalStateException when one of them is missing
     */
    List<Hash> of(int level, long from, long until);
}
