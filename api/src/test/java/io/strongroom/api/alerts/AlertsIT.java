package io.strongroom.api.alerts;

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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.strongroom.api.ApiTest;
import io.strongroom.api.Bench;
import io.strongroom.api.Intruder;
import io.strongroom.api.World;
import io.strongroom.domain.alerts.DeliveryLeases;
import io.strongroom.domain.alerts.Outcome;
import io.strongroom.domain.audit.AuditEntry;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class AlertsIT {
    private static final String WEBHOOKS = "/api/v1/webhooks";
    private static final String ROUTES = "/api/v1/alert-routes";

    @Inject
    World world;

    @Inject
    Bench bench;

    @Inject
    Intruder intruder;

    @Inject
    DeliveryLeases leases;

    @Inject
    AuditTrail audit;

    @Inject
    InstantSource clock;

    private String administrator;
    private String account;

    @BeforeEach
    void people() {
        administrator = world.token(Role.ADMINISTRATOR);
        account = world.newAccount();
    }

    @Test
    void aSecretIsToldOnceAndThenNeverAgain() {
        var made = send(administrator, "POST", WEBHOOKS, "", World.webhook(account, "siem"))
                .statusCode(201)
                .body("kind", equalTo("WEBHOOK"))
                .body("target", equalTo("https://hooks.example.com/…"))
                .body("secret", matchesPattern("whsec_[A-Za-z0-9+/]{43}="))
                .extract();
        String secret = made.path("secret");
        var path = WEBHOOKS + "/" + made.path("id");
        as(administrator).get(path).then().statusCode(200).body("secret", nullValue());
        as(administrator).get(WEBHOOKS + "?limit=500").then().body("items.secret", everyItem(nullValue()));
        send(administrator, "POST", path + "/secrets", "", "").statusCode(428);
        String next = send(administrator, "POST", path + "/secrets", "\"1\"", "")
                .statusCode(200)
                .body("version", equalTo(2))
                .extract()
                .path("secret");
        assertNotEquals(secret, next);
        send(administrator, "POST", path + "/secrets", "\"1\"", "").statusCode(412);
        var written = Json.write(audit.of("alert-route", made.path("id"), 0, 10));
        assertFalse(written.contains(secret) || written.contains(next) || written.contains("whsec_"), written);
        assertEquals(List.of("alert-route.added", "alert-route.secret-rotated"), actions(made.path("id")));
    }

    @Test
    void aRouteIsSavedChangedAndTakenAway() {
        var id = World.made(ROUTES, administrator, World.alertRoute(account, "on call"));
        var path = ROUTES + "/" + id;
        as(world.token(Role.OPERATOR))
                .get(path)
                .then()
                .statusCode(200)
                .body("state", equalTo("UNTRIED"))
                .body("atLeast", equalTo("HIGH"))
                .body("digestMinutes", equalTo(10))
                .body("detectors", contains("INC-02"))
                .body("quietHours.timeZone", equalTo("Europe/Berlin"))
                .body("secret", nullValue());
        as(administrator).get(WEBHOOKS + "/" + id).then().statusCode(404);
        var changed = World.alertRoute(account, "nobody").replace("\"kind\"", "\"enabled\":false,\"kind\"");
        send(administrator, "PUT", path, "", changed).statusCode(428);
        send(administrator, "PUT", path, "\"9\"", changed).statusCode(412);
        var stays = changed.replace("\"target\":\"oncall@example.com\",", "");
        send(administrator, "PUT", path, "\"1\"", stays)
                .statusCode(200)
                .body("state", equalTo("DISABLED"))
                .body("target", equalTo("oncall@example.com"));
        send(
                        administrator,
                        "PUT",
                        path,
                        "\"2\"",
                        changed.replace("EMAIL", "SLACK").replace("oncall@example.com", "https://hooks.slack.com/x"))
                .statusCode(422)
                .body("errors.pointer", contains("/kind"));
        as(administrator).header("If-Match", "\"2\"").delete(path).then().statusCode(204);
        as(administrator).get(path).then().statusCode(404);
        assertEquals(List.of("alert-route.added", "alert-route.saved", "alert-route.removed"), actions(id));
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        var bad = World.webhook(account, " ")
                .replace("https://hooks.example.com/strongroom", "http://169.254.169.254/latest")
                .replace("\"digestMinutes\":0", "\"digestMinutes\":1441,\"detectors\":[\"INC-99\"]");
        send(administrator, "POST", WEBHOOKS, "", bad)
                .statusCode(422)
                .body("code", equalTo("validation-failed"))
                .body("errors.pointer", containsInAnyOrder("/name", "/detectors", "/target", "/digestMinutes"));
        send(administrator, "POST", WEBHOOKS, "", World.webhook(account, "x").replace("HIGH", "AWFUL"))
                .statusCode(422)
                .body("errors.pointer", contains("/atLeast"));
        send(administrator, "POST", ROUTES, "", World.alertRoute(account, "x").replace("EMAIL", "WEBHOOK"))
                .statusCode(422)
                .body("errors.pointer", contains("/kind"));
        send(administrator, "POST", ROUTES, "", World.alertRoute(account, "x").replace("22:00", "7 pm"))
                .statusCode(422)
                .body("errors.pointer", contains("/quietHours/from"));
        send(administrator, "POST", ROUTES, "", World.alertRoute(account, "x").replace(account, "999999999999"))
                .statusCode(422)
                .body("errors.pointer", contains("/scope/accounts"));
        for (var url :
                List.of("https://127.0.0.1/", "https://[::ffff:10.0.0.1]/", "https://0x7f.1/", "https://localhost/")) {
            send(
                            administrator,
                            "POST",
                            WEBHOOKS,
                            "",
                            World.webhook(account, "x").replace("https://hooks.example.com/strongroom", url))
                    .statusCode(422)
                    .body("errors.pointer", contains("/target"));
        }
    }

    @Test
    void whatDoesNotArriveIsSeenAndSentAgain() {
        var path = WEBHOOKS + "/" + World.made(WEBHOOKS, administrator, World.webhook(account, "failing"));
        var incident = intruder.incident(account);
        plan();
        String delivery = as(administrator)
                .get(path + "/deliveries")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].type", equalTo("incident.opened"))
                .body("items[0].state", equalTo("PENDING"))
                .body("items[0].changes.incidentId", contains(incident))
                .extract()
                .path("items[0].id");
        var again = path + "/deliveries/" + delivery + "/redeliver";
        as(administrator).post(again).then().statusCode(409).body("code", equalTo("state-conflict"));
        bench.send(delivery, new Outcome.Missed("The receiver answered 500."));
        as(administrator)
                .get(path)
                .then()
                .body("state", equalTo("FAILING"))
                .body("failure", equalTo("The receiver answered 500."));
        as(administrator)
                .get(path + "/deliveries")
                .then()
                .body("items[0].state", equalTo("FAILED"))
                .body("items[0].tries", equalTo(1))
                .body("items[0].dueAt", notNullValue());
        as(administrator)
                .post(again)
                .then()
                .statusCode(202)
                .body("id", equalTo(delivery))
                .body("state", equalTo("PENDING"));
        bench.send(delivery, new Outcome.Arrived());
        as(administrator).get(path).then().body("state", equalTo("WORKING")).body("failingSince", nullValue());
        as(administrator).get(path + "/deliveries").then().body("items[0].state", equalTo("DELIVERED"));
    }

    @Test
    void theSameKeySendsOneTest() {
        var path = ROUTES + "/" + World.made(ROUTES, administrator, World.alertRoute(account, "tested"));
        var key = World.newKey();
        for (int i = 0; i < 2; i++) {
            as(administrator)
                    .header("Idempotency-Key", key)
                    .post(path + "/test")
                    .then()
                    .statusCode(202);
        }
        World.delivery(administrator, path);
        var first = as(administrator)
                .get(path + "/deliveries?limit=1")
                .then()
                .body("items", hasSize(1))
                .extract();
        as(administrator)
                .urlEncodingEnabled(false)
                .get(first.<String>path("links.next"))
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items.type", contains("alert.test"))
                .body("nextCursor", nullValue());
    }

    @Test
    void callersStayWithinTheirAccounts() {
        var own = world.newAccount();
        var both = World.webhook(own + "\",\"" + account, "both");
        var shared = WEBHOOKS + "/" + World.made(WEBHOOKS, administrator, both);
        var foreign = WEBHOOKS + "/" + World.made(WEBHOOKS, administrator, World.webhook(account, "foreign"));
        var bounded = world.tokenIn(own, Role.ADMINISTRATOR);
        intruder.incident(account);
        plan();
        as(bounded).get(shared).then().statusCode(200).body("scope.accounts", equalTo(List.of(own)));
        as(bounded)
                .get(shared + "/deliveries")
                .then()
                .statusCode(200)
                .body("items[0].changes", hasSize(0))
                .body("items[0].beyondReach", equalTo(1));
        send(bounded, "PUT", shared, "*", World.webhook(own, "mine"))
                .statusCode(403)
                .body("code", equalTo("account-out-of-scope"));
        send(bounded, "POST", shared + "/secrets", "*", "").statusCode(403);
        as(bounded).post(shared + "/test").then().statusCode(403);
        as(bounded).get(foreign).then().statusCode(404);
        as(bounded).get(WEBHOOKS + "?limit=500").then().body("items.name", not(hasItem("foreign")));
    }

    /** Other tests' incidents are told first. */
    private void plan() {
        while (leases.plan(clock.instant()) > 0) {
            // Until there is nothing left.
        }
    }

    private List<String> actions(String id) {
        return audit.of("alert-route", id, 0, 10).stream()
                .map(AuditEntry::action)
                .toList();
    }

    private static ValidatableResponse send(String token, String method, String path, String match, String body) {
        var request = as(token);
        if (!body.isEmpty()) {
            request.contentType(ContentType.JSON).body(body);
        }
        if (!match.isEmpty()) {
            request.header("If-Match", match);
        }
        return request.request(method, path).then();
    }
}
