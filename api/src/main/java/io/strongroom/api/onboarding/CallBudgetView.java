package io.strongroom.api.onboarding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.domain.accounts.CallBudgets.Pace;
import io.strongroom.domain.onboarding.Enrollment;
import io.strongroom.domain.onboarding.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How fast Strongroom calls AWS in an account, on the wire. */
@Schema(name = "CallBudget", description = "How fast Strongroom calls AWS in the account.")
public record CallBudgetView(
        @Schema(description = "How much of AWS's request quotas it may take, in percent.", examples = "60")
        int quotaSharePercent,

        @Schema(description = "Budgets in use or slowed at this moment.", maxItems = 200)
        List<PaceView> paces) {
    private static final int MOST = 200;

    /** How a budget stands. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "Pace", description = "How the budget of a family of calls stands.")
    public record PaceView(
            @Schema(description = "The Region.", examples = "eu-west-1", maxLength = 40)
            String region,

            @Schema(
                    description = "Calls that AWS counts together.",
                    examples = "backup-ListBackupPlans",
                    maxLength = 100)
            String family,

            @Schema(description = "Of the pace that is allowed: less than 100 when AWS throttled.", examples = "50")
            int percent,

            @Schema(description = "When that is 100 again if no more is throttled.", examples = "2026-11-24T10:00:30Z")
            Optional<Instant> slowedUntil,

            @Schema(description = "How far ahead calls are booked.", examples = "2026-11-24T10:00:01Z")
            Optional<Instant> bookedUntil) {
        static PaceView of(Pace pace) {
            return new PaceView(
                    pace.region().value(),
                    pace.family(),
                    (int) Math.round(pace.share() * 100),
                    pace.slowedUntil(),
                    pace.bookedUntil());
        }
    }

    /** The slowed first. */
    public static CallBudgetView of(Optional<Enrollment> enrollment, List<Pace> paces) {
        var share = enrollment.map(Enrollment::terms).orElseGet(Terms::usual).quotaShare();
        return new CallBudgetView(
                share,
                paces.stream()
                        .sorted(java.util.Comparator.comparingDouble(Pace::share))
                        .limit(MOST)
                        .map(PaceView::of)
                        .toList());
    }
}
