package io.strongroom.domain.audit.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 hash. Leaves and nodes are hashed with different first bytes, so that none can pass for the other. */
public final class Hash {
    public static final int BYTES = 32;

    /** Of nothing: the root of the empty tree. */
    public static final Hash EMPTY = of(new byte[0]);

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The plain hash of some bytes. */
    public static Hash of(byte[] data) {
        return new Hash(sha256().digest(data));
    }

    /** The hash of a leaf with this content. */
    public static Hash leaf(byte[] data) {
        var sha = sha256();
        sha.update(LEAF);
        return new Hash(sha.digest(data));
    }

    /** The hash of the node above these two. */
    public static Hash node(Hash left, Hash right) {
        var sha = sha256();
        sha.update(NODE);
        sha.update(left.bytes);
        return new Hash(sha.digest(right.bytes));
    }

    /** @throws IllegalArgumentException unless there are 32 bytes */
    public static Hash raw(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a SHA-256 hash has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /** @throws IllegalArgumentException unless the text is 64 hex digits */
    public static Hash hex(String text) {
        return raw(HexFormat.of().parseHex(text));
    }

    /** @throws IllegalArgumentException unless the text is 32 bytes in base64 */
    public static Hash base64(String text) {
        return raw(Base64.getDecoder().decode(text));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** In hex. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
