package io.strongroom.verifier;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tree of RFC 9162 as it grows: leaves in, root out. For one thread. */
final class Merkle {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final int LEVELS = 63;

    private final MessageDigest sha = sha256();
    /** The complete subtree of each level that is not part of a larger one. */
    private final byte[][] peaks = new byte[LEVELS][];

    private long size;

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    byte[] leaf(byte[] bytes, int from, int length) {
        sha.update(LEAF);
        sha.update(bytes, from, length);
        return sha.digest();
    }

    byte[] node(byte[] left, byte[] right) {
        sha.update(NODE);
        sha.update(left);
        sha.update(right);
        return sha.digest();
    }

    void append(byte[] leaf) {
        var hash = leaf;
        int level = 0;
        for (; (size >> level & 1) == 1; level++) {
            hash = node(peaks[level], hash);
        }
        peaks[level] = hash;
        size++;
    }

    long size() {
        return size;
    }

    byte[] root() {
        byte[] root = null;
        for (int level = 0; level < LEVELS; level++) {
            if ((size >> level & 1) == 1) {
                root = root == null ? peaks[level] : node(peaks[level], root);
            }
        }
        return root == null ? sha.digest() : root;
    }

    /** The hashes from a leaf up to the root, by the definition of the RFC. */
    List<byte[]> path(List<byte[]> leaves, int index) {
        if (leaves.size() == 1) {
            return new ArrayList<>();
        }
        int fork = Integer.highestOneBit(leaves.size() - 1);
        var left = leaves.subList(0, fork);
        var right = leaves.subList(fork, leaves.size());
        var path = index < fork ? path(left, index) : path(right, index - fork);
        path.add(index < fork ? rootOf(right) : rootOf(left));
        return path;
    }

    private static byte[] rootOf(List<byte[]> leaves) {
        var tree = new Merkle();
        leaves.forEach(tree::append);
        return tree.root();
    }

    /** Whether the path leads from the leaf at that place to the root. */
    boolean leads(byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
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
                hash = node(other, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, other);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }
}
