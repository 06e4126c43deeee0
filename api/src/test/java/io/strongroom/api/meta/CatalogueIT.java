package io.strongroom.api.meta;

import static io.strongroom.api.World.PAYMENTS;
import static io.strongroom.api.World.SANDPIT;
import static io.strongroom.api.World.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.api.ApiTest;
import io.strongroom.api.World;
import io.strongroom.domain.jobs.DeadLetters;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

@ApiTest
class CatalogueIT {
    @Inject
    World world;

    @Inject
    DeadLetters letters;

    @Inject
    InstantSource clock;

    @Test
    void remediationsComeWithTheSchemaOfTheirParameters() {
        var viewer = world.token(Role.VIEWER);
        as(viewer)
                .get("/api/v1/remediations")
                .then()
                .statusCode(200)
                .body("items.id", hasItem("create-backup-key"))
                .body("items.find { it.id == 'create-backup-key' }.parameters.properties.name", notNullValue());
        as(viewer)
                .get("/api/v1/remediations/create-backup-key")
                .then()
                .statusCode(200)
                .body("parameters.type", equalTo("object"))
                .body("risk", notNullValue())
                .body("reversible", notNullValue())
                .body("references", hasSize(greaterThan(0)));
        for (var unknown : List.of("no-such", "Not%20A%20Name", "..")) {
            as(viewer)
                    .urlEncodingEnabled(false)
                    .get("/api/v1/remediations/" + unknown)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void accountsAreThoseWithinReach() {
        var viewer = world.token(Role.VIEWER);
        as(viewer)
                .queryParam("limit", 500)
                .get("/api/v1/accounts")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(PAYMENTS))
                .body("items.id", hasItem(SANDPIT));
        as(viewer)
                .get("/api/v1/accounts/" + PAYMENTS)
                .then()
                .statusCode(200)
                .body("ouPath", equalTo("/prod/payments"))
                .body("simulated", equalTo(true));
        var bounded = world.tokenIn(PAYMENTS, Role.VIEWER);
        as(bounded).get("/api/v1/accounts").then().body("items.id", equalTo(List.of(PAYMENTS)));
        as(bounded).get("/api/v1/accounts/" + SANDPIT).then().statusCode(404);
        as(viewer).get("/api/v1/accounts/12").then().statusCode(404);
        as(viewer).get("/api/v1/accounts/999999999999").then().statusCode(404);
        var lines = as(viewer)
                .accept("application/x-ndjson")
                .get("/api/v1/accounts")
                .asString();
        assertTrue(lines.lines().allMatch(line -> line.startsWith("{\"id\"")), lines);
    }

    @Test
    void accountsArePaged() {
        world.newAccount();
        var viewer = world.token(Role.VIEWER);
        var seen = new HashSet<String>();
        var next = "/api/v1/accounts?limit=2";
        while (next != null) {
            var page = as(viewer)
                    .urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract();
            page.<List<String>>path("items.id").forEach(id -> assertTrue(seen.add(id)));
            next = page.path("links.next");
        }
        assertTrue(seen.contains(SANDPIT) && seen.contains(PAYMENTS));
    }

    @Test
    void metaSaysWhatIsAllowed() {
        as(world.token(Role.VIEWER))
                .get("/api/v1/meta")
                .then()
                .statusCode(200)
                .body("apiVersion", equalTo("v1"))
                .body("simulated", equalTo(true))
                .body("version", notNullValue())
                .body("limits.batchItems", equalTo(1000))
                .body("limits.streamLines", equalTo(100_000))
                .body("features", hasItem("bulk-ndjson"));
    }

    @Test
    void deadLettersAreShownAndRedriven() {
        var administrator = world.token(Role.ADMINISTRATOR);
        var account = world.newAccount();
        var job = world.submit(administrator, account, "dead");
        var message = World.newKey();
        letters.keep(message, "{\"account\":\"" + account + "\",\"jobs\":[\"" + job + "\"]}", 5, clock.instant());
        String id = as(administrator)
                .queryParam("limit", 500)
                .get("/api/v1/dead-letters")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.messageId == '" + message + "' }.id");
        as(world.tokenIn(PAYMENTS, Role.OPERATOR))
                .get("/api/v1/dead-letters")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(id)));
        as(administrator)
                .post("/api/v1/dead-letters/" + id + "/redrive")
                .then()
                .statusCode(200)
                .body("jobs", notNullValue());
        as(administrator).post("/api/v1/dead-letters/" + id + "/redrive").then().statusCode(404);
        assertEquals(
                404,
                as(administrator)
                        .post("/api/v1/dead-letters/" + World.newKey() + "/redrive")
                        .statusCode());
    }
}
