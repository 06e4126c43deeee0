package io.strongroom.api.incidents;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.api.jobs.JobView.TargetView;
import io.strongroom.domain.incidents.Containment;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A remediation that fits an incident, on the wire. */
@Schema(name = "IncidentContainment", description = "A remediation that stops or undoes what the incident is about.")
public record ContainmentView(
        @Schema(description = "Id of the remediation.", examples = "enable-backup-key", maxLength = 64)
        String remediation,

        @Schema(
                description = "ARN of what it changes.",
                examples = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                maxLength = 2048)
        String about,

        @Schema(description = "Where its job works.") TargetView target,

        @Schema(
                description = "What its job is asked with.",
                type = SchemaType.OBJECT,
                examples =
                        "{\"keyArn\":\"arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab\"}")
        JsonNode parameters,

        @Schema(
                description = "What it is good for.",
                examples = "Stops whoever holds a session of Admin that has begun.",
                maxLength = 1000)
        String why) {

    static ContainmentView of(Containment fitting) {
        return new ContainmentView(
                fitting.remediation().value(),
                fitting.about(),
                new TargetView(
                        fitting.target().accountId().value(),
                        fitting.target().region().value()),
                fitting.parameters(),
                fitting.why());
    }
}
