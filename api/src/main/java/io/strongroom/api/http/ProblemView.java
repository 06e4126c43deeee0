package io.strongroom.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A problem on the wire, RFC 9457. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Problem", description = "What went wrong and what to do next (RFC 9457). Never a stack trace.")
public record ProblemView(
        @Schema(
                description = "Identifies the kind of problem.",
                examples = "/problems/validation-failed",
                maxLength = 100)
        String type,

        @Schema(description = "The kind in words.", examples = "The request does not hold together", maxLength = 200)
        String title,

        @Schema(description = "The HTTP status.", examples = "422", minimum = "400", maximum = "599")
        int status,

        @Schema(
                description = "What happened and what to do next.",
                examples = "/reason: must say why",
                maxLength = 4000)
        String detail,

        @Schema(description = "The path that was asked.", examples = "/api/v1/jobs", maxLength = 4000) @Nullable
        String instance,

        @Schema(
                description = "Stable name of the kind; branch on this.",
                examples = "validation-failed",
                maxLength = 64)
        String code,

        @JsonProperty("request_id")
        @Schema(description = "Quote it when you ask for help.", examples = "0193a6f2-7c1e-7a44", maxLength = 128)
        @Nullable
        String requestId,

        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Schema(description = "Whether the same request may succeed later unchanged.", examples = "false")
        boolean retryable,

        @JsonProperty("retry_after")
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        @Schema(description = "Seconds to wait before trying again.", examples = "5", minimum = "0", maximum = "86400")
        int retryAfter,

        @Schema(description = "The fields that are wrong, all at once.", maxItems = 10_000)
        List<FieldView> errors,

        @Schema(
                description = "The error code of AWS where AWS refused.",
                examples = "AccessDeniedException",
                maxLength = 200)
        @Nullable
        String awsCode,

        @Schema(description = "AWS's request id of that call.", examples = "a1b2c3d4-5678-90ab", maxLength = 200)
        @Nullable
        String awsRequestId,

        @Schema(description = "The IAM action that was missing.", examples = "kms:CreateKey", maxLength = 200) @Nullable
        String missingAction,

        @Schema(
                description = "Where the kind is explained.",
                examples = "/help/errors#validation-failed",
                maxLength = 200)
        String docs) {

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** One wrong field. */
    @Schema(name = "FieldProblem", description = "One field that is wrong.")
    public record FieldView(
            @Schema(
                    description = "JSON Pointer into the body, or the name of a query parameter.",
                    examples = "/parameters/name",
                    maxLength = 1000)
            String pointer,

            @Schema(description = "Stable name of the broken rule.", examples = "required", maxLength = 64)
            String code,

            @Schema(
                    description = "A sentence for people.",
                    examples = "must say why, in 1 to 500 characters",
                    maxLength = 4000)
            String detail) {
        static FieldView of(FieldError error) {
            return new FieldView(error.pointer(), error.code(), error.detail());
        }
    }

    public ProblemView {
        // Absent when it was written without any and is read again.
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    /** The problem without the request that it came of. */
    public static ProblemView of(Problem problem) {
        var code = problem.code();
        return new ProblemView(
                "/problems/" + code.slug(),
                code.title(),
                code.status(),
                problem.detail(),
                null,
                code.slug(),
                null,
                code.retryable(),
                0,
                problem.errors().stream().map(FieldView::of).toList(),
                problem.awsCode(),
                problem.awsRequestId(),
                problem.missingAction(),
                "/help/errors#" + code.slug());
    }

    /** The same, told of a request. {@code retryAfter} in seconds, 0 for none. */
    public ProblemView with(@Nullable String path, @Nullable String request, int seconds) {
        return new ProblemView(
                type,
                title,
                status,
                detail,
                path,
                code,
                request,
                retryable,
                seconds,
                errors,
                awsCode,
                awsRequestId,
                missingAction,
                docs);
    }

    public String json() {
        return Json.write(this);
    }
}
