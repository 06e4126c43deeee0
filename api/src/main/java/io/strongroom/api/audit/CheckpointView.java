package io.strongroom.api.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.domain.audit.AuditStatus;
import io.strongroom.domain.audit.SignedCheckpoint;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The head of the log on the wire, and how the log stands. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "AuditCheckpoint", description = "The newest signed head of the audit log, and how the log stands.")
public record CheckpointView(
        @Schema(description = "How many entries it is over.", examples = "1000", minimum = "0")
        long size,

        @Schema(
                description = "The root of the tree over them.",
                examples = "98c97f0ba3175cd08b031dd084b9dc4e649b64d1a28e6ea694646503173ab587",
                pattern = "^[0-9a-f]{64}$")
        String root,

        @Schema(description = "When it was signed.", examples = "2026-11-24T06:00:00Z", format = "date-time")
        Instant at,

        @Schema(
                description = "Raised each time that another process goes on with the log.",
                examples = "3",
                minimum = "1")
        long epoch,

        @Schema(description = "The signed head, as a C2SP note.", examples = "strongroom/1a2b3c4d", maxLength = 2000)
        String note,

        @Schema(
                description =
                        "NOT_CONFIGURED, VERIFYING, VERIFIED, ANCHOR_LATE or BROKEN; the last one freezes all changes. New ones may come.",
                examples = "VERIFIED",
                maxLength = 40)
        String state,

        @Schema(
                description = "All that was recorded before is anchored outside the database.",
                examples = "2026-11-24T06:00:00Z",
                format = "date-time")
        Optional<Instant> anchoredUntil,

        @Schema(description = "The entry up to which the log was last verified.", examples = "1000", minimum = "0")
        long verifiedSize,

        @Schema(description = "When it was.", examples = "2026-11-24T06:00:00Z", format = "date-time")
        Optional<Instant> verifiedAt) {

    static CheckpointView of(SignedCheckpoint head, AuditStatus status, Instant now) {
        var checkpoint = head.checkpoint();
        return new CheckpointView(
                checkpoint.size(),
                checkpoint.root().toString(),
                checkpoint.at(),
                checkpoint.epoch(),
                head.note(),
                status.badge(now).name(),
                status.anchoredUntil(),
                status.verified(),
                status.verifiedAt());
    }
}
