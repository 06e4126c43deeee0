package io.strongroom.api.policies;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.api.access.ScopeBody;
import io.strongroom.domain.policies.BackupSecurityPolicy;
import io.strongroom.domain.users.AccountScope;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A policy on the wire. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "Policy", description = "A backup security policy: what it asks, and of whom.")
public record PolicyView(
        @Schema(description = "UUIDv7.", examples = "0193a6f2-7c1e-7a44-8f5e-000000000030", format = "uuid")
        String id,

        @Schema(description = "Rises with each save; old ones are kept.", examples = "1", minimum = "1")
        int version,

        @Schema(description = "Its name.", examples = "production", maxLength = 100)
        String name,

        @Schema(description = "Whom it is for, as far as you reach them.")
        ScopeBody scope,

        @Schema(description = "What it asks.") ThresholdsView thresholds,

        @Schema(description = "Whether it counts; a retired one is kept for the record.", examples = "true")
        boolean active,

        @Schema(description = "Sign-in name of who saved this version.", examples = "admin", maxLength = 64)
        String savedBy,

        @Schema(description = "When.", examples = "2026-11-24T06:00:00Z", format = "date-time")
        Instant savedAt) {

    /** Policies. */
    @Schema(name = "PolicyList", description = "Policies.")
    public record Page(
            @Schema(description = "By name; versions with the newest first.", maxItems = 10_000)
            List<PolicyView> items) {}

    /** What saving would touch. */
    @Schema(
            name = "PolicyPreview",
            description =
                    "Nothing was wrong, and nothing was done. Verdicts come with the next assessment, which judges by the new thresholds.")
    public record Preview(
            @Schema(description = "Always true; else there is a problem.", examples = "true")
            boolean valid,

            @Schema(description = "Fields that change anywhere.", examples = "[\"minRetentionDays\"]", maxItems = 50)
            List<String> fields,

            @Schema(
                    description = "Accounts of which something else would be expected.",
                    examples = "[\"123456789012\"]",
                    maxItems = 10_000)
            List<String> accounts,

            @Schema(description = "Controls that judge by those fields.", maxItems = 1000)
            List<TouchedView> controls) {}

    /** A control whose verdicts may change. */
    @Schema(name = "TouchedControl", description = "A control whose verdicts may change.")
    public record TouchedView(
            @Schema(description = "The control.", examples = "IMM-05", maxLength = 6)
            String control,

            @Schema(description = "Its open findings in those accounts now.", examples = "4", minimum = "0")
            long openFindings) {}

    static PolicyView of(BackupSecurityPolicy policy, AccountScope shown) {
        return new PolicyView(
                policy.id().toString(),
                policy.version(),
                policy.name(),
                ScopeBody.of(shown),
                ThresholdsView.of(policy.thresholds()),
                policy.active(),
                policy.savedBy(),
                policy.savedAt());
    }
}
