package io.strongroom.domain.audit;

import io.strongroom.domain.audit.tree.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;

/**
 * A checkpoint with its signature, as one note.
 *
 * @param note the checkpoint's text, an empty line, and a line with the signature
 */
public record SignedCheckpoint(Checkpoint checkpoint, String note) {
    private static final String DASH = "— ";
    private static final int ID_BYTES = 4;

    /** The same for equal checkpoints, for Ed25519 draws no lots. */
    public static SignedCheckpoint sign(Checkpoint checkpoint, CheckpointSigner signer) {
        var signature = signer.sign(checkpoint.text());
        var line = ByteBuffer.allocate(ID_BYTES + signature.length)
                .put(signer.key().id())
                .put(signature);
        return new SignedCheckpoint(
                checkpoint,
                checkpoint.text() + "\n" + DASH + signer.key().name() + " "
                        + Base64.getEncoder().encodeToString(line.array()) + "\n");
    }

    /** Empty when the text is no such note. Says nothing about who signed it. */
    public static Optional<SignedCheckpoint> parse(String note) {
        int end = note.indexOf("\n\n");
        if (end < 0) {
            return Optional.empty();
        }
        return Checkpoint.parse(note.substring(0, end + 1)).map(read -> new SignedCheckpoint(read, note));
    }

    /** What the next checkpoint names as the one before. */
    public Hash hash() {
        return Hash.of(note.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether one of the keys signed it, under the name that is its origin. */
    public boolean signedBy(Collection<CheckpointKey> keys) {
        var start = checkpoint.text() + "\n" + DASH + checkpoint.origin() + " ";
        if (!note.startsWith(start) || !note.endsWith("\n")) {
            return false;
        }
        byte[] line;
        try {
            line = Base64.getDecoder().decode(note.substring(start.length(), note.length() - 1));
        } catch (IllegalArgumentException e) {
            return false;
        }
        return line.length > ID_BYTES
                && keys.stream()
                        .filter(key -> key.name().equals(checkpoint.origin()))
                        .filter(key -> Arrays.equals(key.id(), Arrays.copyOf(line, ID_BYTES)))
                        .anyMatch(
                                key -> key.signed(checkpoint.text(), Arrays.copyOfRange(line, ID_BYTES, line.length)));
    }
}
