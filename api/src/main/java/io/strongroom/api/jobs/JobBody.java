package io.strongroom.api.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.api.http.ApiBody;
import io.strongroom.domain.jobs.JobRequest;
import io.strongroom.domain.json.Json;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A job as it is asked for. */
@Schema(
        name = "JobRequest",
        description = "One remediation on one target.",
        requiredProperties = {"remediation", "target", "mode", "reason"})
public record JobBody(
        @Schema(description = "Id of the remediation.", examples = "create-backup-key", maxLength = 64) @Nullable
        String remediation,

        @Schema(description = "Where to.") @Nullable TargetBody target,

        @Schema(
                description = "By the remediation's own JSON Schema; see GET /remediations/{id}.",
                type = SchemaType.OBJECT,
                examples = "{\"name\":\"critical-data\"}")
        @Nullable
        JsonNode parameters,

        @Schema(
                description = "PLAN stops when the plan is made; APPLY goes on as far as approvals allow.",
                enumeration = {"PLAN", "APPLY"},
                examples = "APPLY")
        @Nullable
        String mode,

        @Schema(
                description = "Why, for those who approve and audit.",
                examples = "REL09-BP02 baseline",
                minLength = 1,
                maxLength = 500)
        @Nullable
        String reason,

        @Schema(
                description = "Your own name for the job; the same one within 30 days is the same job.",
                examples = "a-1",
                minLength = 1,
                maxLength = 128,
                pattern = "^[\\x21-\\x7e]+$")
        @Nullable
        String clientToken)
        implements ApiBody {

    /** Where a job works. */
    @Schema(
            name = "Target",
            description = "One account in one Region.",
            requiredProperties = {"accountId", "region"})
    public record TargetBody(
            @Schema(
                    description = "The AWS account.",
                    examples = "123456789012",
                    pattern = "^[0-9]{12}$",
                    minLength = 12,
                    maxLength = 12)
            @Nullable
            String accountId,

            @Schema(description = "The Region's code.", examples = "eu-west-1", maxLength = 40) @Nullable
            String region) {}

    /** Missing fields become empty, which the checks then object to, all at once. */
    public JobRequest request() {
        return new JobRequest(
                text(remediation),
                target == null ? "" : text(target.accountId()),
                target == null ? "" : text(target.region()),
                parameters == null || parameters.isNull() ? Json.object() : parameters,
                text(mode),
                text(reason),
                Optional.ofNullable(clientToken));
    }

    /** The same with a token where the client gave none. */
    public JobBody withToken(String token) {
        return clientToken == null ? new JobBody(remediation, target, parameters, mode, reason, token) : this;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
