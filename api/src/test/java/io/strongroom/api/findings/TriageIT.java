package io.strongroom.api.findings;

import static io.strongroom.api.World.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.strongroom.api.ApiTest;
import io.strongroom.api.Assessor;
import io.strongroom.api.World;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class TriageIT {
    @Inject
    World world;

    @Inject
    Assessor assessor;

    private String operator;
    private String path;
    private String etag;

    @BeforeEach
    void finding() {
        operator = world.token(Role.OPERATOR);
        path = "/api/v1/findings/" + assessor.finding(world.newAccount());
        etag = as(operator).get(path).header("ETag");
    }

    @Test
    void somebodyTakesItOnAndSaysWhatTheyThink() {
        var after = patch(etag, "{\"assignee\":\" ada \",\"note\":\"next window\"}")
                .statusCode(200)
                .body("assignee", equalTo("ada"))
                .body("note", equalTo("next window"))
                .body("history.kind", hasItem("ASSIGNED"))
                .body("history.kind", hasItem("NOTED"))
                .extract()
                .header("ETag");
        assertNotEquals(etag, after);
        assertEquals(after, as(operator).get(path).header("ETag"));
        var kept = patch(after, "{\"assignee\":null}")
                .statusCode(200)
                .body("assignee", nullValue())
                .body("note", equalTo("next window"))
                .extract()
                .header("ETag");
        patch(kept, "{\"note\":\"  \"}").statusCode(200).body("note", nullValue());
    }

    @Test
    void itMustHaveBeenLookedAt() {
        as(operator)
                .contentType(ContentType.JSON)
                .body("{\"note\":\"x\"}")
                .patch(path)
                .then()
                .statusCode(428)
                .body("code", equalTo("precondition-required"));
        patch(etag, "{\"note\":\"first\"}").statusCode(200);
        patch(etag, "{\"note\":\"second\"}").statusCode(412).body("code", equalTo("precondition-failed"));
        as(operator).get(path).then().body("note", equalTo("first"));
    }

    @Test
    void whatDoesNotHoldTogetherIsToldAllAtOnce() {
        patch(etag, "{\"assignee\":\"" + "a".repeat(65) + "\",\"note\":7}")
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/assignee", "/note")));
        patch(etag, "{\"assignee\":\"two\\nlines\"}").statusCode(422).body("errors[0].pointer", equalTo("/assignee"));
        patch(etag, "{}").statusCode(422).body("errors[0].code", equalTo("required"));
        patch(etag, "{\"status\":\"RESOLVED\"}").statusCode(400).body("errors[0].pointer", equalTo("/status"));
        patch(etag, "[").statusCode(400);
    }

    @Test
    void viewersAndForeignersMayNot() {
        as(world.token(Role.VIEWER))
                .header("If-Match", etag)
                .contentType(ContentType.JSON)
                .body("{\"note\":\"x\"}")
                .patch(path)
                .then()
                .statusCode(403);
        as(world.tokenIn(world.newAccount(), Role.OPERATOR))
                .header("If-Match", etag)
                .contentType(ContentType.JSON)
                .body("{\"note\":\"x\"}")
                .patch(path)
                .then()
                .statusCode(404);
    }

    private ValidatableResponse patch(String match, String body) {
        return as(operator)
                .header("If-Match", match)
                .contentType(ContentType.JSON)
                .body(body)
                .patch(path)
                .then();
    }
}
