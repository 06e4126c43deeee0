package io.strongroom.api.onboarding;

import io.strongroom.api.http.ApiBody;
import io.strongroom.domain.onboarding.TermsWish;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An account as it is to be enrolled. There is no ExternalId here: Strongroom makes that itself. */
@Schema(
        name = "EnrollmentRequest",
        description =
                "An account to take under governance. Its ExternalId is made by Strongroom, and told in the answer.",
        requiredProperties = "accountId")
public record EnrollmentBody(
        @Schema(description = "Its number.", examples = "444455556666", minLength = 12, maxLength = 12) @Nullable
        String accountId,

        @Schema(
                description = "What it is called; left out: as Organizations calls it, else its number.",
                examples = "payments-prod",
                maxLength = 100)
        @Nullable
        String name,

        @Schema(
                description = "Name of the role that reads; StrongroomRead when left out.",
                examples = "StrongroomRead",
                maxLength = 64)
        @Nullable
        String readRoleName,

        @Schema(
                description = "Name of the role that changes; StrongroomRemediate when left out.",
                examples = "StrongroomRemediate",
                maxLength = 64)
        @Nullable
        String remediationRoleName,

        @Schema(
                description = "Where to look; none: every Region that the account has enabled.",
                examples = "[\"eu-west-1\"]",
                maxItems = 60)
        @Nullable
        List<@Nullable String> regions,

        @Schema(
                description = "How much of AWS's request quotas Strongroom may take, in percent; 60 when left out.",
                examples = "60",
                minimum = "5",
                maximum = "60")
        @Nullable
        Integer quotaSharePercent,

        @Schema(
                description = "Why it is neither assessed nor changed for now; left out: it is.",
                examples = "Frozen until the merger is through",
                maxLength = 500)
        @Nullable
        String exclusionReason)
        implements ApiBody {

    TermsWish wish() {
        return TermsBody.wish(readRoleName, remediationRoleName, regions, quotaSharePercent, exclusionReason);
    }

    Optional<String> called() {
        return Optional.ofNullable(name);
    }
}
