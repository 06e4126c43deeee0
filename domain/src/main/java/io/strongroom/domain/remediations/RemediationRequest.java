package io.strongroom.domain.remediations;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.Target;

/**
 * One remediation wanted on one target.
 *
 * @param parameters valid by the remediation's schema, defaults filled in
 */
public record RemediationRequest(RemediationId remediation, Target target, JsonNode parameters) {
    /** The text of a parameter that is required or has a default. */
    public String text(String parameter) {
        var value = parameters.path(parameter);
        if (!value.isTextual()) {
            throw new IllegalStateException(parameter + ": the schema should have required it");
        }
        return value.textValue();
    }
}
