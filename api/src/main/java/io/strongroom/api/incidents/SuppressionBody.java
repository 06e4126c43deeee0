package io.strongroom.api.incidents;

import io.strongroom.api.http.ApiBody;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.incidents.NewSuppression;
import io.strongroom.domain.problems.Rejected;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A suppression as it is asked for. */
@Schema(
        name = "SuppressionRequest",
        description = "Detections that are to open no incident for a time.",
        requiredProperties = {"detector", "accountId", "reason", "owner", "expiresAt"})
public record SuppressionBody(
        @Schema(description = "Id of the detector.", examples = "INC-09", maxLength = 6) @Nullable
        String detector,

        @Schema(
                description = "The AWS account.",
                examples = "123456789012",
                pattern = "^[0-9]{12}$",
                minLength = 12,
                maxLength = 12)
        @Nullable
        String accountId,

        @Schema(
                description = "Whose detections, * for any characters. It or resource is needed.",
                examples = "arn:aws:iam::123456789012:role/restore-drill",
                maxLength = 2048)
        @Nullable
        String principal,

        @Schema(
                description = "What they are about, * for any characters. It or principal is needed.",
                examples = "arn:aws:backup:eu-west-1:123456789012:backup-vault:drill-*",
                maxLength = 2048)
        @Nullable
        String resource,

        @Schema(
                description = "Why they are expected.",
                examples = "The quarterly restore drill",
                minLength = 10,
                maxLength = 2000)
        @Nullable
        String reason,

        @Schema(description = "Who answers for it.", examples = "platform-team", minLength = 1, maxLength = 200)
        @Nullable
        String owner,

        @Schema(
                description = "When it ends by itself: at most 90 days ahead.",
                examples = "2026-12-01T00:00:00Z",
                format = "date-time")
        @Nullable
        Instant expiresAt)
        implements ApiBody {

    /** @throws Rejected {@code validation-failed}; the rest is checked where it is kept */
    NewSuppression checked() {
        var id = DetectorId.parse(text(detector))
                .orElseThrow(
                        () -> Rejected.field("/detector", "pattern", "must be the id of a detector, such as INC-09"));
        if (!AccountId.fits(text(accountId))) {
            throw Rejected.field("/accountId", "pattern", "must be twelve digits");
        }
        return new NewSuppression(
                id,
                new AccountId(text(accountId)),
                Optional.ofNullable(principal),
                Optional.ofNullable(resource),
                text(reason),
                text(owner),
                Optional.ofNullable(expiresAt));
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
