package io.strongroom.api.policies;

import static io.strongroom.api.World.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.strongroom.api.ApiTest;
import io.strongroom.api.World;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class PoliciesIT {
    private static final String POLICIES = "/api/v1/policies";

    /** With its field: a name that ends in random digits may hold a bare "90". */
    private static final String DAYS = "\"minRetentionDays\":";

    @Inject
    World world;

    private String administrator;
    private String account;
    private String name;

    @BeforeEach
    void people() {
        administrator = world.token(Role.ADMINISTRATOR);
        account = world.newAccount();
        name = "policy " + World.newKey();
    }

    @Test
    void aPolicyIsPreviewedSavedChangedAndRetired() {
        send(administrator, "POST", POLICIES + "?validateOnly=true", "", World.policy(account, name))
                .statusCode(200)
                .body("accounts", equalTo(List.of(account)))
                .body("fields", equalTo(List.of("minRetentionDays", "recoveryPoint")))
                .body("controls.control", hasItem("IMM-05"));
        var path = POLICIES + "/" + World.made(POLICIES, administrator, World.policy(account, name));
        as(administrator)
                .get(path)
                .then()
                .header("ETag", "\"1\"")
                .body("name", equalTo(name))
                .body("thresholds.minRetentionDays", equalTo(90))
                .body("thresholds.recoveryPoint", equalTo("PT24H"))
                .body("thresholds.size()", equalTo(2));
        var longer = World.policy(account, name).replace(DAYS + 90, DAYS + 120);
        send(administrator, "POST", path + "/previews", "", longer)
                .statusCode(200)
                .body("fields", equalTo(List.of("minRetentionDays")));
        send(administrator, "PUT", path, "", longer).statusCode(428);
        send(administrator, "PUT", path, "\"9\"", longer).statusCode(412);
        send(administrator, "PUT", path, "\"1\"", longer).statusCode(200).body("version", equalTo(2));
        as(administrator).get(path + "/versions").then().body("items.version", equalTo(List.of(2, 1)));
        as(administrator).get(POLICIES).then().body("items.name", hasItem(name));
        as(administrator).header("If-Match", "\"2\"").delete(path).then().statusCode(204);
        as(administrator).get(POLICIES).then().body("items.name", not(hasItem(name)));
        send(administrator, "PUT", path, "\"3\"", longer).statusCode(409);
    }

    @Test
    void whatDoesNotHoldTogetherIsToldWithPointers() {
        var good = World.policy(account, name);
        send(administrator, "POST", POLICIES, "", good.replace(DAYS + 90, DAYS + 0))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/thresholds/minRetentionDays"));
        send(administrator, "POST", POLICIES, "", good.replace(account, "999999999999"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/scope/accounts"));
        send(administrator, "POST", POLICIES, "", "{\"name\":\"x\"}").statusCode(422);
        send(administrator, "POST", POLICIES, "", good.replace("PT24H", "a day"))
                .statusCode(400);
        World.made(POLICIES, administrator, good);
        send(administrator, "POST", POLICIES, "", good).statusCode(409).body("code", equalTo("state-conflict"));
    }

    @Test
    void callersStayWithinTheirAccounts() {
        var path = POLICIES + "/" + World.made(POLICIES, administrator, World.policy(account, name));
        var bounded = world.tokenIn(world.newAccount(), Role.ADMINISTRATOR);
        as(bounded).get(path).then().statusCode(404);
        as(bounded).get(POLICIES).then().body("items.name", not(hasItem(name)));
        send(bounded, "POST", POLICIES, "", World.policy(account, "x " + name)).statusCode(422);
        var all = World.policy(account, "y " + name).replaceAll("\\{\"accounts\"[^}]*}", "{\"all\":true}");
        send(bounded, "POST", POLICIES, "", all).statusCode(403).body("code", equalTo("account-out-of-scope"));
        send(world.token(Role.OPERATOR), "POST", POLICIES, "", all).statusCode(403);
    }

    private static ValidatableResponse send(String token, String method, String path, String match, String body) {
        var request = as(token).contentType(ContentType.JSON).body(body);
        if (!match.isEmpty()) {
            request.header("If-Match", match);
        }
        return request.request(method, path).then();
    }
}
