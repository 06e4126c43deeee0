package io.strongroom.api.posture;

import io.strongroom.domain.posture.Posture;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is known of an account and Region, and how old it is. */
@Schema(name = "Coverage", description = "What is known of one account and Region, and how old that is.")
public record AssessedView(
        @Schema(description = "The account.", examples = "123456789012", pattern = "^[0-9]{12}$", maxLength = 12)
        String accountId,

        @Schema(description = "A Region's code, or global.", examples = "eu-west-1", maxLength = 40)
        String region,

        @Schema(description = "When it was last read.", examples = "2026-11-24T06:00:00Z", format = "date-time")
        Instant assessedAt,

        @Schema(
                description =
                        "Whether nothing of AWS Backup and nothing to back up was found, so that nothing was judged.",
                examples = "false")
        boolean empty,

        @Schema(description = "Kinds of resources that could not be read.", maxItems = 200)
        List<UnreadView> unread) {

    /** What could not be read. */
    @Schema(name = "Unread", description = "A kind of resource that could not be read.")
    public record UnreadView(
            @Schema(description = "The kind.", examples = "vaults", maxLength = 64)
            String kind,

            @Schema(
                    description = "What stood in the way, the missing IAM action where access was denied.",
                    examples = "denied backup:ListBackupVaults",
                    maxLength = 200)
            String because) {}

    public static AssessedView of(Posture.Assessed assessed) {
        return new AssessedView(
                assessed.account().value(),
                assessed.region(),
                assessed.at(),
                assessed.empty(),
                assessed.unread().entrySet().stream()
                        .map(one -> new UnreadView(one.getKey(), one.getValue()))
                        .toList());
    }
}
