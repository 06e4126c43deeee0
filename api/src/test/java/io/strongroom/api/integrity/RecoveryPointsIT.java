package io.strongroom.api.integrity;

import static io.strongroom.api.World.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.api.ApiTest;
import io.strongroom.api.Assessor;
import io.strongroom.api.World;
import io.strongroom.domain.integrity.Held;
import io.strongroom.domain.integrity.HeldBackups;
import io.strongroom.domain.integrity.RegionBackups;
import io.strongroom.domain.integrity.ResourceBackups;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class RecoveryPointsIT {
    private static final String LIST = "/api/v1/recovery-points";

    @Inject
    World world;

    @Inject
    Assessor assessor;

    private final Instant now = Instant.now();
    private String account;
    private String viewer;

    @BeforeEach
    void backups() {
        account = world.newAccount();
        viewer = world.token(Role.VIEWER);
        var test = Records.with(Records.with(Held.test(), "startedAt", now), "resourceArn", resource("tested"));
        assessor.backs(
                account,
                new RegionBackups(
                        Held.EXPECTED,
                        List.of(volume("tested", 2), volume("untested", 2), volume("old", 200), further()),
                        List.of(test),
                        Optional.empty(),
                        List.of(Records.with(Held.scan(), "resourceArn", resource("untested")))));
    }

    private String resource(String name) {
        return "arn:aws:ec2:eu-west-1:" + account + ":volume/" + name;
    }

    private HeldBackups volume(String name, int hours) {
        var points = Held.points(Samples.VAULT_ARN, resource(name), "snap-" + name);
        return Held.held(Records.with(points, "newest", now.minus(Duration.ofHours(hours))));
    }

    private static HeldBackups further() {
        return Held.held(Held.points(Samples.VAULT_ARN, ResourceBackups.FURTHER, "snap-further"));
    }

    @Test
    void whatIsProvenLeastComesFirst() {
        as(viewer)
                .get(LIST + "?account=" + account)
                .then()
                .statusCode(200)
                .body("items.rung", contains("NOTHING", "ENCRYPTED", "ENCRYPTED", "CONTENT_VERIFIED"))
                .body("items[0].resourceArn", nullValue())
                .body("items[0].gap", equalTo("UNTOLD"))
                .body("items[0].dueAt", nullValue())
                .body("items[1].resourceArn", equalTo(resource("old")))
                .body("items[1].stale", equalTo(true))
                .body("items[1].because", containsString("No restore test"))
                .body("items[2].malwareScan.result", equalTo("NO_THREATS_FOUND"))
                .body("items[2].stale", equalTo(false))
                .body("items[3].restoreTest.validation", equalTo("SUCCESSFUL"))
                .body("items[3].gap", equalTo("NONE"))
                .body("items[3].vault", equalTo("prod"))
                .body("items[3].keyArns", contains(Samples.KEY_ARN))
                .body("items[3].assessedAt", not(nullValue()));
    }

    @Test
    void filtersNarrowAndAreChecked() {
        var list = LIST + "?account=" + account;
        as(viewer).get(list + "&stale=true").then().body("items.resourceArn", contains(resource("old")));
        as(viewer).get(list + "&rung=CONTENT_VERIFIED").then().body("items.resourceArn", contains(resource("tested")));
        as(viewer).get(list + "&q=rung:CONTENT_VERIFIED vault:prod").then().body("items.size()", equalTo(1));
        as(viewer).get(list + "&rung=ENCRYPTED&q=rung:NOTHING").then().body("items", empty());
        as(viewer).get(list + "&vault=elsewhere").then().body("items", empty());
        as(viewer).get(list + "&type=EFS").then().body("items", empty());
        as(viewer).get(list + "&region=eu-west-1").then().body("items.size()", equalTo(4));
        as(viewer).get(list + "&rung=SHINY").then().statusCode(400);
        as(viewer).get(list + "&stale=maybe").then().statusCode(400);
        as(viewer).get(list + "&include=count").then().statusCode(400);
    }

    @Test
    void pagesGoOnToTheEnd() {
        var all =
                as(viewer).get(LIST + "?account=" + account).then().extract().<List<String>>path("items.resourceType");
        var seen = new ArrayList<String>();
        String next = LIST + "?account=" + account + "&limit=1";
        while (next != null) {
            var page = as(viewer)
                    .urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(page.<List<String>>path("items.resourceType"));
            next = page.path("links.next");
        }
        assertEquals(all, seen);
    }

    @Test
    void nobodySeesWhatIsOutOfReach() {
        var elsewhere = world.tokenIn(world.newAccount(), Role.VIEWER);
        as(elsewhere).get(LIST + "?account=" + account).then().statusCode(200).body("items", empty());
        as(elsewhere)
                .get("/api/v1/restore-proof")
                .then()
                .statusCode(200)
                .body("total.resources", equalTo(0))
                .body("total.testedPercent", nullValue())
                .body("items", empty())
                .body("accountsNotAssessed", equalTo(1));
    }

    @Test
    void theProofCountsResources() {
        as(world.tokenIn(account, Role.VIEWER))
                .get("/api/v1/restore-proof")
                .then()
                .statusCode(200)
                .body("total.resources", equalTo(3))
                .body("total.encrypted", equalTo(2))
                .body("total.contentVerified", equalTo(1))
                .body("total.testedPercent", equalTo(33))
                .body("total.stale", equalTo(1))
                .body("total.recoveryPoints", equalTo(40))
                .body("total.notToldApart", equalTo(10))
                .body("accountsAssessed", equalTo(1))
                .body("accountsNotAssessed", equalTo(0))
                .body("items.accountId", contains(account))
                .body("items[0].counts.resources", equalTo(3));
        as(viewer).get("/api/v1/restore-proof?limit=500").then().body("items.accountId", hasItem(account));
    }
}
