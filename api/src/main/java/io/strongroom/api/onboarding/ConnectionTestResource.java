package io.strongroom.api.onboarding;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.domain.onboarding.ConnectionTestId;
import io.strongroom.domain.onboarding.ConnectionTests;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.Permission;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A single connection test. */
@Path(ApiPaths.V1 + "/connection-tests/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
public class ConnectionTestResource {
    private final ConnectionTests tests;
    private final Connections connections;
    private final Caller caller;

    ConnectionTestResource(ConnectionTests tests, Connections connections, Caller caller) {
        this.tests = tests;
        this.connections = connections;
        this.caller = caller;
    }

    @GET
    @Needs(Permission.ACCOUNTS_READ)
    @Operation(
            operationId = "getConnectionTest",
            summary = "Read a connection test",
            description =
                    "How the roles were found, what they lack, and control by control whether it can be read and fixed.")
    public ConnectionView get(@PathParam("id") @Parameter(description = "The test's id.") UUID id) {
        var test = tests.find(new ConnectionTestId(id)).orElseThrow(() -> Rejected.notFound("connection test"));
        caller.requireSight(test.account(), "connection test");
        return connections.whole(test);
    }
}
