package io.strongroom.domain.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, ready to be stored with a job or told to a caller. Never holds a stack trace or a secret.
 *
 * @param detail what happened and what to do next
 * @param awsCode the error code of AWS where it was AWS that refused
 * @param awsRequestId AWS's request id of that call
 * @param missingAction the IAM action that was missing, such as {@code kms:CreateKey}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        ProblemCode code,
        String detail,
        List<FieldError> errors,
        @Nullable String awsCode,
        @Nullable String awsRequestId,
        @Nullable String missingAction) {
    public Problem {
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, List.of(), null, null, null);
    }

    public static Problem fields(List<FieldError> errors) {
        var detail = errors.size() == 1
                ? errors.get(0).pointer() + ": " + errors.get(0).detail()
                : errors.size() + " fields are wrong";
        return new Problem(ProblemCode.VALIDATION_FAILED, detail, errors, null, null, null);
    }
}
