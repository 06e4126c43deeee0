package io.strongroom.api.onboarding;

import static io.strongroom.api.World.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.strongroom.api.ApiTest;
import io.strongroom.api.World;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.onboarding.ConnectionTestLeases;
import io.strongroom.domain.onboarding.Connections;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class OnboardingIT {
    @Inject
    World world;

    @Inject
    ConnectionTestLeases leases;

    @Inject
    InstantSource clock;

    private String token;
    private String account;

    @BeforeEach
    void administrator() {
        token = world.token(Role.ADMINISTRATOR);
        account = world.newAccount();
    }

    @Test
    void externalIdIsMadeHereAndNobodyBringsTheirOwn() {
        post("{\"accountId\":\"" + account + "\"}")
                .statusCode(201)
                .header("Location", equalTo("/api/v1/accounts/" + account))
                .body("id", equalTo(account))
                .body("enrollment.externalId", endsWith("-" + account))
                .body("enrollment.quotaSharePercent", equalTo(60));
        post("{\"accountId\":\"" + world.newAccount() + "\",\"externalId\":\"mine\"}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/externalId"));
        post("{\"accountId\":\"" + account + "\"}").statusCode(409).body("code", equalTo("state-conflict"));
    }

    @Test
    void everyWrongFieldIsToldWithAPointer() {
        post("{\"accountId\":\"12\",\"readRoleName\":\"a b\",\"regions\":[\"mars-1\"],\"quotaSharePercent\":99}")
                .statusCode(422)
                .body("errors.pointer", contains("/accountId", "/readRoleName", "/regions/0", "/quotaSharePercent"));
    }

    @Test
    void termsAreChangedByWhoSawThem() {
        World.enroll(token, account);
        as(token).get("/api/v1/accounts/" + account).then().header("ETag", equalTo("\"1\""));
        patch("{\"quotaSharePercent\":30,\"regions\":[\"eu-west-1\"]}", "\"1\"")
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("enrollment.regions", contains("eu-west-1"))
                .body("callBudget.quotaSharePercent", equalTo(30));
        patch("{\"quotaSharePercent\":20}", "\"1\"").statusCode(412);
    }

    @Test
    void excludedAccountTakesNoJobAndNoTest() {
        World.enroll(token, account);
        patch("{\"exclusionReason\":\"a merger\"}", "\"1\"").statusCode(200);
        as(token)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", World.newKey())
                .body(World.keyJob(account, "x"))
                .post("/api/v1/jobs")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("excluded"))
                .body("errors[0].detail", containsString("a merger"));
        as(token)
                .post("/api/v1/accounts/" + account + "/connection-tests")
                .then()
                .statusCode(409)
                .body("detail", containsString("a merger"));
        patch("{\"exclusionReason\":\"\"}", "\"2\"")
                .statusCode(200)
                .body("enrollment", not(equalTo(null)))
                .body("enrollment.exclusionReason", equalTo(null));
        world.submit(token, account, "again");
    }

    @Test
    void testIsFollowedToItsEndAndNamesWhatIsMissingByControl() {
        World.enroll(token, account);
        var asked = as(token).post("/api/v1/accounts/" + account + "/connection-tests");
        asked.then().statusCode(202).body("state", equalTo("QUEUED"));
        var where = asked.header("Location");
        assertEquals("/api/v1/connection-tests/" + asked.path("id"), where.replaceFirst("^https?://[^/]+", ""));
        work(Set.of("mpa:ListApprovalTeams"));
        as(token)
                .get(where)
                .then()
                .statusCode(200)
                .body("state", equalTo("ENDED"))
                .body("health", equalTo("PARTIAL"))
                .body("read.missing", contains("mpa:ListApprovalTeams"))
                .body("advice", hasSize(1))
                .body("controls.findAll { it.read == 'NO' }.lacking.flatten()", hasItem("mpa:ListApprovalTeams"));
        as(token)
                .get("/api/v1/accounts/" + account)
                .then()
                .body("connection.health", equalTo("PARTIAL"))
                .body("connection.drift.summary", containsString("cannot be read"));
        as(token)
                .get("/api/v1/accounts/" + account + "/connection-tests")
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void templatesCarryTheExternalIdAndSayWhatToType() {
        World.enroll(token, account);
        String externalId = as(token).get("/api/v1/accounts/" + account).path("enrollment.externalId");
        var stem = externalId.substring(0, externalId.lastIndexOf('-'));
        for (var format : Set.of("cloudformation", "stackset", "terraform")) {
            as(token)
                    .get("/api/v1/accounts/" + account + "/role-template?format=" + format)
                    .then()
                    .statusCode(200)
                    .body("fileName", startsWith("strongroom-roles"))
                    .body("content", containsString(stem))
                    .body("command", not(equalTo("")));
        }
        as(token)
                .get("/api/v1/accounts/" + account + "/role-template?format=pdf")
                .then()
                .statusCode(400);
    }

    @Test
    void accountThatIsLetGoIsClosedAndNotAssessed() {
        World.enroll(token, account);
        as(token)
                .header("If-Match", "\"1\"")
                .delete("/api/v1/accounts/" + account)
                .then()
                .statusCode(204);
        as(token)
                .get("/api/v1/accounts/" + account)
                .then()
                .body("status", equalTo("CLOSED"))
                .body("enrollment", equalTo(null));
    }

    @Test
    void otherRolesReadAndDoNotManage() {
        World.enroll(token, account);
        var viewer = world.token(Role.VIEWER);
        as(viewer).get("/api/v1/accounts/" + account).then().statusCode(200);
        assertFalse(as(viewer).get("/api/v1/me/permissions").asString().contains("accounts:manage"));
        as(viewer)
                .post("/api/v1/accounts/" + account + "/connection-tests")
                .then()
                .statusCode(403);
    }

    /** Makes the account's test as a worker would, and those that other tests left waiting. */
    private void work(Set<String> missing) {
        var worker = new WorkerId(UUID.randomUUID());
        for (var lease = leases.claim(worker, clock.instant());
                lease.isPresent();
                lease = leases.claim(worker, clock.instant())) {
            var found = Connections.lacking(lease.get().account(), missing, 1);
            leases.finish(lease.get(), found, clock.instant());
        }
    }

    private ValidatableResponse post(String body) {
        return as(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/accounts")
                .then();
    }

    private ValidatableResponse patch(String body, String seen) {
        return as(token)
                .contentType(ContentType.JSON)
                .header("If-Match", seen)
                .body(body)
                .patch("/api/v1/accounts/" + account)
                .then();
    }
}
