package io.strongroom.api.onboarding;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.accounts.AccountDetails;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.domain.onboarding.ConnectionTests;
import io.strongroom.domain.onboarding.Enrollment;
import io.strongroom.domain.onboarding.Enrollments;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tests of the connection to an account. */
@Path(ApiPaths.V1 + "/accounts/{id}/connection-tests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
public class ConnectionTestsResource {
    private final ConnectionTests tests;
    private final Enrollments enrollments;
    private final AccountDetails accounts;
    private final Connections connections;
    private final Caller caller;
    private final InstantSource clock;

    ConnectionTestsResource(
            ConnectionTests tests,
            Enrollments enrollments,
            AccountDetails accounts,
            Connections connections,
            Caller caller,
            InstantSource clock) {
        this.tests = tests;
        this.enrollments = enrollments;
        this.accounts = accounts;
        this.connections = connections;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Needs(Permission.ACCOUNTS_MANAGE)
    @Operation(
            operationId = "createConnectionTest",
            summary = "Test the connection to an account",
            description =
                    "A worker tries both roles with the ExternalId and without, and reads what they may do. Answers with the test that is under way when there is one.")
    @APIResponse(
            responseCode = "202",
            description = "Asked for; Location tells how it goes on.",
            content = @Content(schema = @Schema(implementation = ConnectionView.class)))
    public Response create(@PathParam("id") String id) {
        var account = accounts.reached(id, caller);
        var enrollment =
                enrollments.find(account.id()).orElseThrow(() -> EnrollmentsResource.notEnrolled(account.id()));
        refuseExcluded(enrollment);
        var test = tests.request(account.id(), caller.principal().name(), clock.instant());
        return Response.accepted(connections.brief(test))
                .location(URI.create(ApiPaths.connectionTest(test.id())))
                .build();
    }

    private static void refuseExcluded(Enrollment enrollment) {
        enrollment.terms().exclusion().ifPresent(reason -> {
            throw new Rejected(
                    ProblemCode.STATE_CONFLICT,
                    "Account " + enrollment.account() + " is excluded (" + reason
                            + "), so Strongroom does not touch it. Take it in again first.");
        });
    }

    @GET
    @Needs(Permission.ACCOUNTS_READ)
    @Operation(
            operationId = "listConnectionTests",
            summary = "List an account's connection tests",
            description = "The newest first, ten at most; every enrolled account gets one each day.")
    public ConnectionView.Page list(@PathParam("id") String id) {
        var account = accounts.reached(id, caller);
        return new ConnectionView.Page(
                tests.of(account.id()).stream().map(connections::brief).toList());
    }
}
