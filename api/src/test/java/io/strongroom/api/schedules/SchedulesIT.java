package io.strongroom.api.schedules;

import static io.strongroom.api.World.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.strongroom.api.ApiTest;
import io.strongroom.api.World;
import io.strongroom.domain.audit.AuditEntry;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class SchedulesIT {
    private static final String SCHEDULES = "/api/v1/schedules";

    @Inject
    World world;

    @Inject
    AuditTrail audit;

    private String operator;
    private String account;

    @BeforeEach
    void people() {
        operator = world.token(Role.OPERATOR);
        account = world.newAccount();
    }

    @Test
    void aScheduleIsPreviewedSavedChangedAndTakenAway() {
        var body = World.schedule(account, "nightly");
        send(operator, "POST", SCHEDULES + "?validateOnly=true", "", body)
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("nextRuns", hasSize(5))
                .body("nextRuns", everyItem(matchesPattern("....-..-..T0[01]:30:00Z")))
                .body("accounts", equalTo(1));
        as(operator).get(SCHEDULES + "?limit=500").then().body("items.name", not(hasItem("nightly")));
        var id = World.made(SCHEDULES, operator, body);
        var path = SCHEDULES + "/" + id;
        String etag = as(operator)
                .get(path)
                .then()
                .statusCode(200)
                .body("name", equalTo("nightly"))
                .body("scope.accounts", contains(account))
                .body("cron", equalTo("30 2 * * *"))
                .body("timeZone", equalTo("Europe/Berlin"))
                .body("enabled", equalTo(true))
                .body("nextRun", notNullValue())
                .body("lastRun", nullValue())
                .extract()
                .header("ETag");
        var off = body.replace("\"cron\"", "\"enabled\":false,\"cron\"");
        send(operator, "POST", path + "/previews", "", off).statusCode(200).body("nextRuns", hasSize(0));
        send(operator, "PUT", path, "", off).statusCode(428);
        send(operator, "PUT", path, "\"9\"", off).statusCode(412);
        send(operator, "PUT", path, etag, off)
                .statusCode(200)
                .body("enabled", equalTo(false))
                .body("version", equalTo(2))
                .body("nextRun", nullValue());
        as(operator).delete(path).then().statusCode(428);
        as(operator).header("If-Match", etag).delete(path).then().statusCode(412);
        as(operator).header("If-Match", "\"2\"").delete(path).then().statusCode(204);
        as(operator).get(path).then().statusCode(404);
        assertEquals(
                List.of("schedule.added", "schedule.saved", "schedule.removed"),
                audit.of("schedule", id, 0, 10).stream().map(AuditEntry::action).toList());
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        var bad = World.schedule(account, " ")
                .replace("30 2 * * *", "30 25 * * *")
                .replace("Europe/Berlin", "Berlin");
        for (var query : List.of("", "?validateOnly=true")) {
            send(operator, "POST", SCHEDULES + query, "", bad)
                    .statusCode(422)
                    .body("code", equalTo("validation-failed"))
                    .body("errors.pointer", containsInAnyOrder("/name", "/cron", "/timeZone"));
        }
        var good = World.schedule(account, "good");
        for (var cron : List.of("", "* * * *", "0 0 30 2 *", "@daily", "0 3 * * * *")) {
            send(operator, "POST", SCHEDULES, "", good.replace("30 2 * * *", cron))
                    .statusCode(422)
                    .body("errors.pointer", contains("/cron"));
        }
        send(operator, "POST", SCHEDULES, "", good.replace("Europe/Berlin", "+01:00"))
                .statusCode(422)
                .body("errors.pointer", contains("/timeZone"));
        send(operator, "POST", SCHEDULES, "", good.replace(account, "999999999999"))
                .statusCode(422)
                .body("errors.pointer", contains("/scope/accounts"));
        send(operator, "POST", SCHEDULES, "", good.replaceAll("\\[[^]]*]", "[]"))
                .statusCode(422)
                .body("errors.pointer", contains("/scope"));
        send(operator, "POST", SCHEDULES, "", "{\"name\":\"x\"}").statusCode(422);
        send(operator, "POST", SCHEDULES, "", good.replace("cron", "corn")).statusCode(400);
    }

    @Test
    void callersStayWithinTheirAccounts() {
        var own = world.newAccount();
        var both = World.schedule(own + "\",\"" + account, "both").replace("]}", "],\"ouPaths\":[\"/secret\"]}");
        var shared = SCHEDULES + "/" + World.made(SCHEDULES, operator, both);
        var foreign = SCHEDULES + "/" + World.made(SCHEDULES, operator, World.schedule(account, "foreign"));
        var bounded = world.tokenIn(own, Role.OPERATOR);
        as(bounded)
                .get(shared)
                .then()
                .statusCode(200)
                .body("scope.accounts", equalTo(List.of(own)))
                .body("scope.ouPaths", equalTo(List.of()));
        send(bounded, "PUT", shared, "*", World.schedule(own, "mine"))
                .statusCode(403)
                .body("code", equalTo("account-out-of-scope"));
        as(bounded).header("If-Match", "*").delete(shared).then().statusCode(403);
        as(bounded).get(foreign).then().statusCode(404);
        as(bounded).get(SCHEDULES + "?limit=500").then().body("items.name", not(hasItem("foreign")));
        send(bounded, "POST", SCHEDULES, "", World.schedule(account, "x")).statusCode(422);
        var all = World.schedule(own, "all").replaceAll("\\{\"accounts\"[^}]*}", "{\"all\":true}");
        send(bounded, "POST", SCHEDULES, "", all).statusCode(403).body("code", equalTo("account-out-of-scope"));
        send(world.token(Role.VIEWER), "POST", SCHEDULES, "", all).statusCode(403);
        as(operator).header("If-Match", "*").delete(shared).then().statusCode(204);
    }

    @Test
    void theSameKeyAddsOnceAndTheListIsPaged() {
        var body = World.schedule(account, "keyed " + account);
        var key = World.newKey();
        var first = keyed(key, body).statusCode(201).extract();
        assertEquals(
                first.asString(), keyed(key, body).statusCode(201).extract().asString());
        World.made(SCHEDULES, operator, World.schedule(account, "second"));
        var seen = new TreeSet<String>();
        var bounded = world.tokenIn(account, Role.VIEWER);
        String next = SCHEDULES + "?limit=1&include=count";
        while (next != null) {
            var page = as(bounded)
                    .urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(page.<List<String>>path("items.name"));
            next = page.path("links.next");
        }
        // The one of every account that is there from the start speaks of this account too.
        assertEquals(new TreeSet<>(List.of("Every account, every night", "keyed " + account, "second")), seen);
        as(bounded).get(SCHEDULES + "?q=name:x").then().statusCode(400);
    }

    private ValidatableResponse keyed(String key, String body) {
        return as(operator)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post(SCHEDULES)
                .then();
    }

    private static ValidatableResponse send(String token, String method, String path, String match, String body) {
        var request = as(token).contentType(ContentType.JSON).body(body);
        if (!match.isEmpty()) {
            request.header("If-Match", match);
        }
        return request.request(method, path).then();
    }
}
