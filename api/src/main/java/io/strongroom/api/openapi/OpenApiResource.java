package io.strongroom.api.openapi;

import io.strongroom.api.access.AnyCaller;
import io.strongroom.api.http.ApiPaths;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The committed contract. The generated one of the framework is not served: it would be open to anyone. */
@Path(ApiPaths.V1 + "/openapi")
@Tag(name = "meta")
public class OpenApiResource {
    private static final String YAML = "application/yaml";

    @GET
    @Produces(YAML)
    @AnyCaller
    @Operation(operationId = "getOpenApi", summary = "This document", description = "OpenAPI 3.1, as YAML.")
    @APIResponse(
            responseCode = "200",
            description = "The document.",
            content = @Content(mediaType = YAML, schema = @Schema(type = SchemaType.STRING)))
    public String document() {
        try (var in = OpenApiResource.class.getResourceAsStream("/openapi/openapi.yaml")) {
            if (in == null) {
                throw new IllegalStateException("openapi.yaml is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
