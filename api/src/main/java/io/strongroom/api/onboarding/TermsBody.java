package io.strongroom.api.onboarding;

import io.strongroom.api.http.ApiBody;
import io.strongroom.domain.onboarding.TermsWish;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be otherwise of an enrolled account. */
@Schema(name = "EnrollmentChange", description = "What is to be otherwise. What is left out stays as it is.")
public record TermsBody(
        @Schema(description = "Name of the role that reads.", examples = "StrongroomRead", maxLength = 64) @Nullable
        String readRoleName,

        @Schema(description = "Name of the role that changes.", examples = "StrongroomRemediate", maxLength = 64)
        @Nullable
        String remediationRoleName,

        @Schema(
                description = "Where to look; none: every Region that the account has enabled.",
                examples = "[\"eu-west-1\"]",
                maxItems = 60)
        @Nullable
        List<@Nullable String> regions,

        @Schema(
                description = "How much of AWS's request quotas Strongroom may take, in percent.",
                examples = "40",
                minimum = "5",
                maximum = "60")
        @Nullable
        Integer quotaSharePercent,

        @Schema(
                description = "Why it is neither assessed nor changed for now; an empty text takes it in again.",
                examples = "Frozen until the merger is through",
                maxLength = 500)
        @Nullable
        String exclusionReason)
        implements ApiBody {

    TermsWish wish() {
        return wish(readRoleName, remediationRoleName, regions, quotaSharePercent, exclusionReason);
    }

    static TermsWish wish(
            @Nullable String readRole,
            @Nullable String remediationRole,
            @Nullable List<@Nullable String> regions,
            @Nullable Integer quotaShare,
            @Nullable String exclusion) {
        return new TermsWish(
                Optional.ofNullable(readRole),
                Optional.ofNullable(remediationRole),
                Optional.ofNullable(regions)
                        .map(codes -> codes.stream()
                                .map(code -> Objects.requireNonNullElse(code, ""))
                                .toList()),
                Optional.ofNullable(quotaShare),
                Optional.ofNullable(exclusion));
    }
}
