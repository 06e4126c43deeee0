package io.strongroom.api.incidents;

import static io.strongroom.api.World.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.strongroom.api.ApiTest;
import io.strongroom.api.Intruder;
import io.strongroom.api.World;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class IncidentsIT {
    private static final String INCIDENTS = "/api/v1/incidents";

    @Inject
    World world;

    @Inject
    Intruder intruder;

    private String account;
    private String operator;

    @BeforeEach
    void people() {
        account = world.newAccount();
        operator = world.token(Role.OPERATOR);
    }

    @Test
    void anIncidentTellsItsWholeStory() {
        var id = intruder.incident(account);
        var etag = as(operator)
                .get(INCIDENTS + "/" + id)
                .then()
                .statusCode(200)
                .body("detector", equalTo("INC-02"))
                .body("severity", equalTo("CRITICAL"))
                .body("state", equalTo("DETECTED"))
                .body("accountId", equalTo(account))
                .body("owner", nullValue())
                .body("atRisk.recoveryPoints", equalTo(412))
                .body("timeline.kind", hasItem("DETECTION"))
                .body("timelineCut", equalTo(false))
                .body("events.name", contains("DeleteBackupVaultLockConfiguration"))
                .body("events[0].sourceIp", equalTo("203.0.113.7"))
                .body("events[0].details.backupVaultName", equalTo("payments"))
                .extract()
                .header("ETag");
        as(operator)
                .header("If-None-Match", etag)
                .get(INCIDENTS + "/" + id)
                .then()
                .statusCode(304);
    }

    @Test
    void itIsTakenMovedNotedAndClosed() {
        var person = world.person(Set.of(Role.OPERATOR), AccountScope.everything());
        var token = world.token(person);
        var id = intruder.incident(account);
        var at = INCIDENTS + "/" + id;
        post(token, at + "/resolutions", "{\"resolution\":\"HANDLED\",\"reason\":\"done\"}")
                .statusCode(409)
                .body("detail", containsString("Acknowledge it before"));
        acknowledged(token, at)
                .statusCode(200)
                .body("state", equalTo("TRIAGED"))
                .body("owner", equalTo(person.name()))
                .body("acknowledgedAt", not(nullValue()));
        acknowledged(token, at).statusCode(409);
        patch(token, at, "{\"state\":\"CONTAINING\"}").statusCode(200).body("state", equalTo("CONTAINING"));
        post(token, at + "/notes", "{\"text\":\"revoked the session\"}").statusCode(201);
        post(token, at + "/notes", "{\"text\":\" \"}").statusCode(422).body("errors[0].pointer", equalTo("/text"));
        post(token, at + "/resolutions", "{\"resolution\":\"FALSE_ALARM\",\"reason\":\"mine\"}")
                .statusCode(403)
                .body("code", equalTo("self-approval"));
        post(token, at + "/resolutions", "{\"resolution\":\"SOME\"}")
                .statusCode(422)
                .body("errors.pointer", contains("/resolution", "/reason"));
        var handled = "{\"resolution\":\"HANDLED\",\"reason\":\"lock is back\"}";
        post(token, at + "/resolutions", handled)
                .statusCode(403)
                .body("code", equalTo("self-approval"))
                .body("detail", containsString("someone other than who has handled"));
        post(world.token(Role.APPROVER), at + "/resolutions", handled)
                .statusCode(200)
                .body("state", equalTo("CLOSED"))
                .body("resolution", equalTo("HANDLED"))
                .body("resolutionReason", equalTo("lock is back"));
        as(token)
                .get(at)
                .then()
                .body("timeline.kind", hasItem("OWNER"))
                .body("timeline.text", hasItem("revoked the session"))
                .body("timeline.findAll { it.kind == 'STATE' }.to", hasItem("CONTAINING"));
    }

    @Test
    void whatChangesItNamesWhatWasLookedAt() {
        var at = INCIDENTS + "/" + intruder.incident(account);
        var end = "{\"resolution\":\"HANDLED\",\"reason\":\"done\"}";
        for (var path : List.of("/acknowledgements", "/resolutions")) {
            as(operator)
                    .contentType(ContentType.JSON)
                    .body(end)
                    .post(at + path)
                    .then()
                    .statusCode(428)
                    .body("code", equalTo("precondition-required"));
            as(operator)
                    .contentType(ContentType.JSON)
                    .header("If-Match", "\"99\"")
                    .body(end)
                    .post(at + path)
                    .then()
                    .statusCode(412)
                    .body("code", equalTo("precondition-failed"));
        }
        var seen = as(operator).get(at).header("ETag");
        acknowledged(operator, at).statusCode(200);
        // Somebody took it meanwhile: who decides on what was there before decides anew.
        as(world.token(Role.OPERATOR))
                .contentType(ContentType.JSON)
                .header("If-Match", seen)
                .body(end)
                .post(at + "/resolutions")
                .then()
                .statusCode(412);
        post(operator, at + "/notes", "{\"text\":\"needs none\"}").statusCode(201);
    }

    @Test
    void theSameKeyHasOneEffect() {
        var id = intruder.incident(account);
        var key = World.newKey();
        var seen = as(operator).get(INCIDENTS + "/" + id).header("ETag");
        for (var replayed : List.of(false, true)) {
            var answer = as(operator)
                    .header("Idempotency-Key", key)
                    .header("If-Match", seen)
                    .post(INCIDENTS + "/" + id + "/acknowledgements")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("TRIAGED"))
                    .extract();
            assertEquals(replayed ? "true" : null, answer.header("Idempotency-Replayed"));
        }
    }

    @Test
    void itIsContainedByAJobThatItsStoryTellsOf() {
        var id = intruder.incident(account, "contained-" + account, Severity.CRITICAL);
        var at = INCIDENTS + "/" + id;
        var role = "arn:aws:iam::" + account + ":role/contained-" + account;
        as(operator)
                .get(at)
                .then()
                .body("containments.remediation", contains("deny-role-sessions"))
                .body("containments[0].about", equalTo(role))
                .body("containments[0].target.accountId", equalTo(account));
        var job = as(operator)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", World.newKey())
                .body("{\"remediation\":\"deny-role-sessions\"}")
                .post(at + "/containments")
                .then()
                .statusCode(202)
                .header("Location", containsString("/api/v1/jobs/"))
                .body("remediation", equalTo("deny-role-sessions"))
                .body("parameters.roleName", equalTo("contained-" + account))
                .body("mode", equalTo("APPLY"))
                .extract()
                .<String>path("id");
        as(operator)
                .get(at)
                .then()
                .body("state", equalTo("CONTAINING"))
                .body("timeline.findAll { it.kind == 'CONTAINMENT' }.job", contains(job));
        as(operator)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", World.newKey())
                .body("{\"remediation\":\"enable-backup-key\"}")
                .post(at + "/containments")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/remediation"))
                .body("errors[0].detail", containsString("deny-role-sessions"));
        as(operator)
                .contentType(ContentType.JSON)
                .body("{\"remediation\":\"deny-role-sessions\"}")
                .post(at + "/containments")
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-required"));
    }

    @Test
    void suppressionsAreMadeApprovedByAnotherAndEnded() {
        var path = as(operator)
                .contentType(ContentType.JSON)
                .body(World.suppression(account))
                .post("/api/v1/suppressions")
                .then()
                .statusCode(201)
                .body("state", equalTo("ACTIVE"))
                .body("suppressed", equalTo(0))
                .body("approvedBy", nullValue())
                .extract()
                .header("Location");
        var at = path.substring(path.indexOf("/api/"));
        as(operator).get(at).then().statusCode(200).body("detections.size()", equalTo(0));
        as(world.token(Role.APPROVER))
                .header("If-Match", as(operator).get(at).header("ETag"))
                .post(at + "/approvals")
                .then()
                .statusCode(200)
                .body("approvedBy", not(nullValue()));
        as(operator).header("If-Match", "\"1\"").delete(at).then().statusCode(412);
        as(operator)
                .header("If-Match", as(operator).get(at).header("ETag"))
                .delete(at)
                .then()
                .statusCode(204);
        as(operator).get(at).then().body("state", equalTo("ENDED"));
        as(operator).get("/api/v1/suppressions").then().body("items.accountId", hasItem(account));
        as(operator)
                .contentType(ContentType.JSON)
                .body(World.suppression(account).replaceAll("\"principal\":\"[^\"]*\",", ""))
                .post("/api/v1/suppressions")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/principal"));
    }

    @Test
    void itIsGivenOnlyToWhoCanRespond() {
        var at = INCIDENTS + "/" + intruder.incident(account);
        var viewer = world.person(Set.of(Role.VIEWER), AccountScope.everything());
        var elsewhere = world.person(Set.of(Role.OPERATOR), AccountScope.of(Set.of(new AccountId(World.SANDPIT))));
        var able = world.person(Set.of(Role.OPERATOR), AccountScope.of(Set.of(new AccountId(account))));
        for (var name : List.of(viewer.name(), elsewhere.name(), "nobody-of-that-name")) {
            patch(operator, at, "{\"owner\":\"" + name + "\"}")
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/owner"));
        }
        patch(operator, at, "{\"owner\":\"" + able.name() + "\"}")
                .statusCode(200)
                .body("owner", equalTo(able.name()));
        as(operator).get(INCIDENTS + "?owner=" + able.name()).then().body("items.accountId", contains(account));
        patch(operator, at, "{\"owner\":null}").statusCode(200).body("owner", nullValue());
        patch(operator, at, "{}").statusCode(422);
        patch(operator, at, "{\"owner\":null,\"state\":\"RECOVERING\"}").statusCode(422);
        patch(operator, at, "{\"state\":\"CLOSED\"}").statusCode(422).body("errors[0].pointer", equalTo("/state"));
        as(operator)
                .contentType(ContentType.JSON)
                .body("{\"owner\":null}")
                .patch(at)
                .then()
                .statusCode(428);
    }

    @Test
    void callersStayWithinTheirAccounts() {
        var foreign = intruder.incident(world.newAccount());
        var own = intruder.incident(account);
        var bounded = world.tokenIn(account, Role.OPERATOR);
        as(bounded).get(INCIDENTS + "/" + foreign).then().statusCode(404);
        as(bounded)
                .header("If-Match", "*")
                .post(INCIDENTS + "/" + foreign + "/acknowledgements")
                .then()
                .statusCode(404);
        as(bounded).get(INCIDENTS).then().body("items.id", contains(own));
        as(bounded).get("/api/v1/events").then().body("items.accountId", everyItem(equalTo(account)));
    }

    @Test
    void theListIsFilteredAndPaged() {
        var ids = new ArrayList<String>();
        for (var severity : List.of(Severity.HIGH, Severity.CRITICAL, Severity.HIGH)) {
            ids.addFirst(intruder.incident(account, "paged-" + ids.size() + "-" + account, severity));
        }
        var list = INCIDENTS + "?account=" + account;
        as(operator).get(list).then().body("items.id", equalTo(ids));
        as(operator).get(list + "&severity=CRITICAL").then().body("items.id", contains(ids.get(1)));
        as(operator).get(list + "&q=severity:high state:open").then().body("items.size()", equalTo(2));
        as(operator).get(list + "&detector=INC-10").then().body("items.size()", equalTo(0));
        as(operator).get(list + "&state=CLOSED").then().body("items.size()", equalTo(0));
        as(operator).get(list + "&state=BURNING").then().statusCode(400);
        as(operator).get(list + "&include=count").then().statusCode(400);
        var seen = new ArrayList<String>();
        String next = list + "&limit=2";
        while (next != null) {
            var page = as(operator)
                    .urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(page.<List<String>>path("items.id"));
            next = page.path("links.next");
        }
        assertEquals(ids, seen);
        var lines = as(operator).accept("application/x-ndjson").get(list).asString();
        assertEquals(3, lines.lines().count());
    }

    @Test
    void aLongStoryShowsItsEndAndPagesBackToItsBeginning() {
        var role = "long-" + account;
        var id = intruder.incident(account, role, Severity.CRITICAL);
        IntStream.range(0, 520).forEach(n -> intruder.incident(account, role, Severity.HIGH));
        var at = INCIDENTS + "/" + id;
        var whole = as(operator).get(at).then().statusCode(200).extract();
        assertEquals(true, whole.path("timelineCut"));
        var shown = whole.<List<Integer>>path("timeline.sequence");
        assertEquals(500, shown.size());
        assertEquals(522, shown.getLast());
        var sequences = new ArrayList<Integer>();
        String next = at + "/timeline?limit=300";
        while (next != null) {
            var page = as(operator)
                    .urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract();
            sequences.addAll(page.<List<Integer>>path("items.sequence"));
            next = page.path("links.next");
        }
        assertEquals(522, sequences.size());
        assertEquals(shown, sequences.subList(0, 500).reversed());
        as(operator).get(at + "/timeline?include=count").then().statusCode(400);
        as(operator).get(at + "/timeline?q=kind:NOTE").then().statusCode(400);
        as(world.tokenIn(world.newAccount(), Role.OPERATOR))
                .get(at + "/timeline")
                .then()
                .statusCode(404);
    }

    /** As somebody who has just looked at the incident. */
    private static ValidatableResponse post(String token, String path, String body) {
        return as(token)
                .contentType(ContentType.JSON)
                .header(
                        "If-Match",
                        as(token).get(path.replaceAll("/[a-z]+$", "")).header("ETag"))
                .body(body)
                .post(path)
                .then();
    }

    private static ValidatableResponse acknowledged(String token, String path) {
        return as(token)
                .header("If-Match", as(token).get(path).header("ETag"))
                .post(path + "/acknowledgements")
                .then();
    }

    private static ValidatableResponse patch(String token, String path, String body) {
        return as(token)
                .contentType(ContentType.JSON)
                .header("If-Match", as(token).get(path).header("ETag"))
                .body(body)
                .patch(path)
                .then();
    }
}
