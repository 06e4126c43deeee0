package io.strongroom.api.http;

import static io.strongroom.api.World.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.RestAssured;
import io.strongroom.api.ApiTest;
import io.strongroom.api.World;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@ApiTest
class EnvelopeIT {
    @Inject
    World world;

    @Test
    void everyAnswerHasAnIdAndTheHeadersThatKeepItHarmless() {
        as(world.token(Role.VIEWER))
                .get("/api/v1/me")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("RateLimit-Policy", matchesPattern("\"reads\";q=\\d+;w=60"))
                .header("RateLimit", matchesPattern("\"reads\";r=\\d+;t=\\d+"));
        RestAssured.get("/api/v1/nothing").then().statusCode(404).header("X-Request-Id", notNullValue());
    }

    @Test
    void aClientsOwnIdIsKeptWhenItIsSane() {
        var viewer = world.token(Role.VIEWER);
        as(viewer)
                .header("X-Request-Id", "my-request-0001")
                .get("/api/v1/jobs/x")
                .then()
                .statusCode(404)
                .header("X-Request-Id", "my-request-0001")
                .body("request_id", equalTo("my-request-0001"));
        as(viewer)
                .header("X-Request-Id", "bad id; with\u00e4")
                .get("/api/v1/me")
                .then()
                .header("X-Request-Id", not(containsString("bad id")));
        as(viewer)
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .get("/api/v1/me")
                .then()
                .statusCode(200);
    }

    @Test
    void whatTheFrameworkRefusesIsAProblemToo() {
        var viewer = world.token(Role.VIEWER);
        for (var path : List.of("/api/v1/reports", "/api/v2/jobs", "/api", "/api/v1/jobs/not-a-uuid")) {
            as(viewer)
                    .get(path)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("code", equalTo("not-found"));
        }
        as(viewer)
                .put("/api/v1/jobs")
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .body("code", equalTo("method-not-allowed"));
        as(viewer).accept("text/html").get("/api/v1/me").then().statusCode(406).contentType("application/problem+json");
    }

    @Test
    void cookiesDoNotCount() {
        RestAssured.given()
                .cookie("__Host-strongroom", "a".repeat(43))
                .get("/api/v1/me")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("code", equalTo("unauthenticated"));
        RestAssured.given()
                .queryParam("access_token", world.token(Role.VIEWER))
                .get("/api/v1/me")
                .then()
                .statusCode(401);
        RestAssured.given()
                .auth()
                .preemptive()
                .basic("admin", "correct horse battery")
                .get("/api/v1/me")
                .then()
                .statusCode(401);
    }
}
