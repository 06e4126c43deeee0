package io.strongroom.domain.audit.tree;

import java.util.ArrayList;
import java.util.List;

/** A tree of so many leaves over the nodes that are kept: its root, and proofs as RFC 9162 section 2.1 makes them. */
public final class Tree {
    private final Nodes nodes;
    private final long size;

    /** @param size how many leaves it has, counted from the left; more may be kept */
    public Tree(Nodes nodes, long size) {
        this.nodes = nodes;
        this.size = size;
    }

    public Hash root() {
        return size == 0 ? Hash.EMPTY : hash(0, size);
    }

    /** What it takes to go on growing it. */
    public Frontier frontier() {
        var peaks = new ArrayList<Hash>();
        long from = 0;
        while (from < size) {
            long width = Long.highestOneBit(size - from);
            peaks.add(complete(from, width));
            from += width;
        }
        return Frontier.of(size, peaks);
    }

    /**
     * The hashes that lead from a leaf to the root, the lowest first.
     *
     * @param index of the leaf, from 0
     */
    public List<Hash> inclusion(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("leaf " + index + " is not in a tree of " + size);
        }
        var path = new ArrayList<Hash>();
        long from = 0;
        long until = size;
        // From the root down: at each fork the other side belongs to the path.
        while (until - from > 1) {
            long fork = from + below(until - from);
            if (index < fork) {
                path.add(hash(fork, until));
                until = fork;
            } else {
                path.add(hash(from, fork));
                from = fork;
            }
        }
        return path.reversed();
    }

    /**
     * The hashes that show that this tree begins with an earlier one.
     *
     * @param earlier its size, from 1 to this one's
     */
    public List<Hash> consistency(long earlier) {
        if (earlier < 1 || earlier > size) {
            throw new IllegalArgumentException("a tree of " + earlier + " is no beginning of one of " + size);
        }
        var path = new ArrayList<Hash>();
        long from = 0;
        long until = size;
        boolean whole = true;
        while (earlier != until) {
            long fork = from + below(until - from);
            if (earlier <= fork) {
                path.add(hash(fork, until));
                until = fork;
            } else {
                path.add(hash(from, fork));
                from = fork;
                whole = false;
            }
        }
        if (!whole) {
            path.add(hash(from, until));
        }
        return path.reversed();
    }

    private Hash hash(long from, long until) {
        long width = until - from;
        if (Long.bitCount(width) == 1) {
            return complete(from, width);
        }
        long fork = from + below(width);
        return Hash.node(complete(from, fork - from), hash(fork, until));
    }

    /** A complete subtree, put together from the nearest level below that is kept. */
    private Hash complete(long from, long width) {
        int level = Long.numberOfTrailingZeros(width);
        int kept = level - level % Nodes.STEP;
        var row = nodes.of(kept, from >> kept, (from + width) >> kept);
        while (row.size() > 1) {
            var above = new ArrayList<Hash>(row.size() / 2);
            for (int i = 0; i < row.size(); i += 2) {
                above.add(Hash.node(row.get(i), row.get(i + 1)));
            }
            row = above;
        }
        return row.getFirst();
    }

    /** The largest power of two below a width of at least 2. */
    private static long below(long width) {
        return Long.highestOneBit(width - 1);
    }
}
