package io.strongroom.api.integrity;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.access.OneTime;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.domain.integrity.RestoreValidations;
import io.strongroom.domain.integrity.ValidationRight;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How validators tell what restored backups are like. */
@Path(ApiPaths.V1)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "recovery-points")
public class RestoreValidationsResource {
    private static final int CREATED = 201;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +(sgv_[A-Za-z0-9_-]{43})");

    private final RestoreValidations validations;
    private final Caller caller;
    private final InstantSource clock;

    RestoreValidationsResource(RestoreValidations validations, Caller caller, InstantSource clock) {
        this.validations = validations;
        this.caller = caller;
        this.clock = clock;
    }

    /** A token for one answer on the wire. */
    @Schema(name = "RestoreValidationToken", description = "The right to tell once what a restored backup is like.")
    public record TokenView(
            @Schema(description = "Its id.", examples = "0193606f-5a5e-7c3e-9d5b-0f6c2f1d7a10", format = "uuid")
            String id,

            @Schema(
                    description =
                            "The secret: in this answer and nowhere else. It goes as bearer to POST /restore-validations.",
                    examples = "sgv_Zm9yIG9uZSByZXN0b3JlIGpvYiBvbmx5",
                    maxLength = 100)
            String token,

            @Schema(description = "The account.", examples = "123456789012", pattern = "^[0-9]{12}$")
            String accountId,

            @Schema(description = "The Region.", examples = "eu-west-1", maxLength = 64)
            String region,

            @Schema(
                    description = "The restore job.",
                    examples = "9F1C8A54-2B1E-4C7D-8E0A-3F6B5D2C1A90",
                    maxLength = 128)
            String restoreJobId,

            @Schema(description = "Until when it holds.", examples = "2026-11-25T10:00:00Z", format = "date-time")
            Instant expiresAt) {
        static TokenView of(ValidationRight right, String secret) {
            return new TokenView(
                    right.id().toString(),
                    secret,
                    right.account().value(),
                    right.region().value(),
                    right.jobId(),
                    right.expiresAt());
        }
    }

    /** An answer that was kept, on the wire. */
    @Schema(name = "RestoreValidation", description = "What was told of a restored backup, as it was kept.")
    public record View(
            @Schema(
                    description = "The restore job.",
                    examples = "9F1C8A54-2B1E-4C7D-8E0A-3F6B5D2C1A90",
                    maxLength = 128)
            String restoreJobId,

            @Schema(description = "What was told.", examples = "SUCCESSFUL", maxLength = 40)
            String outcome,

            @Schema(
                    description =
                            "Of how many vaults and resources the job is the last known restore test. When none, it counts as soon as that is known.",
                    examples = "1",
                    minimum = "0")
            int backups,

            @Schema(
                    description =
                            "Whether AWS Backup was told as well. It never is: report it there with PutRestoreValidationResult.",
                    examples = "false")
            boolean reportedToAws) {
        static View of(RestoreValidations.Recorded recorded) {
            return new View(recorded.right().jobId(), recorded.content().name(), recorded.backups(), false);
        }
    }

    @POST
    @Path("/restore-validation-tokens")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.JOBS_SUBMIT)
    @Operation(
            operationId = "createRestoreValidationToken",
            summary = "Make a token for a validator",
            description = "It is good for one answer on one restore job, and for nothing else.")
    @APIResponse(
            responseCode = "201",
            description = "The token.",
            content = @Content(schema = @Schema(implementation = TokenView.class)))
    public Response issue(ValidationTokenBody body) {
        var right = body.checked(UUID.randomUUID(), caller.principal().name(), clock.instant());
        if (!caller.reaches(right.account())) {
            throw new Rejected(
                    ProblemCode.ACCOUNT_OUT_OF_SCOPE,
                    "Account " + right.account() + " is outside what you may work on.");
        }
        var secret = secret();
        validations.issue(right, secret);
        return Response.status(CREATED).entity(TokenView.of(right, secret)).build();
    }

    private static String secret() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return "sgv_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @POST
    @Path("/restore-validations")
    @Consumes(MediaType.APPLICATION_JSON)
    @OneTime
    @Operation(
            operationId = "createRestoreValidation",
            summary = "Tell what a restored backup is like",
            description =
                    "For validators, with a token of POST /restore-validation-tokens as bearer. The same answer again changes nothing.")
    @APIResponse(
            responseCode = "201",
            description = "Kept.",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "409", description = "The token was used for another answer.")
    public Response tell(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Parameter(hidden = true) @Nullable String authorization,
            ValidationBody body) {
        var now = clock.instant();
        var bearer = BEARER.matcher(authorization == null ? "" : authorization);
        if (!bearer.matches() || validations.of(bearer.group(1), now).isEmpty()) {
            throw new Rejected(
                    ProblemCode.UNAUTHENTICATED,
                    "Send the token for this restore job, which POST " + ApiPaths.V1
                            + "/restore-validation-tokens gave, as Authorization: Bearer <token>.");
        }
        var told = body.checked();
        var recorded = validations.tell(bearer.group(1), told.content(), told.message(), now);
        return Response.status(CREATED).entity(View.of(recorded)).build();
    }
}
