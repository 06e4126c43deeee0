package io.strongroom.api.incidents;

import io.strongroom.api.http.ApiBody;
import io.strongroom.domain.incidents.Containment;
import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.jobs.JobRequest;
import io.strongroom.domain.problems.Rejected;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which of the remediations that fit an incident is to be done. */
@Schema(
        name = "IncidentContainmentRequest",
        description = "One of the containments that the incident gives.",
        requiredProperties = "remediation")
public record ContainmentBody(
        @Schema(description = "Id of the remediation.", examples = "enable-backup-key", maxLength = 64) @Nullable
        String remediation,

        @Schema(
                description = "ARN of what it is to change; needed where the same remediation fits several.",
                examples = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                maxLength = 2048)
        @Nullable
        String about,

        @Schema(
                description =
                        "PLAN stops when the plan is made; APPLY, the default, goes on as far as approvals allow.",
                enumeration = {"PLAN", "APPLY"},
                examples = "APPLY")
        @Nullable
        String mode,

        @Schema(
                description = "Why, for those who approve and audit; that it contains the incident when left out.",
                examples = "Nobody can vouch for the session",
                minLength = 1,
                maxLength = 500)
        @Nullable
        String reason)
        implements ApiBody {

    /**
     * The job that is meant.
     *
     * @throws Rejected {@code validation-failed} when none, or more than one, of those that fit is meant
     */
    JobRequest request(Incident incident, List<Containment> fitting) {
        var meant = fitting.stream()
                .filter(one -> one.remediation().value().equals(remediation))
                .filter(one -> about == null || one.about().equals(about))
                .toList();
        if (meant.isEmpty()) {
            throw Rejected.field(
                    "/remediation",
                    "unknown",
                    "must be one of the containments of this incident: "
                            + fitting.stream()
                                    .map(one -> one.remediation() + " about " + one.about())
                                    .toList());
        }
        if (meant.size() > 1) {
            throw Rejected.field(
                    "/about",
                    "required",
                    "must say which of "
                            + meant.stream().map(Containment::about).toList());
        }
        return meant.getFirst()
                .request(
                        Objects.requireNonNullElse(mode, "APPLY"),
                        Optional.ofNullable(reason).orElseGet(() -> "Contains incident " + incident.number()));
    }
}
