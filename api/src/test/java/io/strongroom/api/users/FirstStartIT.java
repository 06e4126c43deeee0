package io.strongroom.api.users;

import static io.strongroom.api.World.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.strongroom.api.ApiTest;
import io.strongroom.api.Bench;
import io.strongroom.api.World;
import io.strongroom.domain.users.Tokens;
import io.strongroom.domain.users.Users;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ApiTest
@TestProfile(FirstStartIT.Automated.class)
class FirstStartIT {
    private static final String ADMIN_TOKEN = "bootstrap-token-of-the-administrator";
    private static final String APPROVER_TOKEN = "a-bootstrap-token-for-the-approver";

    /** As automation starts it. */
    public static class Automated implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "strongroom.admin.password", "correct horse battery",
                    "strongroom.bootstrap.token", ADMIN_TOKEN,
                    "strongroom.bootstrap.approver-token", APPROVER_TOKEN);
        }
    }

    @Inject
    Users users;

    @Inject
    Tokens tokens;

    @Inject
    FirstStart firstStart;

    @Inject
    World world;

    @Inject
    Bench bench;

    @Test
    void theFirstPeopleAreThereWithTheirTokens() {
        as(ADMIN_TOKEN)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("name", equalTo("admin"))
                .body("roles", equalTo(List.of("ADMINISTRATOR")));
        as(APPROVER_TOKEN)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("roles", equalTo(List.of("APPROVER")))
                .body("permissions", hasItem("jobs:approve"));
        assertTrue(users.authenticate("admin", "correct horse battery").isPresent());
    }

    @Test
    void startingAgainChangesNothing() {
        var before = users.all().size();
        firstStart.start(new StartupEvent());
        firstStart.start(new StartupEvent());
        assertEquals(before, users.all().size());
        assertEquals(1, tokens.of(users.named("admin").orElseThrow().id()).size());
    }

    @Test
    void theEnvironmentsPasswordCountsAfterARestart() {
        var admin = users.named("admin").orElseThrow();
        users.setPassword(admin.id(), "something else entirely", "test");
        firstStart.start(new StartupEvent());
        assertTrue(users.authenticate("admin", "correct horse battery").isPresent());
    }

    @Test
    void readyMeansThatJobsAreWorked() {
        RestAssured.get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'jobs' }.data.worked", equalTo(false));
        var account = world.newAccount();
        world.submit(ADMIN_TOKEN, account, "ready");
        bench.fail(account);
        RestAssured.get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'jobs' }.status", equalTo("UP"));
        RestAssured.get("/q/health/live").then().statusCode(200);
    }
}
