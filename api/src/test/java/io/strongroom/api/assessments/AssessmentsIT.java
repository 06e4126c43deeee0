package io.strongroom.api.assessments;

import static io.strongroom.api.World.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.strongroom.api.ApiTest;
import io.strongroom.api.Assessor;
import io.strongroom.api.World;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@ApiTest
class AssessmentsIT {
    private static final String ASSESSMENTS = "/api/v1/assessments";

    @Inject
    World world;

    @Inject
    Assessor assessor;

    @Test
    void oneIsAskedForFollowedAndFinished() {
        var operator = world.token(Role.OPERATOR);
        var one = world.newAccount();
        var two = world.newAccount();
        var location = post(operator, "{\"accounts\":[\"" + one + "\",\"" + two + "\"]}")
                .statusCode(202)
                .header("Retry-After", notNullValue())
                .body("state", equalTo("RUNNING"))
                .body("progress.total", equalTo(2))
                .body("progress.unit", equalTo("account"))
                .extract()
                .header("Location");
        assertEquals("/api/v1/assessments/", location.replaceAll("[^/]+$", "").replaceFirst("^https?://[^/]+", ""));
        as(operator)
                .get(location)
                .then()
                .statusCode(200)
                .body("progress.done", equalTo(0))
                .body("accounts.accountId", equalTo(List.of(one, two)))
                .body("accounts.state", equalTo(List.of("QUEUED", "QUEUED")))
                .body("coverage.size()", equalTo(0));
        assessor.assess(one, Map.of("keys", "denied kms:ListKeys"), Assessor.fails(one, "IMM-01", "v"));
        assessor.fail(two);
        as(operator)
                .get(location)
                .then()
                .body("state", equalTo("DONE"))
                .body("progress.done", equalTo(2))
                .body("failed", equalTo(1))
                .body("judgements", equalTo(1))
                .body("opened", equalTo(1))
                .body("endedAt", notNullValue())
                .body("accounts[0].regions", equalTo(List.of("eu-west-1")))
                .body("accounts[1].state", equalTo("FAILED"))
                .body("accounts[1].problem.code", equalTo("aws-account-unreachable"))
                .body("coverage.size()", equalTo(1))
                .body("coverage[0].accountId", equalTo(one))
                .body("coverage[0].region", equalTo("eu-west-1"))
                .body("coverage[0].assessedAt", notNullValue())
                .body("coverage[0].unread[0].kind", equalTo("keys"))
                .body("coverage[0].unread[0].because", equalTo("denied kms:ListKeys"));
    }

    @Test
    void controlsAreChosenAndTold() {
        var operator = world.token(Role.OPERATOR);
        var account = world.newAccount();
        var location = post(
                        operator,
                        "{\"accounts\":[\"" + account + "\"],\"controls\":[\"IMM-01\",\"ENC-06\",\"IMM-01\"]}")
                .statusCode(202)
                .body("controls", equalTo(List.of("ENC-06", "IMM-01")))
                .extract()
                .header("Location");
        as(operator).get(location).then().body("controls", equalTo(List.of("ENC-06", "IMM-01")));
        post(operator, "{\"accounts\":[\"" + account + "\"],\"controls\":[]}")
                .statusCode(202)
                .body("controls", equalTo(List.of()))
                .body("progress.total", equalTo(1));
    }

    @Test
    void controlThatThereIsNotIsNamed() {
        var account = world.newAccount();
        post(
                        world.token(Role.OPERATOR),
                        "{\"accounts\":[\"" + account + "\"],\"controls\":[\"IMM-01\",\"IMM-99\",\"imm-01\",null]}")
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/controls/1", "/controls/2", "/controls/3")));
    }

    @Test
    void itsAccountsComeByThePageWithWhatIsKnownOfThem() {
        var operator = world.token(Role.OPERATOR);
        var one = world.newAccount();
        var two = world.newAccount();
        var location = post(operator, "{\"accounts\":[\"" + one + "\",\"" + two + "\"]}")
                .extract()
                .header("Location");
        assessor.assess(one, Assessor.fails(one, "IMM-01", "v"));
        assessor.assess(two, Assessor.fails(two, "IMM-01", "v"));
        String next = as(operator)
                .get(location + "?limit=1")
                .then()
                .statusCode(200)
                .body("progress.done", equalTo(2))
                .body("accounts.accountId", equalTo(List.of(one)))
                .body("coverage.accountId", equalTo(List.of(one)))
                .extract()
                .path("links.next");
        as(operator)
                .urlEncodingEnabled(false)
                .get(next)
                .then()
                .statusCode(200)
                .body("progress.total", equalTo(2))
                .body("accounts.accountId", equalTo(List.of(two)))
                .body("coverage.accountId", equalTo(List.of(two)))
                .body("nextCursor", nullValue());
        as(operator).get(location + "?cursor=abc").then().statusCode(400);
        as(operator).get(location + "?limit=0").then().statusCode(400);
    }

    @Test
    void anEmptyBodyMeansEveryActiveAccountWithinReach() {
        var account = world.newAccount();
        post(world.tokenIn(account, Role.OPERATOR), "{}").statusCode(202).body("progress.total", equalTo(1));
        post(world.tokenIn(World.SUSPENDED, Role.OPERATOR), "{}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/accounts"));
    }

    @Test
    void accountsThatCannotBeAssessedAreNamedAllAtOnce() {
        var own = world.newAccount();
        var foreign = world.newAccount();
        var bounded = world.tokenIn(own, Role.OPERATOR);
        post(bounded, "{\"accounts\":[\"" + own + "\",\"" + foreign + "\",\"999999999999\",\"12\",null]}")
                .statusCode(422)
                .body("code", equalTo("validation-failed"))
                .body("errors.pointer", equalTo(List.of("/accounts/1", "/accounts/2", "/accounts/3", "/accounts/4")))
                .body("errors.code.unique()", equalTo(List.of("unknown")));
        post(world.token(Role.OPERATOR), "{\"accounts\":[\"" + World.SUSPENDED + "\"]}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/accounts/0"))
                .body("errors[0].code", equalTo("inactive"));
        post(bounded, "{\"accounts\":[]}").statusCode(422).body("errors[0].pointer", equalTo("/accounts"));
        post(bounded, "{\"account\":\"" + own + "\"}").statusCode(400);
        post(world.token(Role.VIEWER), "{}").statusCode(403);
    }

    @Test
    void theSameKeyAsksOnce() {
        var operator = world.token(Role.OPERATOR);
        var key = World.newKey();
        var body = "{\"accounts\":[\"" + world.newAccount() + "\"]}";
        var first = keyed(operator, key, body).statusCode(202).extract();
        var again = keyed(operator, key, body).statusCode(202).extract();
        assertEquals(first.asString(), again.asString());
        assertEquals("true", again.header("Idempotency-Replayed"));
        keyed(operator, key, "{\"accounts\":[\"" + world.newAccount() + "\"]}")
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
        keyed(operator, "short", body).statusCode(400);
    }

    @Test
    void callersSeeTheShareOfTheirAccounts() {
        var own = world.newAccount();
        var foreign = world.newAccount();
        String both = post(world.token(Role.OPERATOR), "{\"accounts\":[\"" + own + "\",\"" + foreign + "\"]}")
                .extract()
                .path("id");
        String others = post(world.token(Role.OPERATOR), "{\"accounts\":[\"" + world.newAccount() + "\"]}")
                .extract()
                .path("id");
        assessor.assess(own, Assessor.fails(own, "IMM-01", "v"));
        var bounded = world.tokenIn(own, Role.VIEWER);
        as(bounded)
                .get(ASSESSMENTS + "/" + both)
                .then()
                .statusCode(200)
                .body("accounts.accountId", equalTo(List.of(own)))
                .body("coverage.accountId.unique()", equalTo(List.of(own)))
                .body("state", equalTo("DONE"))
                .body("progress.total", equalTo(1))
                .body("judgements", nullValue());
        as(bounded).get(ASSESSMENTS + "/" + others).then().statusCode(404);
        as(bounded)
                .get(ASSESSMENTS + "?include=count")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(both))
                .body("items.id", not(hasItem(others)))
                .body("items.progress.total", not(hasItem(greaterThan(1))))
                .body("count", notNullValue());
        // Whose accounts were all under way already still finds what they asked for.
        var requester = world.tokenIn(foreign, Role.OPERATOR);
        var mine = post(requester, "{}")
                .statusCode(202)
                .body("progress.total", equalTo(0))
                .extract();
        as(requester).get(mine.header("Location")).then().statusCode(200).body("state", equalTo("DONE"));
        as(requester).get(ASSESSMENTS).then().body("items.id", hasItem(mine.<String>path("id")));
    }

    @Test
    void theListIsPagedNewestFirst() {
        var operator = world.token(Role.OPERATOR);
        for (int i = 0; i < 3; i++) {
            post(operator, "{\"accounts\":[\"" + world.newAccount() + "\"]}").statusCode(202);
        }
        var seen = new TreeSet<String>();
        String last = "~";
        var next = ASSESSMENTS + "?limit=2";
        while (next != null) {
            var page = as(operator)
                    .urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract();
            for (var id : page.<List<String>>path("items.id")) {
                assertEquals(true, seen.add(id) && id.compareTo(last) < 0);
                last = id;
            }
            next = page.path("links.next");
        }
        as(operator).get(ASSESSMENTS + "?q=state:done").then().statusCode(400);
        as(operator).get(ASSESSMENTS + "?cursor=abc").then().statusCode(400);
        as(operator).get(ASSESSMENTS + "/" + World.newKey()).then().statusCode(404);
    }

    private static ValidatableResponse post(String token, String body) {
        return as(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(ASSESSMENTS)
                .then();
    }

    private static ValidatableResponse keyed(String token, String key, String body) {
        return as(token)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post(ASSESSMENTS)
                .then();
    }
}
