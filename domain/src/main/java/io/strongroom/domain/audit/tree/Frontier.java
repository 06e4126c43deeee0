package io.strongroom.domain.audit.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What a tree that grows at its right end has to remember: the complete subtrees, the largest first. Not safe for threads. */
public final class Frontier {
    private long size;
    private final Deque<Hash> peaks;

    private Frontier(long size, List<Hash> peaks) {
        this.size = size;
        this.peaks = new ArrayDeque<>(peaks);
    }

    /** Of a tree without leaves. */
    public static Frontier empty() {
        return new Frontier(0, List.of());
    }

    /**
     * @param peaks the complete subtrees that make up the tree, from the left: as many as {@code size} has bits set
     * @throws IllegalArgumentException when there are more or fewer
     */
    public static Frontier of(long size, List<Hash> peaks) {
        if (Long.bitCount(size) != peaks.size()) {
            throw new IllegalArgumentException(
                    "a tree of " + size + " leaves has " + Long.bitCount(size) + " peaks, not " + peaks.size());
        }
        return new Frontier(size, peaks);
    }

    /** Is told of every node that becomes complete on a level that is kept, above the leaves. */
    @FunctionalInterface
    public interface Completed {
        void node(int level, long n, Hash hash);
    }

    /** Adds a leaf at the right end. */
    public void append(Hash leaf, Completed completed) {
        var hash = leaf;
        int level = 0;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            hash = Hash.node(peaks.removeLast(), hash);
            level++;
            if (level % Nodes.STEP == 0) {
                completed.node(level, size >> level, hash);
            }
        }
        peaks.addLast(hash);
        size++;
    }

    public long size() {
        return size;
    }

    /** The root of the tree as it is now. */
    public Hash root() {
        var fromRight = peaks.descendingIterator();
        if (!fromRight.hasNext()) {
            return Hash.EMPTY;
        }
        var root = fromRight.next();
        while (fromRight.hasNext()) {
            root = Hash.node(fromRight.next(), root);
        }
        return root;
    }

    /** One that grows without this one. */
    public Frontier copy() {
        return new Frontier(size, new ArrayList<>(peaks));
    }
}
