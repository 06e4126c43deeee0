package io.strongroom.api.controls;

import io.strongroom.api.access.Needs;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.pages.Pages;
import io.strongroom.domain.problems.Rejected;
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

/** The catalogue of controls. */
@Path(ApiPaths.V1 + "/controls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "controls", description = "What backups are judged by.")
public class ControlsResource {
    private final ControlCatalog catalog;

    ControlsResource(ControlCatalog catalog) {
        this.catalog = catalog;
    }

    @GET
    @Needs(Permission.FINDINGS_READ)
    @Operation(
            operationId = "listControls",
            summary = "List controls",
            description = "All of them by id, without their prose.")
    public ControlView.Page list() {
        return new ControlView.Page(catalog.specs().stream()
                .map(spec -> ControlView.of(spec, Optional.empty()))
                .toList());
    }

    @GET
    @Path("/{id}")
    @Needs(Permission.FINDINGS_READ)
    @Operation(operationId = "getControl", summary = "Read a control", description = "With its prose.")
    public ControlView get(
            @PathParam("id") @Parameter(description = "Its name.", example = "IMM-01", schema = @Schema(maxLength = 6))
                    String id) {
        var spec = id(id).flatMap(catalog::find).orElseThrow(() -> Rejected.notFound("control"));
        return ControlView.of(spec, Pages.of(spec.id()));
    }

    private static Optional<ControlId> id(String text) {
        try {
            return Optional.of(new ControlId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
