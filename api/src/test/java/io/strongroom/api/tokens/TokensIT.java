package io.strongroom.api.tokens;

import static io.strongroom.api.World.PAYMENTS;
import static io.strongroom.api.World.SANDPIT;
import static io.strongroom.api.World.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.strongroom.api.ApiTest;
import io.strongroom.api.World;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

@ApiTest
class TokensIT {
    private static final String TOKENS = "/api/v1/tokens";

    @Inject
    World world;

    @Test
    void theSecretIsShownOnceAndWorks() {
        var viewer = world.token(Role.VIEWER);
        var made = post(viewer, "{\"name\":\"ci\",\"scopes\":[\"jobs:read\",\"tokens:manage\"]}");
        made.then()
                .statusCode(201)
                .header("Location", containsString(TOKENS + "/"))
                .body("secret", matchesPattern("sgr_[\\w-]{43}"))
                .body("scopes", equalTo(List.of("jobs:read", "tokens:manage")))
                .body("accounts.all", equalTo(true));
        String secret = made.path("secret");
        as(secret)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("permissions", equalTo(List.of("jobs:read", "tokens:manage")));
        as(secret).get("/api/v1/accounts").then().statusCode(403).body("detail", containsString("accounts:read"));
        var list = as(viewer).get(TOKENS);
        list.then()
                .statusCode(200)
                .body("items.id", hasItem(made.<String>path("id")))
                .body("items.secret", everyItem(nullValue()));
        assertFalse(list.asString().contains(secret));
        var token = TOKENS + "/" + made.path("id");
        as(viewer).delete(token).then().statusCode(428).body("code", equalTo("precondition-required"));
        as(viewer).header("If-Match", "\"7\"").delete(token).then().statusCode(412);
        var etag = as(viewer).get(token).header("ETag");
        assertEquals(etag, made.header("ETag"));
        as(viewer).header("If-Match", etag).delete(token).then().statusCode(204);
        as(secret).get("/api/v1/me").then().statusCode(401);
        as(viewer).header("If-Match", etag).delete(token).then().statusCode(412);
        as(viewer).header("If-Match", "*").delete(token).then().statusCode(404);
    }

    @Test
    void tokensArePagedCountedAndFiltered() {
        var owner = world.token(world.person(Set.of(Role.VIEWER), AccountScope.everything()));
        for (var name : List.of("a", "b", "c")) {
            post(owner, "{\"name\":\"page-" + name + "\",\"scopes\":[\"jobs:read\"]}")
                    .then()
                    .statusCode(201);
        }
        var first = as(owner)
                .queryParam("limit", 2)
                .queryParam("include", "count")
                .queryParam("q", "name:page")
                .get(TOKENS);
        first.then()
                .body("items.name", equalTo(List.of("page-c", "page-b")))
                .body("count", equalTo("3"))
                .body("unreachable", equalTo(List.of()));
        as(owner)
                .urlEncodingEnabled(false)
                .get(first.<String>path("links.next"))
                .then()
                .statusCode(200)
                .body("items.name", equalTo(List.of("page-a")))
                .body("nextCursor", nullValue());
        as(owner)
                .queryParam("cursor", first.<String>path("nextCursor"))
                .get(TOKENS)
                .then()
                .statusCode(400)
                .body("code", equalTo("cursor-mismatch"));
        as(owner).queryParam("q", "state:revoked").get(TOKENS).then().body("items", equalTo(List.of()));
        var lines = as(owner)
                .accept("application/x-ndjson")
                .queryParam("q", "name:page-a")
                .queryParam("fields", "name")
                .get(TOKENS);
        assertEquals("{\"name\":\"page-a\"}\n", lines.asString());
    }

    @Test
    void aTokenIsNeverMoreThanWhoAsksForIt() {
        post(world.token(Role.VIEWER), "{\"name\":\"x\",\"scopes\":[\"jobs:submit\"]}")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        var bounded = world.tokenIn(PAYMENTS, Role.OPERATOR);
        post(bounded, "{\"name\":\"x\",\"scopes\":[\"jobs:read\"],\"accounts\":[\"" + SANDPIT + "\"]}")
                .then()
                .statusCode(403)
                .body("code", equalTo("account-out-of-scope"));
        // A narrow token cannot make a wide one, in accounts or in time.
        var owner = world.person(Set.of(Role.OPERATOR), AccountScope.everything());
        var narrow = world.token(
                owner,
                Set.of(Permission.TOKENS_MANAGE, Permission.JOBS_READ),
                AccountScope.of(Set.of(new io.strongroom.domain.accounts.AccountId(PAYMENTS))));
        post(narrow, "{\"name\":\"x\",\"scopes\":[\"jobs:submit\"]}").then().statusCode(403);
        post(narrow, "{\"name\":\"x\",\"scopes\":[\"jobs:read\"],\"accounts\":[\"" + SANDPIT + "\"]}")
                .then()
                .statusCode(403);
        var made = post(narrow, "{\"name\":\"x\",\"scopes\":[\"jobs:read\"],\"expiresInDays\":365}");
        made.then()
                .statusCode(201)
                .body("accounts.all", equalTo(false))
                .body("accounts.accounts", equalTo(List.of(PAYMENTS)));
        var expires = Instant.parse(made.path("expiresAt"));
        Assertions.assertTrue(expires.isBefore(Instant.now().plus(Duration.ofDays(2))), expires.toString());
    }

    @Test
    void whatIsWrongIsToldAtOnce() {
        post(
                        world.token(Role.VIEWER),
                        "{\"name\":\"\",\"scopes\":[\"no:such\"],\"accounts\":[\"1\"],\"expiresInDays\":366}")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/name", "/scopes/0", "/accounts/0", "/expiresInDays")));
        post(world.token(Role.VIEWER), "{}").then().statusCode(422);
    }

    @Test
    void nobodyEndsTheTokensOfOthers() {
        String id = post(world.token(Role.VIEWER), "{\"name\":\"x\",\"scopes\":[\"jobs:read\"]}")
                .path("id");
        as(world.token(Role.ADMINISTRATOR)).get(TOKENS + "/" + id).then().statusCode(404);
        as(world.token(Role.ADMINISTRATOR))
                .header("If-Match", "*")
                .delete(TOKENS + "/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void iAmWhoTheTokenSays() {
        as(world.token(Role.AUDITOR))
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("name", notNullValue())
                .body("roles", equalTo(List.of("AUDITOR")))
                .body("permissions", hasItem("audit:read"))
                .body("accounts.all", equalTo(true))
                .body("tokenId", notNullValue());
        as(world.tokenIn(PAYMENTS, Role.VIEWER))
                .get("/api/v1/me/permissions")
                .then()
                .statusCode(200)
                .body("permissions", hasItem("jobs:read"));
    }

    private static Response post(String token, String body) {
        return as(token).contentType(ContentType.JSON).body(body).post(TOKENS);
    }
}
