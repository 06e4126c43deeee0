package io.strongroom.api.onboarding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.onboarding.Enrollment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is agreed of an account, on the wire. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "Enrollment", description = "What is agreed of an account.")
public record EnrollmentView(
        @Schema(
                description = "What its roles must ask for; made by Strongroom, one for each account.",
                examples = "0c1f2e3d4c5b6a79887766554433221100ffeedd-123456789012",
                maxLength = 200)
        String externalId,

        @Schema(description = "Name of the role that reads.", examples = "StrongroomRead", maxLength = 64)
        String readRoleName,

        @Schema(description = "Name of the role that changes.", examples = "StrongroomRemediate", maxLength = 64)
        String remediationRoleName,

        @Schema(description = "Where Strongroom looks; none: every Region that is enabled.", maxItems = 60)
        List<String> regions,

        @Schema(description = "How much of AWS's request quotas it may take, in percent.", examples = "60")
        int quotaSharePercent,

        @Schema(description = "Why it is neither assessed nor changed; absent when it is.", maxLength = 500)
        Optional<String> exclusionReason,

        @Schema(description = "Who enrolled it.", examples = "ada", maxLength = 100)
        String enrolledBy,

        @Schema(description = "When.", examples = "2026-11-24T10:00:00Z")
        Instant enrolledAt,

        @Schema(description = "Counts its changes; the ETag is made of it.", examples = "1")
        long version) {
    public static EnrollmentView of(Enrollment enrollment) {
        var terms = enrollment.terms();
        return new EnrollmentView(
                enrollment.externalId(),
                terms.readRole(),
                terms.remediationRole(),
                terms.regions().stream().map(Region::value).toList(),
                terms.quotaShare(),
                terms.exclusion(),
                enrollment.enrolledBy(),
                enrollment.enrolledAt(),
                enrollment.version());
    }
}
