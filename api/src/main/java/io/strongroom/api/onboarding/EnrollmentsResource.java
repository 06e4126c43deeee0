package io.strongroom.api.onboarding;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.access.Once;
import io.strongroom.api.accounts.AccountDetailView;
import io.strongroom.api.accounts.AccountDetails;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.ETags;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.jobs.Idempotency.Answer;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.onboarding.Enrollment;
import io.strongroom.domain.onboarding.Enrollments;
import io.strongroom.domain.onboarding.NewEnrollment;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Taking accounts in, changing what holds for them, letting them go. */
@Path(ApiPaths.V1 + "/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
public class EnrollmentsResource {
    private static final int CREATED = 201;

    private final Enrollments enrollments;
    private final Accounts accounts;
    private final AccountDetails details;
    private final Once once;
    private final Caller caller;
    private final InstantSource clock;

    EnrollmentsResource(
            Enrollments enrollments,
            Accounts accounts,
            AccountDetails details,
            Once once,
            Caller caller,
            InstantSource clock) {
        this.enrollments = enrollments;
        this.accounts = accounts;
        this.details = details;
        this.once = once;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.ACCOUNTS_MANAGE)
    @Operation(
            operationId = "createAccount",
            summary = "Enroll an account",
            description =
                    "Takes an account under governance and makes its ExternalId. Deploy its role template next, then ask for a connection test.")
    @APIResponse(
            responseCode = "201",
            description = "Enrolled; Location names it.",
            content = @Content(schema = @Schema(implementation = AccountDetailView.class)))
    public Response create(@HeaderParam("Idempotency-Key") @Nullable String key, EnrollmentBody body) {
        var now = clock.instant();
        return once.answerMaybe(key, "POST /accounts", body, now, () -> {
            var number = body.accountId() == null ? "" : body.accountId();
            var wanted = NewEnrollment.of(number, body.called(), body.wish(), accounts, caller.principal());
            var made = enrollments.enroll(wanted, caller.principal(), now);
            var view = details.of(accounts.find(made.account()).orElseThrow());
            return Answer.of(CREATED, ApiPaths.account(made.account()), Json.write(view));
        });
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.ACCOUNTS_MANAGE)
    @Operation(
            operationId = "updateAccount",
            summary = "Change what is agreed of an account",
            description = "Roles, Regions, share of quotas, exclusion. What is left out stays as it is.")
    @APIResponse(
            responseCode = "200",
            description = "The account as it now is.",
            content = @Content(schema = @Schema(implementation = AccountDetailView.class)))
    @APIResponse(responseCode = "409", description = "It is not enrolled.")
    public Response update(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Parameter(required = true) @Nullable String ifMatch,
            TermsBody body) {
        var match = ETags.required(ifMatch);
        var account = details.reached(id, caller);
        var enrollment = enrolled(account.id());
        ETags.matchIfGiven(match, enrollment.version());
        var terms = body.wish().on(enrollment.terms());
        var changed =
                enrollments.change(account.id(), terms, enrollment.version(), caller.principal(), clock.instant());
        return Response.ok(details.of(account))
                .header(HttpHeaders.ETAG, ETags.of(changed.version()))
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Needs(Permission.ACCOUNTS_MANAGE)
    @Operation(
            operationId = "withdrawAccount",
            summary = "Let an account go",
            description =
                    "It is closed here and its findings count no more; what was done in it stays on record. Remove its roles in AWS as well. One that Organizations goes on telling of comes back: exclude such a one instead.")
    @APIResponse(responseCode = "204", description = "Let go.")
    @APIResponse(responseCode = "409", description = "It is not enrolled.")
    public Response withdraw(
            @PathParam("id") String id, @HeaderParam("If-Match") @Parameter(required = true) @Nullable String ifMatch) {
        var match = ETags.required(ifMatch);
        var account = details.reached(id, caller);
        var enrollment = enrolled(account.id());
        ETags.matchIfGiven(match, enrollment.version());
        enrollments.leave(account.id(), enrollment.version(), caller.principal(), clock.instant());
        return Response.noContent().build();
    }

    private Enrollment enrolled(AccountId account) {
        return enrollments.find(account).orElseThrow(() -> notEnrolled(account));
    }

    static Rejected notEnrolled(AccountId account) {
        return new Rejected(
                ProblemCode.STATE_CONFLICT,
                "Account " + account
                        + " is not enrolled, so nothing is agreed of it. POST /api/v1/accounts enrolls it.");
    }
}
