package io.strongroom.api.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.strongroom.api.onboarding.CallBudgetView;
import io.strongroom.api.onboarding.ConnectionView;
import io.strongroom.api.onboarding.EnrollmentView;
import io.strongroom.api.posture.AssessedView;
import io.strongroom.api.posture.PostureView.SumView;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.posture.Counts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A single account on the wire. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "AccountDetails", description = "An account, how it stands, and how old that is.")
public record AccountDetailView(
        @JsonUnwrapped AccountsResource.AccountView account,

        @Schema(
                description = "Per Region when it was last read and what could not be; none when it never was.",
                maxItems = 100)
        List<AssessedView> assessed,

        @Schema(description = "Its verdicts by the severity of controls, the worst first.", maxItems = 10)
        List<SeverityView> posture,

        @Schema(description = "What is agreed of it; absent when nobody has enrolled it.")
        Optional<EnrollmentView> enrollment,

        @Schema(description = "The newest connection test that has ended; absent when there is none.")
        Optional<ConnectionView> connection,

        @Schema(description = "How fast Strongroom calls AWS in it.")
        CallBudgetView callBudget) {

    /** Verdicts of one severity. */
    @Schema(name = "SeverityPosture", description = "Verdicts of controls of one severity.")
    public record SeverityView(
            @Schema(description = "CRITICAL, HIGH, MEDIUM or LOW.", examples = "HIGH", maxLength = 40)
            String severity,

            @JsonUnwrapped SumView counts) {}

    static List<SeverityView> posture(Map<Severity, Counts> bySeverity) {
        return bySeverity.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> new SeverityView(one.getKey().name(), SumView.of(one.getValue())))
                .toList();
    }
}
