package io.strongroom.domain.remediations;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.changes.RiskClass;
import java.util.List;

/**
 * What a remediation is, for people and for the catalogue.
 *
 * @param title what it brings about, up to 80 characters
 * @param summary what it does and what it leaves alone, a few sentences
 * @param step the step of REL09-BP02 that it serves, such as {@code 1}
 * @param references ids of domain/remediations.md that it implements, such as {@code R-01}
 * @param highestRisk the most that a plan of it can be
 * @param reversible how it is rolled back, or why it cannot be
 * @param parameters JSON Schema (draft 2020-12) of the parameters, with titles, descriptions, defaults and examples
 */
public record RemediationSpec(
        RemediationId id,
        String title,
        String summary,
        String step,
        List<String> references,
        RiskClass highestRisk,
        String reversible,
        JsonNode parameters) {
    public RemediationSpec {
        references = List.copyOf(references);
    }
}
