package io.strongroom.api.exceptions;

import static io.strongroom.api.World.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.strongroom.api.ApiTest;
import io.strongroom.api.Assessor;
import io.strongroom.api.World;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class ExceptionsIT {
    private static final String EXCEPTIONS = "/api/v1/exceptions";

    @Inject
    World world;

    @Inject
    Assessor assessor;

    private String operator;
    private String approver;
    private String account;

    @BeforeEach
    void people() {
        operator = world.token(Role.OPERATOR);
        approver = world.token(Role.APPROVER);
        account = world.newAccount();
    }

    @Test
    void anotherPersonsYesAcceptsFindingsUntilItIsWithdrawn() {
        var finding = "/api/v1/findings/" + assessor.finding(account);
        post(operator, "?validateOnly=true", World.exception(account))
                .statusCode(200)
                .body("findings.high", equalTo(1));
        String id = post(operator, "", World.exception(account))
                .statusCode(201)
                .body("state", equalTo("REQUESTED"))
                .body("scope.accountId", equalTo(account))
                .extract()
                .path("id");
        as(operator).get(finding).then().body("status", equalTo("OPEN"));
        decide(approver, id, "\"1\"", "{\"decision\":\"APPROVE\",\"comment\":\"fine\"}")
                .statusCode(200)
                .body("state", equalTo("ACTIVE"))
                .body("findings", equalTo(1));
        as(operator).get(finding).then().body("status", equalTo("ACCEPTED")).body("exception", equalTo(id));
        decide(approver, id, "\"2\"", "{\"decision\":\"APPROVE\"}").statusCode(409);
        as(operator).delete(EXCEPTIONS + "/" + id).then().statusCode(428);
        as(operator)
                .header("If-Match", "\"1\"")
                .delete(EXCEPTIONS + "/" + id)
                .then()
                .statusCode(412);
        as(operator)
                .header("If-Match", "\"2\"")
                .delete(EXCEPTIONS + "/" + id)
                .then()
                .statusCode(204);
        as(operator).get(finding).then().body("status", equalTo("OPEN"));
        as(operator)
                .get(EXCEPTIONS + "/" + id)
                .then()
                .body("state", equalTo("ENDED"))
                .header("ETag", "\"3\"");
        as(operator)
                .get(EXCEPTIONS + "?limit=500&state=ENDED&control=IMM-01")
                .then()
                .body("items.id", hasItem(id));
        as(operator).get(EXCEPTIONS + "?limit=500&q=state:active").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void nobodyApprovesTheirOwn() {
        var administrator = world.token(Role.ADMINISTRATOR);
        var id = World.made(EXCEPTIONS, administrator, World.exception(account));
        decide(administrator, id, "\"1\"", "{\"decision\":\"APPROVE\"}")
                .statusCode(403)
                .body("code", equalTo("self-approval"));
        decide(approver, id, "\"7\"", "{\"decision\":\"REJECT\"}").statusCode(412);
        decide(approver, id, "\"1\"", "{\"decision\":\"MAYBE\"}").statusCode(422);
        decide(approver, id, "\"1\"", "{\"decision\":\"REJECT\"}")
                .statusCode(200)
                .body("state", equalTo("REJECTED"));
    }

    @Test
    void whatDoesNotHoldTogetherIsRefused() {
        var good = World.exception(account);
        post(operator, "", good.replaceAll(",\\s*\"owner\".*}", "}")).statusCode(422);
        post(operator, "", good.replaceAll(",\"expiresAt\":\"[^\"]*\"", ""))
                .statusCode(422)
                .body("code", equalTo("exception-expiry-required"));
        post(operator, "", good.replace("IMM-01", "IMM-99"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/control"));
        post(operator, "", good.replace("ACCOUNT", "UNIT"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/scope/accountId"));
        post(operator, "", good.replace("ACCOUNT", "SOME"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/scope/kind"));
    }

    @Test
    void callersStayWithinTheirAccounts() {
        var foreign = World.made(EXCEPTIONS, operator, World.exception(account));
        var own = world.newAccount();
        var bounded = world.tokenIn(own, Role.OPERATOR);
        as(bounded).get(EXCEPTIONS + "/" + foreign).then().statusCode(404);
        as(bounded).get(EXCEPTIONS + "?limit=500").then().body("items.id", not(hasItem(foreign)));
        post(bounded, "", World.exception(account)).statusCode(422).body("errors[0].code", equalTo("unknown"));
        var everything = "{\"kind\":\"EVERYTHING\"}";
        var wide = World.exception(own).replaceAll("\\{\"kind\":\"ACCOUNT\"[^}]*}", everything);
        post(bounded, "", wide).statusCode(403).body("code", equalTo("account-out-of-scope"));
        var all = World.made(EXCEPTIONS, operator, wide);
        assessor.finding(account);
        assessor.finding(own);
        decide(approver, all, "\"1\"", "{\"decision\":\"APPROVE\"}")
                .statusCode(200)
                .body("findings", greaterThanOrEqualTo(2));
        as(bounded).get(EXCEPTIONS + "/" + all).then().statusCode(200).body("findings", equalTo(1));
        as(bounded)
                .header("If-Match", "*")
                .delete(EXCEPTIONS + "/" + all)
                .then()
                .statusCode(403);
        assertEquals(
                204,
                as(operator)
                        .header("If-Match", "*")
                        .delete(EXCEPTIONS + "/" + all)
                        .statusCode());
    }

    @Test
    void aPageIsFilledWithWhatTheCallerReaches() {
        var own = world.newAccount();
        var mine = new TreeSet<String>();
        for (int i = 0; i < 3; i++) {
            World.made(EXCEPTIONS, operator, World.exception(account));
            mine.add(World.made(EXCEPTIONS, operator, World.exception(own)));
        }
        var bounded = world.tokenIn(own, Role.VIEWER);
        var seen = new TreeSet<String>();
        String next = EXCEPTIONS + "?limit=2&state=REQUESTED";
        while (next != null) {
            var page = as(bounded)
                    .urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract();
            next = page.path("nextCursor") == null ? null : page.path("links.next");
            var ids = page.<List<String>>path("items.id");
            assertTrue(next == null || ids.size() == 2, "only the last page may be short");
            seen.addAll(ids);
        }
        assertEquals(mine, seen);
    }

    private static ValidatableResponse post(String token, String query, String body) {
        return as(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(EXCEPTIONS + query)
                .then();
    }

    private static ValidatableResponse decide(String token, String id, String match, String body) {
        return as(token)
                .contentType(ContentType.JSON)
                .header("If-Match", match)
                .body(body)
                .post(EXCEPTIONS + "/" + id + "/approvals")
                .then();
    }
}
