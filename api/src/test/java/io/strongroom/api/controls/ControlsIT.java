package io.strongroom.api.controls;

import static io.strongroom.api.World.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.api.ApiTest;
import io.strongroom.api.World;
import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@ApiTest
class ControlsIT {
    @Inject
    World world;

    @Inject
    ControlCatalog catalog;

    @Test
    void theListIsTheCatalogue() {
        var ids = as(world.token(Role.VIEWER))
                .get("/api/v1/controls")
                .then()
                .statusCode(200)
                .body("items.prose.findAll { it != null }", hasSize(0))
                .extract()
                .<List<String>>path("items.id");
        assertEquals(catalog.specs().stream().map(spec -> spec.id().value()).toList(), ids);
    }

    @Test
    void aControlSaysWhatItAsksForAndNeeds() {
        var spec = catalog.find(new ControlId("IMM-13")).orElseThrow();
        as(world.token(Role.VIEWER))
                .get("/api/v1/controls/IMM-13")
                .then()
                .statusCode(200)
                .body("title", equalTo(spec.title()))
                .body("severity", equalTo("LOW"))
                .body("step", equalTo("5.1"))
                .body("steps.code", equalTo(List.of("5.1", "5.3")))
                .body("frameworks.framework", hasItem("NIST 800-53"))
                .body("frameworks[0].requirement", equalTo("SI-12"))
                .body("frameworks[0].basis", equalTo("E"))
                .body("resourceType", equalTo(spec.judges().awsType()))
                .body("actions", equalTo(List.copyOf(spec.actions())))
                .body("readable", equalTo(true))
                .body("prose", containsString("## "));
    }

    @Test
    void whatTheSdkCannotReadIsSaid() {
        as(world.token(Role.VIEWER))
                .get("/api/v1/controls/ACC-18")
                .then()
                .body("readable", equalTo(false))
                .body("unreadable", equalTo(List.of("backup-access-points")));
    }

    @Test
    void anUnknownControlIsNotFound() {
        for (var unknown : List.of("IMM-99", "imm-13", "x")) {
            as(world.token(Role.VIEWER))
                    .get("/api/v1/controls/" + unknown)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("not-found"))
                    .body("prose", nullValue());
        }
    }
}
