package io.strongroom.api.policies;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.policies.Expectations.LockTier;
import io.strongroom.domain.policies.Thresholds;
import io.strongroom.domain.problems.Rejected;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The fields of {@link Thresholds}, by the same names, both as they are saved and as they are told. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Thresholds",
        description =
                "What a policy asks. A field that is left out is not its matter: a wider policy or the standard says it.")
public record ThresholdsView(
        @Schema(
                description = "Least days that a recovery point is kept.",
                examples = "35",
                minimum = "1",
                maximum = "36500")
        @Nullable
        Long minRetentionDays,

        @Schema(
                description = "Most days that a recovery point is kept.",
                examples = "3650",
                minimum = "1",
                maximum = "36500")
        @Nullable
        Long maxRetentionDays,

        @Schema(
                description = "Most days between rotations of a backup key.",
                examples = "365",
                minimum = "1",
                maximum = "36500")
        @Nullable
        Integer rotationDays,

        @Schema(
                description = "How old the newest backup of a protected resource may be.",
                examples = "PT36H",
                format = "duration",
                implementation = String.class)
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable
        Duration recoveryPoint,

        @Schema(
                description = "How long a restore may take.",
                examples = "PT4H",
                format = "duration",
                implementation = String.class)
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable
        Duration recoveryTime,

        @Schema(
                description = "How old the last good restore test may be.",
                examples = "PT2160H",
                format = "duration",
                implementation = String.class)
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable
        Duration restoreTestEvery,

        @Schema(
                description = "How old the last copy to another account or Region may be.",
                examples = "PT168H",
                format = "duration",
                implementation = String.class)
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable
        Duration copyEvery,

        @Schema(description = "Whether critical resources must have a copy in an air-gapped vault.", examples = "false")
        @Nullable
        Boolean airGapped,

        @Schema(
                description = "The least lock of a production vault: NONE, GOVERNANCE or COMPLIANCE.",
                examples = "GOVERNANCE",
                maxLength = 40)
        @Nullable
        String lockTier,

        @Schema(
                description = "How long before a compliance lock becomes final people must have signed it off.",
                examples = "PT72H",
                format = "duration",
                implementation = String.class)
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable
        Duration signOff,

        @Schema(
                description = "Least retention of the audit log group, in days.",
                examples = "365",
                minimum = "1",
                maximum = "36500")
        @Nullable
        Integer logRetentionDays,

        @Schema(
                description = "Days before its expiry at which a certificate is a finding.",
                examples = "30",
                minimum = "1",
                maximum = "36500")
        @Nullable
        Integer certificateDays,

        @Schema(
                description = "How long restore access, approval sessions and access points may stay open.",
                examples = "PT168H",
                format = "duration",
                implementation = String.class)
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable
        Duration temporaryAccess,

        @Schema(
                description = "Most days between rotations of a backup credential.",
                examples = "90",
                minimum = "1",
                maximum = "36500")
        @Nullable
        Integer secretRotationDays,

        @Schema(
                description = "Regions that backups may be in; none: any.",
                examples = "[\"eu-west-1\"]",
                maxItems = 100)
        @Nullable
        Set<String> allowedRegions,

        @Schema(
                description = "Accounts outside the organization that are trusted.",
                examples = "[\"123456789012\"]",
                maxItems = 1000)
        @Nullable
        Set<String> trustedAccounts,

        @Schema(
                description = "ARNs or names of roles that may do what nobody else may.",
                examples = "[\"break-glass\"]",
                maxItems = 5)
        @Nullable
        Set<String> breakGlassRoles,

        @Schema(description = "The delegated administrator of AWS Backup.", examples = "123456789012", maxLength = 12)
        @Nullable
        String backupAdministrator,

        @Schema(description = "Tags that vaults and plans carry.", examples = "[\"owner\"]", maxItems = 50) @Nullable
        Set<String> requiredTags,

        @Schema(description = "Share of jobs that may fail.", examples = "0.05", minimum = "0", maximum = "1") @Nullable
        Double failureShare) {

    static ThresholdsView of(Thresholds thresholds) {
        return Json.convert(Json.tree(thresholds), ThresholdsView.class);
    }

    /** @throws Rejected {@code validation-failed}; ranges are checked where they are kept */
    Thresholds checked() {
        if (lockTier != null
                && Arrays.stream(LockTier.values())
                        .noneMatch(tier -> tier.name().equals(lockTier))) {
            throw Rejected.field("/thresholds/lockTier", "enum", "must be NONE, GOVERNANCE or COMPLIANCE");
        }
        return Json.convert(Json.tree(this), Thresholds.class);
    }
}
