package io.strongroom.api.posture;

import static io.strongroom.api.Assessor.fails;
import static io.strongroom.api.Assessor.passes;
import static io.strongroom.api.Assessor.vault;
import static io.strongroom.api.World.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.ValidatableResponse;
import io.strongroom.api.ApiTest;
import io.strongroom.api.Assessor;
import io.strongroom.api.World;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class PostureIT {
    @Inject
    World world;

    @Inject
    Assessor assessor;

    private String account;
    private String bounded;

    @BeforeEach
    void posture() {
        account = world.newAccount();
        bounded = world.tokenIn(account, Role.VIEWER);
        assessor.assess(
                account,
                Map.of("keys", "denied kms:ListKeys"),
                fails(account, "IMM-13", "a"),
                passes(account, "IMM-13", "b"),
                passes(account, "IMM-13", "c"),
                vault(account, "IMM-13", "d", Verdict.unknown(new Coverage.Denied("backup:X"))),
                vault(account, "ENC-01", "a", Verdict.notApplicable("None.")));
        var other = world.newAccount();
        assessor.assess(other, fails(other, "IMM-13", "a"));
    }

    @Test
    void groupsCountWhatTheCallerReaches() {
        by("control")
                .body("items.key", equalTo(List.of("ENC-01", "IMM-13")))
                .body("items[1].pass", equalTo(2))
                .body("items[1].fail", equalTo(1))
                .body("items[1].unknown", equalTo(1))
                .body("items[1].score", equalTo(2f / 3))
                .body("items[1].confidence", equalTo(0.75f))
                .body("items[0].notApplicable", equalTo(1))
                .body("items[0].score", nullValue())
                .body("total.fail", equalTo(1))
                .body("total.pass", equalTo(2));
        by("account")
                .body("items.key", equalTo(List.of(account)))
                .body("items[0].title", equalTo("account " + account));
        by("severity").body("items.key", hasItem("LOW")).body("items.find { it.key == 'LOW' }.fail", equalTo(1));
        by("step").body("items.find { it.key == '5.1' }.fail", equalTo(1));
        by("ou").body("items.key", equalTo(List.of("/", "/test"))).body("items.fail", equalTo(List.of(1, 1)));
        by("framework").body("items.find { it.key == 'ISO 27001' }.fail", equalTo(1));
        by("account,control")
                .body("items.key", equalTo(List.of(account + "/ENC-01", account + "/IMM-13")))
                .body("items[1].account", equalTo(account))
                .body("items[1].control", equalTo("IMM-13"))
                .body("items[1].fail", equalTo(1));
        as(bounded).get("/api/v1/posture").then().body("groupBy", equalTo("control"));
        as(bounded)
                .get("/api/v1/posture?groupBy=colour")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("groupBy"));
    }

    @Test
    void cellsComeByThePageWithWholeAccounts() {
        var viewer = world.token(Role.VIEWER);
        var seen = new ArrayList<String>();
        String next = "/api/v1/posture?groupBy=account,control&limit=1";
        while (next != null) {
            var page = as(viewer)
                    .urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract();
            var accounts = new TreeSet<>(page.<List<String>>path("items.account"));
            assertEquals(1, accounts.size(), "a page holds one account");
            seen.addAll(accounts);
            next = page.path("links.next");
        }
        assertEquals(List.copyOf(new TreeSet<>(seen)), seen, "each once, by number");
        assertTrue(seen.contains(account));
        String cursor = as(viewer)
                .get("/api/v1/posture?groupBy=account,control&limit=1")
                .path("nextCursor");
        for (var bad : List.of("control&limit=1", "control&cursor=" + cursor, "account,control&cursor=x")) {
            as(viewer).get("/api/v1/posture?groupBy=" + bad).then().statusCode(400);
        }
        as(bounded)
                .get("/api/v1/posture?groupBy=account,control&cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("code", equalTo("cursor-mismatch"));
    }

    @Test
    void aCallerWithoutLimitsSeesAllTogether() {
        as(world.token(Role.VIEWER))
                .get("/api/v1/posture?groupBy=control")
                .then()
                .body("items.find { it.key == 'IMM-13' }.fail", greaterThanOrEqualTo(2));
    }

    @Test
    void trendsHaveEveryDayAndTheCallersFailures() {
        as(bounded)
                .get("/api/v1/posture/trends")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(30))
                .body("items[29].open.low", equalTo(1))
                .body("items[29].opened.low", equalTo(1))
                .body("items[29].resolved.low", equalTo(0))
                .body("items[28].date", notNullValue())
                .body("items[28].open", nullValue())
                .body("items[28].opened", nullValue())
                .body("items[28].resolved", nullValue());
        as(bounded)
                .get("/api/v1/posture/trends?from=2026-01-30&to=2026-02-02")
                .then()
                .body("items.date", equalTo(List.of("2026-01-30", "2026-01-31", "2026-02-01", "2026-02-02")))
                .body("items.open", everyItem(nullValue()));
        for (var bad : List.of(
                "from=2026-02-30",
                "to=tomorrow",
                "to=0000-01-01",
                "from=2026-02-02&to=2026-02-01",
                "from=2020-01-01&to=2026-01-01")) {
            as(bounded).get("/api/v1/posture/trends?" + bad).then().statusCode(400);
        }
    }

    @Test
    void anAccountShowsHowItStandsAndHowOldThatIs() {
        as(bounded)
                .get("/api/v1/accounts/" + account)
                .then()
                .statusCode(200)
                .body("id", equalTo(account))
                .body("ouPath", equalTo("/test"))
                .body("assessed.region", equalTo(List.of("eu-west-1")))
                .body("assessed[0].unread[0].kind", equalTo("keys"))
                .body("posture.find { it.severity == 'LOW' }.fail", equalTo(1))
                .body("posture.find { it.severity == 'LOW' }.pass", equalTo(2));
        var fresh = world.newAccount();
        as(world.token(Role.VIEWER))
                .get("/api/v1/accounts/" + fresh)
                .then()
                .body("assessed.size()", equalTo(0))
                .body("posture.size()", equalTo(0));
        as(bounded).get("/api/v1/accounts/" + fresh).then().statusCode(404);
    }

    @Test
    void unitsMakeATreeOfWhatIsWithinReach() {
        as(bounded)
                .get("/api/v1/organizational-units")
                .then()
                .statusCode(200)
                .body("items.path", equalTo(List.of("/", "/test")))
                .body("items.accounts", equalTo(List.of(0, 1)))
                .body("items.accountsBelow", equalTo(List.of(1, 1)))
                .body("items[1].parent", equalTo("/"))
                .body("items[0].parent", nullValue());
        as(world.token(Role.VIEWER))
                .get("/api/v1/organizational-units")
                .then()
                .body("items.path", hasItems("/", "/dev", "/prod", "/prod/payments"));
    }

    private ValidatableResponse by(String what) {
        return as(bounded).get("/api/v1/posture?groupBy=" + what).then().statusCode(200);
    }
}
