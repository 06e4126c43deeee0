package io.strongroom.domain.audit.tree;

import java.util.List;

/** Checks proofs against roots that one trusts, as RFC 9162 sections 2.1.3.2 and 2.1.4.2 do. */
public final class Proofs {
    private Proofs() {}

    /** Whether a leaf is at that place of the tree with that root. */
    public static boolean included(Hash leaf, long index, long size, List<Hash> path, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long at = index;
        long last = size - 1;
        var hash = leaf;
        for (var other : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = Hash.node(other, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hash.node(hash, other);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /** Whether the later tree begins with the earlier one. */
    public static boolean consistent(long earlier, Hash earlierRoot, long later, Hash laterRoot, List<Hash> path) {
        if (earlier < 0 || earlier > later) {
            return false;
        }
        if (earlier == 0 || earlier == later) {
            return path.isEmpty() && (earlier == 0 ? earlierRoot.equals(Hash.EMPTY) : earlierRoot.equals(laterRoot));
        }
        boolean whole = Long.bitCount(earlier) == 1;
        if (path.isEmpty() && !whole) {
            return false;
        }
        long at = earlier - 1;
        long last = later - 1;
        while ((at & 1) == 1) {
            at >>= 1;
            last >>= 1;
        }
        var first = whole ? earlierRoot : path.getFirst();
        var old = first;
        var now = first;
        for (var other : whole ? path : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                old = Hash.node(other, old);
                now = Hash.node(other, now);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                now = Hash.node(now, other);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && old.equals(earlierRoot) && now.equals(laterRoot);
    }
}
