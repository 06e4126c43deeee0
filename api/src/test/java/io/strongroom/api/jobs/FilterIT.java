package io.strongroom.api.jobs;

import static io.strongroom.api.World.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.ValidatableResponse;
import io.strongroom.api.ApiTest;
import io.strongroom.api.Bench;
import io.strongroom.api.World;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class FilterIT {
    private static final String JOBS = "/api/v1/jobs";

    @Inject
    World world;

    @Inject
    Bench bench;

    private String viewer;
    private String account;
    private String failed;
    private String queued;

    @BeforeEach
    void jobs() {
        viewer = world.token(Role.VIEWER);
        account = world.newAccount();
        failed = world.submit(world.token(Role.OPERATOR), account, "one");
        bench.fail(account);
        queued = world.submit(world.token(Role.OPERATOR), account, "two");
    }

    @Test
    void termsNarrowTheList() {
        var here = "account:" + account;
        assertEquals(List.of(queued, failed), ids(here));
        assertEquals(List.of(failed), ids(here + " state:failed"));
        assertEquals(List.of(queued, failed), ids(here + " state:failed,queued"));
        assertEquals(List.of(failed), ids(here + " error:access-denied"));
        assertEquals(List.of(failed), ids(here + " error:Throttling,AWS-ACCESS"));
        assertEquals(List.of(), ids(here + " error:%"));
        assertEquals(List.of(), ids(here + " age>1d"));
        assertEquals(List.of(queued, failed), ids(here + " age<1h region:eu-west-1"));
        assertEquals(List.of(), ids(here + " region:us-east-1"));
        assertEquals(List.of(queued), ids(here + " state:queued remediation:create-backup-key"));
    }

    @Test
    void plainFiltersAndTermsHoldTogether() {
        as(viewer)
                .queryParam("state", "FAILED")
                .queryParam("q", "account:" + account + " state:queued")
                .queryParam("include", "count")
                .get(JOBS)
                .then()
                .statusCode(200)
                .body("items", equalTo(List.of()))
                .body("count", equalTo("0"));
    }

    @Test
    void whatIsWrongIsNamedWithTheNearestRight() {
        bad("state:failed stat:x")
                .body("detail", containsString("\"stat:x\""))
                .body("detail", containsString("state?"));
        bad("state:faild").body("detail", containsString("state:failed?"));
        bad("acount:1").body("errors.pointer", hasItem("q")).body("detail", containsString("account?"));
        bad("account:1").body("detail", containsString("\"account:1\""));
        bad("age:1d").body("detail", containsString("age>1d"));
        bad("age>soon").body("detail", containsString("age>1d"));
        bad("words alone").body("code", equalTo("malformed-request"));
    }

    @Test
    void aCursorHoldsForItsFilterOnly() {
        var first = as(viewer)
                .queryParam("q", "account:" + account)
                .queryParam("limit", 1)
                .get(JOBS);
        as(viewer)
                .urlEncodingEnabled(false)
                .get(first.<String>path("links.next"))
                .then()
                .body("items.id", equalTo(List.of(failed)));
        as(viewer)
                .queryParam("q", "account:" + account + " age<1h")
                .queryParam("cursor", first.<String>path("nextCursor"))
                .get(JOBS)
                .then()
                .statusCode(400)
                .body("code", equalTo("cursor-mismatch"));
    }

    @Test
    void onlyTheFieldsThatAreAskedFor() {
        var page = as(viewer)
                .queryParam("q", "account:" + account)
                .queryParam("fields", "id,state")
                .get(JOBS);
        page.then().statusCode(200).body("unreachable", equalTo(List.of()));
        assertEquals(
                Set.of("id", "state"),
                new TreeSet<>(page.jsonPath().getMap("items[0]").keySet()));
        as(viewer)
                .queryParam("fields", "id,secret")
                .get(JOBS)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("fields"));
    }

    @Test
    void accountsAreFilteredInTheSameLanguage() {
        as(viewer)
                .queryParam("q", "account:" + account + " status:active")
                .queryParam("include", "count")
                .get("/api/v1/accounts")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(account)))
                .body("count", equalTo("1"));
        as(viewer).queryParam("q", "ou:/no/such").get("/api/v1/accounts").then().body("items", equalTo(List.of()));
        as(viewer).queryParam("q", "state:x").get("/api/v1/accounts").then().statusCode(400);
    }

    private List<String> ids(String q) {
        return as(viewer)
                .queryParam("q", q)
                .get(JOBS)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private ValidatableResponse bad(String q) {
        return as(viewer).queryParam("q", q).get(JOBS).then().statusCode(400);
    }
}
