package io.strongroom.domain.audit;

import io.strongroom.domain.audit.tree.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The public half of an Ed25519 key that signs checkpoints, written as C2SP's signed notes write it:
 * {@code name+id+base64}.
 *
 * @param name without a space or a plus
 * @param raw 32 bytes, in base64
 */
public record CheckpointKey(String name, String raw) {
    private static final byte ED25519 = 1;
    private static final int RAW_BYTES = 32;
    private static final int ID_BYTES = 4;

    /** What stands before the 32 bytes in an X.509 SubjectPublicKeyInfo. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    public CheckpointKey {
        if (name.isEmpty() || name.chars().anyMatch(c -> c <= ' ' || c == '+')) {
            throw new IllegalArgumentException("the name of a key must have no space and no plus: " + name);
        }
        if (Base64.getDecoder().decode(raw).length != RAW_BYTES) {
            throw new IllegalArgumentException("an Ed25519 public key has 32 bytes");
        }
    }

    public static CheckpointKey of(String name, PublicKey key) {
        var encoded = key.getEncoded();
        return new CheckpointKey(
                name,
                Base64.getEncoder()
                        .encodeToString(Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length)));
    }

    /** Empty when the text is no such key. */
    public static Optional<CheckpointKey> parse(String text) {
        var parts = text.strip().split("\\+", 3);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var typed = Base64.getDecoder().decode(parts[2]);
            var raw = Base64.getEncoder().encodeToString(Arrays.copyOfRange(typed, 1, typed.length));
            return Optional.of(new CheckpointKey(parts[0], raw))
                    .filter(key -> key.toString().equals(text.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Four bytes that tell keys of one name apart. */
    byte[] id() {
        var start = (name + "\n").getBytes(StandardCharsets.UTF_8);
        var typed = typed();
        var all = ByteBuffer.allocate(start.length + typed.length).put(start).put(typed);
        return Arrays.copyOf(Hash.of(all.array()).bytes(), ID_BYTES);
    }

    private byte[] typed() {
        return ByteBuffer.allocate(1 + RAW_BYTES)
                .put(ED25519)
                .put(Base64.getDecoder().decode(raw))
                .array();
    }

    /** Whether whoever holds the other half signed that text. */
    boolean signed(String text, byte[] signature) {
        try {
            var spki = ByteBuffer.allocate(X509.length + RAW_BYTES)
                    .put(X509)
                    .put(Base64.getDecoder().decode(raw));
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki.array())));
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // A key that is no point of the curve, or a signature of another length: nobody signed that.
            return false;
        }
    }

    /** As it stands in a file for verifiers. */
    @Override
    public String toString() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }
}
