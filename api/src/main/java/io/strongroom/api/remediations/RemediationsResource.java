package io.strongroom.api.remediations;

import io.strongroom.api.access.Needs;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.domain.pages.Pages;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.remediations.Remediation;
import io.strongroom.domain.remediations.RemediationCatalog;
import io.strongroom.domain.remediations.RemediationId;
import io.strongroom.domain.users.Permission;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The catalogue of remediations. */
@Path(ApiPaths.V1 + "/remediations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "remediations", description = "What can be done.")
public class RemediationsResource {
    private final RemediationCatalog catalog;

    RemediationsResource(RemediationCatalog catalog) {
        this.catalog = catalog;
    }

    @GET
    @Needs(Permission.REMEDIATIONS_READ)
    @Operation(
            operationId = "listRemediations",
            summary = "List remediations",
            description = "All of them, with the schemas of their parameters.")
    public RemediationView.Page list() {
        return new RemediationView.Page(catalog.specs().stream()
                .map(spec -> RemediationView.of(spec, Optional.empty()))
                .toList());
    }

    @GET
    @Path("/{id}")
    @Needs(Permission.REMEDIATIONS_READ)
    @Operation(
            operationId = "getRemediation",
            summary = "Read a remediation",
            description = "With the schema of its parameters and its prose.")
    public RemediationView get(
            @PathParam("id")
                    @Parameter(
                            description = "Its name.",
                            example = "create-backup-key",
                            schema = @Schema(maxLength = 64))
                    String id) {
        var spec = id(id).flatMap(catalog::find)
                .map(Remediation::spec)
                .orElseThrow(() -> Rejected.notFound("remediation"));
        return RemediationView.of(spec, Pages.of(spec.id()));
    }

    private static Optional<RemediationId> id(String text) {
        try {
            return Optional.of(new RemediationId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
