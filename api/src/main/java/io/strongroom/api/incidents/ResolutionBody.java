package io.strongroom.api.incidents;

import io.strongroom.api.http.ApiBody;
import io.strongroom.domain.incidents.IncidentRules;
import io.strongroom.domain.incidents.Resolution;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How an incident came to its end. */
@Schema(
        name = "IncidentResolution",
        description = "How it came to its end.",
        requiredProperties = {"resolution", "reason"})
public record ResolutionBody(
        @Schema(
                description =
                        "HANDLED: what it did is stopped and made good. EXPECTED: it was agreed on. FALSE_ALARM: the detector was wrong.",
                enumeration = {"HANDLED", "EXPECTED", "FALSE_ALARM"},
                examples = "HANDLED")
        @Nullable
        String resolution,

        @Schema(
                description = "For the record.",
                examples = "The session was revoked and the lock put back",
                minLength = 1,
                maxLength = 4000)
        @Nullable
        String reason)
        implements ApiBody {

    /** Checked. */
    record Said(Resolution resolution, String reason) {}

    /** @throws Rejected {@code validation-failed} */
    Said checked() {
        var errors = new ArrayList<FieldError>();
        var how = Arrays.stream(Resolution.values())
                .filter(one -> one.name().equals(resolution))
                .findFirst();
        if (how.isEmpty()) {
            errors.add(new FieldError("/resolution", "enum", "must be HANDLED, EXPECTED or FALSE_ALARM"));
        }
        var why = Optional.ofNullable(reason).orElse("").strip();
        if (why.isEmpty() || why.length() > IncidentRules.TEXT_MOST) {
            errors.add(new FieldError(
                    "/reason", "length", "must say why, in 1 to " + IncidentRules.TEXT_MOST + " characters"));
        }
        if (!errors.isEmpty()) {
            throw new Rejected(Problem.fields(errors));
        }
        return new Said(how.orElseThrow(), why);
    }
}
