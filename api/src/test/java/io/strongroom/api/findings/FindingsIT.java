package io.strongroom.api.findings;

import static io.strongroom.api.Assessor.arn;
import static io.strongroom.api.Assessor.fails;
import static io.strongroom.api.Assessor.passes;
import static io.strongroom.api.Assessor.vault;
import static io.strongroom.api.World.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class FindingsIT {
    private static final String FINDINGS = "/api/v1/findings";

    @Inject
    World world;

    @Inject
    Assessor assessor;

    private String viewer;
    private String account;

    @BeforeEach
    void findings() {
        viewer = world.token(Role.VIEWER);
        account = world.newAccount();
        assessor.assess(
                account,
                fails(account, "IMM-13", "low"),
                fails(account, "IMM-01", "first"),
                fails(account, "IMM-01", "second"),
                vault(account, "ENC-01", "dark", Verdict.unknown(new Coverage.Denied("kms:DescribeKey"))),
                passes(account, "ENC-01", "good"));
    }

    @Test
    void aFindingSaysWhatIsWrongWhereAndSinceWhen() {
        as(viewer)
                .get(FINDINGS + "?account=" + account + "&resource=" + arn(account, "first"))
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].control", equalTo("IMM-01"))
                .body("items[0].status", equalTo("OPEN"))
                .body("items[0].verdict", equalTo("FAIL"))
                .body("items[0].accountId", equalTo(account))
                .body("items[0].region", equalTo("eu-west-1"))
                .body("items[0].resource.type", equalTo("AWS::Backup::BackupVault"))
                .body("items[0].resource.arn", equalTo(arn(account, "first")))
                .body("items[0].because", equalTo("The vault has no lock."))
                .body("items[0].evidence.locked", equalTo(false))
                .body("items[0].firstSeenAt", notNullValue())
                .body("items[0].lastSeenAt", notNullValue())
                .body("items[0].changedAt", notNullValue())
                .body("items[0].remediations", notNullValue())
                .body("items[0].reopened", equalTo(0))
                .body("items[0].assignee", nullValue());
    }

    @Test
    void plainFiltersAndTermsNarrowTheListAndBothMustHold() {
        assertEquals(4, names("").size());
        assertEquals(List.of("first", "second"), names("&control=IMM-01"));
        assertEquals(List.of("dark"), names("&verdict=UNKNOWN"));
        assertEquals(List.of("low"), names("&severity=LOW"));
        assertEquals(List.of(), names("&status=RESOLVED"));
        assertEquals(List.of(), names("&region=us-east-1"));
        assertEquals(List.of(), names("&assignee=nobody"));
        assertEquals(List.of("low"), names("&q=severity:low"));
        assertEquals(List.of("dark"), names("&q=verdict:unknown%20status:open%20region:eu-west-1"));
        assertEquals(List.of("first"), names("&q=resource:" + arn(account, "first")));
        assertEquals(List.of(), names("&control=IMM-01&q=control:ENC-01"));
        assertEquals(List.of(), names("&resource=" + arn(account, "low") + "&q=resource:" + arn(account, "first")));
    }

    @Test
    void theWorstComesFirstAndPagesAreCountedAndLinked() {
        var seen = new ArrayList<String>();
        var next = FINDINGS + "?account=" + account + "&limit=1&include=count";
        while (next != null) {
            var page = as(viewer)
                    .urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .body("count", equalTo("4"))
                    .extract();
            seen.add(page.path("items[0].severity"));
            next = page.path("links.next");
        }
        assertEquals(4, seen.size());
        assertEquals(seen.stream().sorted(FindingsIT::bySeverity).toList(), seen);
        assertEquals("LOW", seen.getLast());
    }

    private static int bySeverity(String a, String b) {
        var order = List.of("CRITICAL", "HIGH", "MEDIUM", "LOW");
        return Integer.compare(order.indexOf(a), order.indexOf(b));
    }

    @Test
    void whatCannotBeReadIsRefusedWithTheName() {
        for (var bad : Map.of(
                        "control=IMM1", "control",
                        "account=12", "account",
                        "severity=BAD", "severity",
                        "status=open", "status",
                        "verdict=PASS", "verdict",
                        "region=EU%20WEST", "region",
                        "limit=0", "limit",
                        "include=all", "include",
                        "export=perhaps", "export",
                        "export=true&limit=3", "export")
                .entrySet()) {
            as(viewer)
                    .urlEncodingEnabled(false)
                    .get(FINDINGS + "?" + bad.getKey())
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("malformed-request"))
                    .body("errors[0].pointer", equalTo(bad.getValue()));
        }
        for (var bad : List.of("q=colour:red", "q=resource:a%20resource:b", "fields=secret")) {
            as(viewer)
                    .urlEncodingEnabled(false)
                    .get(FINDINGS + "?" + bad)
                    .then()
                    .statusCode(400);
        }
        String cursor =
                as(viewer).get(FINDINGS + "?account=" + account + "&limit=1").path("nextCursor");
        as(viewer)
                .get(FINDINGS + "?status=OPEN&cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("code", equalTo("cursor-mismatch"));
    }

    @Test
    void callersSeeTheirAccountsOnly() {
        var other = world.newAccount();
        var id = assessor.finding(account);
        var bounded = world.tokenIn(other, Role.VIEWER);
        as(viewer).get(FINDINGS + "?limit=500&account=" + account).then().body("items.id", hasItem(id));
        as(bounded)
                .get(FINDINGS + "?include=count")
                .then()
                .body("items.size()", equalTo(0))
                .body("count", equalTo("0"));
        as(bounded).get(FINDINGS + "?account=" + account).then().body("items.size()", equalTo(0));
        as(bounded).get(FINDINGS + "/" + id).then().statusCode(404);
        assertEquals(
                "", as(bounded).accept("application/x-ndjson").get(FINDINGS).asString());
        assertEquals(
                1,
                as(bounded).accept("text/csv").get(FINDINGS).asString().lines().count());
        var own = world.tokenIn(account, Role.VIEWER);
        as(own).get(FINDINGS + "?status=OPEN")
                .then()
                .body("items.id", equalTo(List.of(id)))
                .body("items.accountId", equalTo(List.of(account)));
        as(own).get(FINDINGS + "/" + id).then().statusCode(200);
    }

    @Test
    void aFindingHasItsHistoryAndItsVersion() {
        var id = assessor.finding(account);
        assessor.assess(account, passes(account, "IMM-01", "payments"));
        assessor.assess(account, fails(account, "IMM-01", "payments"));
        var etag = as(viewer)
                .get(FINDINGS + "/" + id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("reopened", equalTo(1))
                .body("history.kind", equalTo(List.of("OPENED", "RESOLVED", "REOPENED")))
                .body("history[1].details.how", equalTo("PASS"))
                .extract()
                .header("ETag");
        as(viewer).header("If-None-Match", etag).get(FINDINGS + "/" + id).then().statusCode(304);
        String seen = as(viewer).get(FINDINGS + "/" + id).path("lastSeenAt");
        assessor.assess(account, fails(account, "IMM-01", "payments"));
        as(viewer)
                .header("If-None-Match", etag)
                .get(FINDINGS + "/" + id)
                .then()
                .statusCode(200)
                .body("lastSeenAt", not(equalTo(seen)))
                .body("history.size()", equalTo(3));
        as(world.token(Role.OPERATOR))
                .contentType("application/json")
                .header("If-Match", etag)
                .body("{\"note\":\"seen again, and the same\"}")
                .patch(FINDINGS + "/" + id)
                .then()
                .statusCode(200);
        as(viewer).get(FINDINGS + "/" + World.newKey()).then().statusCode(404);
        as(viewer).get(FINDINGS + "/not-an-id").then().statusCode(404);
    }

    private List<String> names(String more) {
        return as(viewer)
                .urlEncodingEnabled(false)
                .get(FINDINGS + "?account=" + account + more)
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("items.resource.arn")
                .stream()
                .map(arn -> arn.substring(arn.lastIndexOf(':') + 1))
                .toList();
    }

    @Test
    void aPageHasTheFieldsAskedFor() {
        as(viewer)
                .get(FINDINGS + "?account=" + account + "&fields=id,control")
                .then()
                .body("items[0].keySet().size()", equalTo(2));
        assertTrue(as(viewer)
                .accept("application/x-ndjson")
                .get(FINDINGS + "?account=" + account + "&limit=1")
                .header("Link")
                .contains("rel=\"next\""));
    }
}
