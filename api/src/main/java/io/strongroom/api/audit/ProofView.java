package io.strongroom.api.audit;

import io.strongroom.domain.audit.CheckpointKey;
import io.strongroom.domain.audit.SealedEntry;
import io.strongroom.domain.audit.SignedCheckpoint;
import io.strongroom.domain.audit.tree.Hash;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That an entry is in the log, on the wire: all that {@code ./verify} needs. */
@Schema(
        name = "AuditProof",
        description =
                "That an entry is in the log. Saved to a file, ./verify checks it without this server: the leaf's hash with the path's gives the root that the checkpoint signs.")
public record ProofView(
        @Schema(description = "The entry's place in the log.", examples = "42", minimum = "1")
        long seq,

        @Schema(
                description = "The entry as the tree holds it: canonical JSON (RFC 8785).",
                examples =
                        "{\"action\":\"job.approved\",\"actor\":\"ada\",\"at\":\"2026-11-24T06:00:00Z\",\"details\":{},\"intent\":42,\"object\":{\"id\":\"0193\",\"kind\":\"job\"},\"seq\":42}")
        String leaf,

        @Schema(
                description = "SHA-256 of a zero byte and the leaf.",
                examples = "773885a613489e24ce2cf76199d6a423f042e4bbf12d7eecee912ef276c65701",
                pattern = "^[0-9a-f]{64}$")
        String hash,

        @Schema(
                description =
                        "The hashes beside the way from the leaf to the root, the lowest first (RFC 9162, 2.1.3).",
                maxItems = 63)
        List<String> path,

        @Schema(description = "How many entries the tree has.", examples = "1000", minimum = "1")
        long size,

        @Schema(
                description = "The tree's root.",
                examples = "98c97f0ba3175cd08b031dd084b9dc4e649b64d1a28e6ea694646503173ab587",
                pattern = "^[0-9a-f]{64}$")
        String root,

        @Schema(
                description = "The signed head over the tree, as a C2SP note.",
                examples = "strongroom/1a2b3c4d",
                maxLength = 2000)
        String checkpoint,

        @Schema(
                description = "The public key that signed it, by this server's word: compare it with the one you know.",
                examples = "strongroom/1a2b3c4d+8f3a1b2c+AWJhc2U2NA==",
                maxLength = 500)
        String key) {

    static ProofView of(SealedEntry sealed, List<Hash> path, SignedCheckpoint head, CheckpointKey key) {
        return new ProofView(
                sealed.seq(),
                sealed.leaf().text(),
                sealed.hash().toString(),
                path.stream().map(Hash::toString).toList(),
                head.checkpoint().size(),
                head.checkpoint().root().toString(),
                head.note(),
                key.toString());
    }
}
