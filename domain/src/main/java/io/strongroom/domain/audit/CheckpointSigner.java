package io.strongroom.domain.audit;

/** Signs checkpoints: a key in a file, or one that never leaves where it was made. */
public interface CheckpointSigner {
    /** The public half. */
    CheckpointKey key();

    /** An Ed25519 signature of that text. */
    byte[] sign(String text);
}
