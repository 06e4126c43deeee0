package io.strongroom.api.exceptions;

import io.strongroom.api.http.ApiBody;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import java.util.ArrayList;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A yes or no to an exception. */
@Schema(name = "ExceptionDecision", description = "A yes or no to an exception.", requiredProperties = "decision")
public record ExceptionDecision(
        @Schema(
                description = "Yes or no.",
                enumeration = {"APPROVE", "REJECT"},
                examples = "APPROVE")
        @Nullable
        String decision,

        @Schema(description = "Kept with it.", examples = "Until the migration", maxLength = 2000) @Nullable
        String comment)
        implements ApiBody {
    private static final int COMMENT_MOST = 2000;

    /** @throws Rejected {@code validation-failed} */
    ExceptionDecision checked() {
        var errors = new ArrayList<FieldError>();
        if (!approves() && !"REJECT".equals(decision)) {
            errors.add(new FieldError("/decision", "enum", "must be APPROVE or REJECT"));
        }
        if (text().length() > COMMENT_MOST) {
            errors.add(new FieldError("/comment", "length", "may have " + COMMENT_MOST + " characters"));
        }
        if (!errors.isEmpty()) {
            throw new Rejected(Problem.fields(errors));
        }
        return this;
    }

    boolean approves() {
        return "APPROVE".equals(decision);
    }

    String text() {
        return comment == null ? "" : comment;
    }
}
