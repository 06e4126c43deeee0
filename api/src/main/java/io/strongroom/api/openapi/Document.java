package io.strongroom.api.openapi;

import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;

/** Title page of the contract. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Strongroom",
                        version = "v1",
                        description =
                                "Keeps an AWS organization's backups encrypted, locked, access-controlled, watched and provably restorable. Enums are open: accept values that you do not know.",
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0")))
final class Document {
    private Document() {}
}
