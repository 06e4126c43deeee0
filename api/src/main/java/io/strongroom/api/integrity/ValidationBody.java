package io.strongroom.api.integrity;

import io.strongroom.api.http.ApiBody;
import io.strongroom.domain.integrity.RestoreValidations;
import io.strongroom.domain.integrity.RestoredContent;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a validator tells. */
@Schema(
        name = "RestoreValidationRequest",
        description = "What the content of a restored backup is like.",
        requiredProperties = "outcome")
public record ValidationBody(
        @Schema(
                description = "SUCCESSFUL: it is what it should be. FAILED: it is not.",
                examples = "SUCCESSFUL",
                enumeration = {"SUCCESSFUL", "FAILED"})
        @Nullable
        String outcome,

        @Schema(
                description = "How that was found out.",
                examples = "42 tables, row counts as in production",
                maxLength = RestoreValidations.MESSAGE_MOST)
        @Nullable
        String message)
        implements ApiBody {

    /** What was asked for, checked. */
    record Checked(RestoredContent content, Optional<String> message) {}

    /** @throws Rejected {@code validation-failed} */
    Checked checked() {
        var errors = new ArrayList<FieldError>();
        var content = Arrays.stream(RestoredContent.values())
                .filter(one -> one.name().equals(outcome))
                .findFirst();
        var said = Optional.ofNullable(message).map(String::strip).filter(text -> !text.isEmpty());
        if (content.isEmpty()) {
            errors.add(new FieldError("/outcome", "enum", "must be SUCCESSFUL or FAILED"));
        }
        if (said.filter(text -> text.length() > RestoreValidations.MESSAGE_MOST).isPresent()) {
            errors.add(new FieldError(
                    "/message",
                    "length",
                    "must not be longer than " + RestoreValidations.MESSAGE_MOST + " characters"));
        }
        if (!errors.isEmpty()) {
            throw new Rejected(Problem.fields(errors));
        }
        return new Checked(content.orElseThrow(), said);
    }
}
