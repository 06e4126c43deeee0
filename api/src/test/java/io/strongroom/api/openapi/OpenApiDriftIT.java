package io.strongroom.api.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.RestAssured;
import io.strongroom.api.ApiTest;
import io.strongroom.api.World;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed contract is what the code says, and what callers are given. */
@ApiTest
class OpenApiDriftIT {
    private static final Path COMMITTED = Path.of("src/main/openapi/openapi.yaml");
    private static final Path GENERATED = Path.of("target/openapi.yaml");

    @Inject
    World world;

    @Test
    void theCommittedContractIsTheGeneratedOne() throws IOException {
        var generated = RestAssured.given()
                .accept("application/yaml")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Files.writeString(GENERATED, generated);
        assertEquals(
                Files.readString(COMMITTED),
                generated,
                "The contract has changed. If that is meant: cp api/target/openapi.yaml api/src/main/openapi/openapi.yaml");
    }

    @Test
    void callersGetTheCommittedContract() throws IOException {
        var served = World.as(world.token(Role.VIEWER))
                .accept("application/yaml")
                .get("/api/v1/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertEquals(Files.readString(COMMITTED), served);
    }
}
