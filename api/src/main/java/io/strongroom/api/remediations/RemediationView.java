package io.strongroom.api.remediations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.remediations.RemediationSpec;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A remediation on the wire. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "Remediation", description = "What a remediation brings about and what it asks for.")
public record RemediationView(
        @Schema(description = "Its name, for ever.", examples = "create-backup-key", maxLength = 64)
        String id,

        @Schema(description = "What it brings about.", examples = "Create a backup key", maxLength = 80)
        String title,

        @Schema(
                description = "What it does and what it leaves alone.",
                examples = "Makes a key with rotation.",
                maxLength = 4000)
        String summary,

        @Schema(description = "The step of REL09-BP02 that it serves.", examples = "1", maxLength = 10)
        String step,

        @Schema(description = "The most that a plan of it can be: R0 to R3.", examples = "R0", maxLength = 40)
        String risk,

        @Schema(
                description = "How it is rolled back, or why it cannot be.",
                examples = "Schedules deletion of the key.",
                maxLength = 1000)
        String reversible,

        @Schema(description = "What it implements.", maxItems = 50)
        List<String> references,

        @Schema(
                description = "JSON Schema (draft 2020-12) of its parameters.",
                type = SchemaType.OBJECT,
                examples = "{\"type\":\"object\"}")
        JsonNode parameters,

        @Schema(description = "More of it, as Markdown.", maxLength = 100_000)
        Optional<String> prose) {

    /** The catalogue. */
    @Schema(name = "RemediationList", description = "The catalogue by id.")
    public record Page(
            @Schema(description = "By id.", maxItems = 1000) List<RemediationView> items) {}

    static RemediationView of(RemediationSpec spec, Optional<String> prose) {
        return new RemediationView(
                spec.id().value(),
                spec.title(),
                spec.summary(),
                spec.step(),
                spec.highestRisk().name(),
                spec.reversible(),
                spec.references(),
                spec.parameters(),
                prose);
    }
}
