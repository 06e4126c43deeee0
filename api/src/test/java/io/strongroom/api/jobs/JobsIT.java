package io.strongroom.api.jobs;

import static io.strongroom.api.World.PAYMENTS;
import static io.strongroom.api.World.SUSPENDED;
import static io.strongroom.api.World.as;
import static io.strongroom.api.World.keyJob;
import static io.strongroom.api.World.newKey;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.strongroom.api.ApiTest;
import io.strongroom.api.Bench;
import io.strongroom.api.World;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

@ApiTest
class JobsIT {
    private static final String JOBS = "/api/v1/jobs";

    @Inject
    World world;

    @Inject
    Bench bench;

    @Test
    void aJobIsAcceptedInTheShapeThatClientsUse() {
        var operator = world.token(Role.OPERATOR);
        var location = post(operator, newKey(), keyJob(PAYMENTS, "critical-data"))
                .then()
                .statusCode(202)
                .header("Location", matchesPattern("/api/v1/jobs/[0-9a-f-]{36}"))
                .body("remediation", equalTo("create-backup-key"))
                .body("target.accountId", equalTo(PAYMENTS))
                .body("target.region", equalTo("eu-west-1"))
                .body("mode", equalTo("APPLY"))
                .body("state", equalTo("QUEUED"))
                .body("phase", equalTo("PLAN"))
                .body("parameters.name", equalTo("critical-data"))
                .body("parameters.rotationPeriodDays", equalTo(365))
                .body("plan", nullValue())
                .body("createdAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"))
                .extract()
                .header("Location");
        as(operator)
                .get(location)
                .then()
                .statusCode(200)
                .header("ETag", matchesPattern("\"\\d+\""))
                .body("state", equalTo("QUEUED"));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        post(
                        world.token(Role.OPERATOR),
                        newKey(),
                        "{\"remediation\":\"x\",\"target\":{\"region\":\"nowhere\"},\"mode\":\"DO\"}")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("validation-failed"))
                .body("type", equalTo("/problems/validation-failed"))
                .body(
                        "errors.pointer",
                        hasItems("/remediation", "/target/accountId", "/target/region", "/mode", "/reason"))
                .body("request_id", notNullValue())
                .body("instance", equalTo(JOBS))
                .body("retryable", equalTo(false));
    }

    @Test
    void wrongParametersArePointedAt() {
        post(
                        world.token(Role.OPERATOR),
                        newKey(),
                        keyJob(PAYMENTS, "x").replace("\"name\":\"x\"", "\"rotationPeriodDays\":1"))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/parameters/name", "/parameters/rotationPeriodDays"));
    }

    @Test
    void aBodyThatCannotBeReadIsMalformed() {
        var operator = world.token(Role.OPERATOR);
        for (var body : List.of("", "null", "[1]", "{", "{\"remediation\":\"a\",\"x\":1}", "{\"target\":3}")) {
            post(operator, newKey(), body).then().statusCode(400).body("code", equalTo("malformed-request"));
        }
        as(operator)
                .contentType("text/plain")
                .header("Idempotency-Key", newKey())
                .body("x")
                .post(JOBS)
                .then()
                .statusCode(415)
                .body("code", equalTo("unsupported-media-type"));
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        var reason = "\"reason\":\"" + "x".repeat(300 << 10) + "\"";
        post(
                        world.token(Role.OPERATOR),
                        newKey(),
                        keyJob(PAYMENTS, "x").replace("\"reason\":\"REL09-BP02 baseline\"", reason))
                .then()
                .statusCode(413)
                .body("code", equalTo("payload-too-large"));
    }

    @Test
    void anAccountThatIsNotActiveTakesNoJobs() {
        post(world.token(Role.OPERATOR), newKey(), keyJob(SUSPENDED, "x"))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/target/accountId"));
    }

    @Test
    void theKeyIsRequiredAndTheSameRequestHasOneEffect() {
        var operator = world.token(Role.OPERATOR);
        as(operator)
                .contentType(ContentType.JSON)
                .body(keyJob(PAYMENTS, "a"))
                .post(JOBS)
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-required"));
        post(operator, "short", keyJob(PAYMENTS, "a"))
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-required"));

        var key = newKey();
        var first = post(operator, key, keyJob(PAYMENTS, "a"));
        var again = post(operator, key, keyJob(PAYMENTS, "a"));
        assertEquals(202, again.statusCode());
        assertEquals(first.asString(), again.asString());
        assertEquals(first.header("Location"), again.header("Location"));
        assertEquals("true", again.header("Idempotency-Replayed"));
        post(operator, key, keyJob(PAYMENTS, "b"))
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
        // Another person's key is another key.
        var other = post(world.token(Role.ADMINISTRATOR), key, keyJob(PAYMENTS, "a"));
        assertNotEquals(first.path("id").toString(), other.path("id").toString());
    }

    @Test
    void aRefusedRequestIsNotRemembered() {
        var operator = world.token(Role.OPERATOR);
        var key = newKey();
        post(operator, key, keyJob(PAYMENTS, "")).then().statusCode(422);
        post(operator, key, keyJob(PAYMENTS, "good")).then().statusCode(202);
    }

    @Test
    void aClientTokenNamesOneJob() {
        var operator = world.token(Role.OPERATOR);
        var body = keyJob(PAYMENTS, "a")
                .replace("{\"remediation\"", "{\"clientToken\":\"" + newKey() + "\",\"remediation\"");
        var first = post(operator, newKey(), body);
        var second = post(operator, newKey(), body);
        assertEquals(202, first.statusCode());
        assertEquals(200, second.statusCode());
        assertEquals(first.path("id").toString(), second.path("id").toString());
    }

    @Test
    void validateOnlyChecksAndDoesNothing() {
        var account = world.newAccount();
        var operator = world.token(Role.OPERATOR);
        as(operator)
                .contentType(ContentType.JSON)
                .queryParam("validateOnly", true)
                .body(keyJob(account, "a"))
                .post(JOBS)
                .then()
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("parameters.environment", equalTo("production"));
        as(operator)
                .contentType(ContentType.JSON)
                .queryParam("validateOnly", true)
                .body(keyJob(account, ""))
                .post(JOBS)
                .then()
                .statusCode(422);
        as(operator).queryParam("account", account).get(JOBS).then().body("items", hasSize(0));
    }

    @Test
    void anUnchangedJobIsNotSentAgain() {
        var operator = world.token(Role.OPERATOR);
        var id = world.submit(operator, PAYMENTS, "etag");
        var tag = as(operator).get(JOBS + "/" + id).header("ETag");
        as(operator).header("If-None-Match", tag).get(JOBS + "/" + id).then().statusCode(304);
        as(operator)
                .header("If-None-Match", "\"999\"")
                .get(JOBS + "/" + id)
                .then()
                .statusCode(200);
        as(operator)
                .header("If-Match", "\"999\"")
                .post(JOBS + "/" + id + "/cancel")
                .then()
                .statusCode(412)
                .body("code", equalTo("precondition-failed"));
        as(operator)
                .header("If-Match", tag)
                .post(JOBS + "/" + id + "/cancel")
                .then()
                .statusCode(202)
                .body("state", equalTo("CANCELLED"));
    }

    @Test
    void cancelAndRetryFollowTheGraph() {
        var operator = world.token(Role.OPERATOR);
        var id = world.submit(operator, PAYMENTS, "graph");
        as(operator).post(JOBS + "/" + id + "/retry").then().statusCode(409).body("code", equalTo("state-conflict"));
        as(operator).post(JOBS + "/" + id + "/cancel").then().statusCode(202);
        as(operator).post(JOBS + "/" + id + "/cancel").then().statusCode(409);
        as(operator).post(JOBS + "/" + id + "/retry").then().statusCode(202).body("state", equalTo("QUEUED"));
        as(operator)
                .post(JOBS + "/00000000-0000-7000-8000-000000000000/cancel")
                .then()
                .statusCode(404);
    }

    @Test
    void aRollBackIsANewJob() {
        var operator = world.token(Role.OPERATOR);
        var account = world.newAccount();
        var id = world.submit(operator, account, "undo");
        as(operator).post(JOBS + "/" + id + "/rollback").then().statusCode(409);
        bench.succeed(account);
        as(operator)
                .get(JOBS + "/" + id)
                .then()
                .body("outcome", equalTo("CHANGED"))
                .body("outputs.alias", equalTo("alias/backup-x"));
        as(operator)
                .get(JOBS + "/" + id + "/changes")
                .then()
                .statusCode(200)
                .body("items[0].n", equalTo(1))
                .body("items[0].call", equalTo("kms:CreateAlias"))
                .body("items[0].kind", equalTo("CREATE"))
                .body("items[0].before", nullValue())
                .body("items[0].after.keyArn", equalTo("arn:x"))
                .body("items[0].state", equalTo("APPLIED"))
                .body("items[0].reversible", equalTo(true))
                .body("items[0].requestIds", hasItem("req-1"));
        as(operator)
                .get(JOBS + "/" + id + "/attempts")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].n", equalTo(1));
        var key = newKey();
        var undoing = as(operator).header("Idempotency-Key", key).post(JOBS + "/" + id + "/rollback");
        undoing.then()
                .statusCode(202)
                .header("Location", containsString("/api/v1/jobs/"))
                .body("rollbackOf", equalTo(id))
                .body("kind", equalTo("ROLL_BACK"));
        assertEquals(
                undoing.path("id").toString(),
                as(operator)
                        .header("Idempotency-Key", key)
                        .post(JOBS + "/" + id + "/rollback")
                        .path("id")
                        .toString());
    }

    @Test
    void aFailedJobSaysWhy() {
        var operator = world.token(Role.OPERATOR);
        var account = world.newAccount();
        var id = world.submit(operator, account, "denied");
        bench.fail(account);
        as(operator)
                .get(JOBS + "/" + id)
                .then()
                .body("state", equalTo("FAILED"))
                .body("outcome", equalTo("ERROR"))
                .body("problem.code", equalTo("aws-access-denied"));
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        var operator = world.token(Role.OPERATOR);
        var account = world.newAccount();
        for (int i = 0; i < 7; i++) {
            world.submit(operator, account, "page-" + i);
        }
        var seen = new HashSet<String>();
        var next = JOBS + "?account=" + account + "&limit=3";
        while (next != null) {
            var page = as(operator)
                    .urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract();
            List<String> ids = page.path("items.id");
            ids.forEach(id -> assertEquals(true, seen.add(id)));
            next = page.path("links.next");
        }
        assertEquals(7, seen.size());
    }

    @Test
    void aCursorBelongsToItsQuery() {
        var operator = world.token(Role.OPERATOR);
        var account = world.newAccount();
        world.submit(operator, account, "one");
        world.submit(operator, account, "two");
        String cursor = as(operator)
                .queryParam("account", account)
                .queryParam("limit", 1)
                .get(JOBS)
                .path("nextCursor");
        as(operator)
                .queryParam("account", PAYMENTS)
                .queryParam("cursor", cursor)
                .get(JOBS)
                .then()
                .statusCode(400)
                .body("code", equalTo("cursor-mismatch"));
        as(operator)
                .queryParam("account", account)
                .queryParam("cursor", cursor + "x")
                .get(JOBS)
                .then()
                .statusCode(400);
        as(operator)
                .queryParam("account", account)
                .queryParam("cursor", "!")
                .get(JOBS)
                .then()
                .statusCode(400);
    }

    @Test
    void listsAreFilteredAndCounted() {
        var operator = world.token(Role.OPERATOR);
        var account = world.newAccount();
        var cancelled = world.submit(operator, account, "one");
        world.submit(operator, account, "two");
        as(operator).post(JOBS + "/" + cancelled + "/cancel").then().statusCode(202);
        as(operator)
                .queryParam("account", account)
                .queryParam("state", "CANCELLED")
                .queryParam("include", "count")
                .get(JOBS)
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(cancelled)))
                .body("count", equalTo("1"))
                .body("links.self", containsString("state=CANCELLED"));
        as(operator)
                .queryParam("account", account)
                .queryParam("remediation", "create-backup-key")
                .get(JOBS)
                .then()
                .body("items", hasSize(2))
                .body("items.remediation", everyItem(equalTo("create-backup-key")));
        for (var wrong :
                List.of("state=DONE", "account=1", "limit=x", "sort=name", "include=all", "q=a", "remediation=A%20B")) {
            as(operator)
                    .urlEncodingEnabled(false)
                    .get(JOBS + "?" + wrong)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("malformed-request"));
        }
    }

    @Test
    void aListComesAsLinesToo() {
        var operator = world.token(Role.OPERATOR);
        var account = world.newAccount();
        world.submit(operator, account, "one");
        world.submit(operator, account, "two");
        var response = as(operator)
                .accept("application/x-ndjson")
                .queryParam("account", account)
                .get(JOBS);
        assertEquals(2, response.asString().lines().count());
        response.then().contentType("application/x-ndjson");
    }

    @Test
    void jobsOfForeignAccountsAreNotThere() {
        var account = world.newAccount();
        var id = world.submit(world.token(Role.OPERATOR), account, "hidden");
        var bounded = world.tokenIn(PAYMENTS, Role.OPERATOR);
        for (var path : List.of("", "/changes", "/approvals", "/attempts", "/events")) {
            as(bounded).get(JOBS + "/" + id + path).then().statusCode(404).body("code", equalTo("not-found"));
        }
        as(bounded).get(JOBS).then().statusCode(200).body("items.id", not(hasItem(id)));
        post(bounded, newKey(), keyJob(account, "x"))
                .then()
                .statusCode(403)
                .body("code", equalTo("account-out-of-scope"));
        post(bounded, newKey(), keyJob("999999999999", "x"))
                .then()
                .statusCode(403)
                .body("code", equalTo("account-out-of-scope"));
    }

    private static Response post(String token, String key, String body) {
        return as(token)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post(JOBS);
    }
}
