package io.strongroom.api.views;

import static io.strongroom.api.World.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.strongroom.api.ApiTest;
import io.strongroom.api.Assessor;
import io.strongroom.api.World;
import io.strongroom.domain.audit.AuditEntry;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Role;
import io.strongroom.domain.users.User;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class SavedViewsIT {
    private static final String VIEWS = "/api/v1/saved-views";

    @Inject
    World world;

    @Inject
    Assessor assessor;

    @Inject
    AuditTrail audit;

    private User person;
    private String token;
    private String account;

    @BeforeEach
    void people() {
        person = world.person(Set.of(Role.VIEWER), AccountScope.everything());
        token = world.token(person);
        account = world.newAccount();
    }

    @Test
    void aViewIsSavedFollowedChangedAndTakenAway() {
        var finding = assessor.finding(account);
        var body = World.savedView(account, "mine").replace("critical", "high");
        var id = World.made(VIEWS, token, body);
        var path = VIEWS + "/" + id;
        String href = as(token)
                .get(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("list", equalTo("findings"))
                .body("query", equalTo("account:" + account + " severity:high"))
                .body("own", equalTo(true))
                .body("owner", equalTo(person.name()))
                .body("shared", equalTo(false))
                .extract()
                .path("href");
        as(token).urlEncodingEnabled(false).get(href).then().statusCode(200).body("items.id", contains(finding));
        var renamed = body.replace("mine", "ours");
        send(token, "PUT", path, "", renamed).statusCode(428);
        send(token, "PUT", path, "\"9\"", renamed).statusCode(412);
        send(token, "PUT", path, "\"1\"", renamed)
                .statusCode(200)
                .body("version", equalTo(2))
                .body("name", equalTo("ours"));
        as(token).delete(path).then().statusCode(428);
        as(token).header("If-Match", "\"1\"").delete(path).then().statusCode(412);
        as(token).header("If-Match", "\"2\"").delete(path).then().statusCode(204);
        as(token).get(path).then().statusCode(404);
        assertEquals(
                List.of("saved-view.added", "saved-view.saved", "saved-view.removed"),
                audit.of("saved-view", id, 0, 10).stream()
                        .map(AuditEntry::action)
                        .toList());
    }

    @Test
    void aFilterThatItsListCannotReadIsRefused() {
        for (var query : List.of("colour:red", "severity:worst", "age>1d", "resource:a resource:b", "loose")) {
            send(token, "POST", VIEWS, "", view("x", "findings", query, false))
                    .statusCode(422)
                    .body("errors.pointer", contains("/query"));
        }
        send(token, "POST", VIEWS, "", view("x", "jobs", "age>1d state:failed", false))
                .statusCode(201);
        send(token, "POST", VIEWS, "", view("y", "accounts", "ou:prod status:active", false))
                .statusCode(201);
        send(token, "POST", VIEWS, "", view("z", "accounts", "", false)).statusCode(201);
        send(token, "POST", VIEWS, "", view(" ", "jobs", "state:lost", false))
                .statusCode(422)
                .body("errors.pointer", contains("/name", "/query"));
        send(token, "POST", VIEWS, "", view("x", "tokens", "", false))
                .statusCode(422)
                .body("errors.pointer", contains("/list"));
        send(token, "POST", VIEWS, "", "{\"name\":\"x\",\"list\":\"jobs\"}").statusCode(422);
    }

    @Test
    void namesAreUniqueForEachOwner() {
        World.made(VIEWS, token, World.savedView(account, "Mine"));
        send(token, "POST", VIEWS, "", view("MINE", "jobs", "", false))
                .statusCode(409)
                .body("code", equalTo("state-conflict"));
        var other = World.made(VIEWS, token, World.savedView(account, "Other"));
        send(token, "PUT", VIEWS + "/" + other, "\"1\"", World.savedView(account, "mine"))
                .statusCode(409);
        World.made(VIEWS, world.token(Role.VIEWER), World.savedView(account, "Mine " + account));
        as(token).get(VIEWS + "?q=list:findings").then().body("items.own", hasItem(true));
    }

    @Test
    void othersSeeWhatIsSharedAndMayNotChangeIt() {
        var secret = World.made(VIEWS, token, view("secret", "jobs", "state:failed", false));
        var shared = World.made(VIEWS, token, view("shared", "jobs", "state:failed", true));
        var named = World.made(VIEWS, token, view("named", "jobs", "account:" + account, true));
        var other = world.token(Role.OPERATOR);
        as(other)
                .get(VIEWS + "?limit=500")
                .then()
                .body("items.id", hasItem(shared))
                .body("items.id", hasItem(named))
                .body("items.id", not(hasItem(secret)));
        as(other).get(VIEWS + "/" + secret).then().statusCode(404);
        as(other).get(VIEWS + "/" + shared).then().statusCode(200).body("own", equalTo(false));
        send(other, "PUT", VIEWS + "/" + shared, "\"1\"", view("x", "jobs", "", true))
                .statusCode(403);
        as(other)
                .header("If-Match", "\"1\"")
                .delete(VIEWS + "/" + shared)
                .then()
                .statusCode(403);
        var bounded = world.tokenIn(world.newAccount(), Role.ADMINISTRATOR);
        as(bounded).get(VIEWS + "/" + shared).then().statusCode(200);
        as(bounded).get(VIEWS + "/" + named).then().statusCode(404);
        send(bounded, "POST", VIEWS, "", view("x", "jobs", "account:" + account, false))
                .statusCode(422)
                .body("errors.pointer", contains("/query"));
        // Somebody has to clean up behind those who left.
        as(bounded)
                .header("If-Match", "\"1\"")
                .delete(VIEWS + "/" + shared)
                .then()
                .statusCode(204);
    }

    @Test
    void aListThatTheCallerMayNotReadHasNoViews() {
        var view = World.made(VIEWS, token, view("jobs", "jobs", "", false));
        var findings = world.token(person, Set.of(Permission.FINDINGS_READ), AccountScope.everything());
        as(findings).get(VIEWS).then().statusCode(200).body("items.id", not(hasItem(view)));
        as(findings).get(VIEWS + "/" + view).then().statusCode(404);
        send(findings, "POST", VIEWS, "", view("more", "jobs", "", false))
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    private static String view(String name, String list, String query, boolean shared) {
        return "{\"name\":\"%s\",\"list\":\"%s\",\"query\":\"%s\",\"shared\":%s}".formatted(name, list, query, shared);
    }

    private static ValidatableResponse send(String token, String method, String path, String match, String body) {
        var request = as(token).contentType(ContentType.JSON).body(body);
        if (!match.isEmpty()) {
            request.header("If-Match", match);
        }
        return request.request(method, path).then();
    }
}
