package io.strongroom.api.audit;

import static io.strongroom.api.World.as;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.api.ApiTest;
import io.strongroom.api.World;
import io.strongroom.db.audit.Notary;
import io.strongroom.domain.audit.AuditLog;
import io.strongroom.domain.audit.Flaw;
import io.strongroom.domain.audit.Leaf;
import io.strongroom.domain.audit.Sequencing;
import io.strongroom.domain.audit.SignedCheckpoint;
import io.strongroom.domain.audit.tree.Hash;
import io.strongroom.domain.audit.tree.Proofs;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class AuditIT {
    @Inject
    World world;

    @Inject
    AuditLog log;

    @Inject
    Sequencing sequencing;

    @Inject
    InstantSource clock;

    private Notary notary;

    @BeforeEach
    void notary() {
        notary = new Notary(log, sequencing, clock);
    }

    private String auditor() {
        return world.token(Role.AUDITOR);
    }

    @Test
    void entriesOfAJobAreFoundAtTheirPlaces() {
        var account = world.newAccount();
        var job = world.submit(world.token(Role.OPERATOR), account, "audited");
        notary.seal();
        var auditor = auditor();
        var list = "/api/v1/audit-entries?objectKind=job&objectId=" + job;
        as(auditor)
                .get(list)
                .then()
                .statusCode(200)
                .body("items.action", equalTo(List.of("job.accepted")))
                .body("items[0].object.id", equalTo(job))
                .body("items[0].details.reason", equalTo("REL09-BP02 baseline"));
        as(auditor).get(list + "&action=job.").then().body("items.size()", equalTo(1));
        as(auditor).get(list + "&action=batch.").then().body("items", empty());
        as(auditor).get(list + "&actor=nobody").then().body("items", empty());
        as(auditor).get(list + "&to=2020-01-01T00:00:00Z").then().body("items", empty());
        as(auditor).get(list + "&to=yesterday").then().statusCode(400);
        as(auditor).get("/api/v1/audit-entries?q=object:" + job).then().body("items.size()", equalTo(1));
        as(auditor).get("/api/v1/audit-entries?include=count").then().statusCode(400);
    }

    @Test
    void theListGoesOnWithoutGaps() {
        var operator = world.token(Role.OPERATOR);
        for (int i = 0; i < 6; i++) {
            world.submit(operator, world.newAccount(), "listed");
        }
        notary.seal();
        var auditor = auditor();
        long size = log.status().size();
        var seen = new ArrayList<Integer>();
        var next = "/api/v1/audit-entries?limit=2&after=" + (size - 5);
        while (next != null) {
            var page = as(auditor).urlEncodingEnabled(false).get(next).then().extract();
            seen.addAll(page.<List<Integer>>path("items.seq"));
            next = page.path("links.next");
        }
        assertEquals(5, seen.size());
        for (int i = 0; i < 5; i++) {
            assertEquals(size - 4 + i, (long) seen.get(i));
        }
    }

    @Test
    void anEntryIsProven() {
        world.submit(world.token(Role.OPERATOR), world.newAccount(), "proven");
        notary.seal();
        var auditor = auditor();
        var proof = as(auditor)
                .get("/api/v1/audit-entries/3/proof")
                .then()
                .statusCode(200)
                .extract();
        var head = SignedCheckpoint.parse(proof.path("checkpoint")).orElseThrow();
        assertTrue(head.signedBy(List.of(notary.signer().key())));
        var leaf = new Leaf(3, proof.path("leaf"));
        assertEquals(leaf.hash().toString(), proof.path("hash"));
        assertTrue(Proofs.included(
                leaf.hash(),
                2,
                head.checkpoint().size(),
                proof.<List<String>>path("path").stream().map(Hash::hex).toList(),
                head.checkpoint().root()));
        as(auditor)
                .get("/api/v1/audit-checkpoints/latest")
                .then()
                .statusCode(200)
                .body("state", equalTo("NOT_CONFIGURED"))
                .body("size", greaterThanOrEqualTo(3));
        as(auditor).get("/api/v1/audit-entries/999999999/proof").then().statusCode(404);
        as(auditor).get("/api/v1/audit-entries/first/proof").then().statusCode(404);
    }

    @Test
    void theBundleHasTheWholeLog() throws IOException {
        notary.seal();
        long size = log.status().size();
        var bytes = as(auditor())
                .accept("application/zip")
                .get("/api/v1/audit-bundle")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        var entries = List.<String>of();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("entries.ndjson")) {
                    entries = new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
                }
            }
        }
        assertEquals(size, entries.size());
        assertArrayEquals(
                log.find(2).orElseThrow().leaf().text().getBytes(StandardCharsets.UTF_8),
                entries.get(1).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whoReachesOneAccountMayNotReadTheLog() {
        var bounded = world.tokenIn(world.newAccount(), Role.AUDITOR);
        as(bounded).get("/api/v1/audit-entries").then().statusCode(403).body("code", equalTo("account-out-of-scope"));
    }

    @Test
    void aBrokenLogFreezesChangesUntilACheckPasses() {
        notary.seal();
        var operator = world.token(Role.OPERATOR);
        var account = world.newAccount();
        sequencing.broken(Flaw.at(7, "somebody was here"));
        try {
            // Whether changes are frozen is remembered for a second.
            long end = System.nanoTime() + 5_000_000_000L;
            int status = 0;
            while (status != 423 && System.nanoTime() < end) {
                status = post(operator, account, "APPLY");
            }
            assertEquals(423, status);
            assertEquals(202, post(operator, account, "PLAN"), "a plan only reads");
        } finally {
            as(auditor())
                    .post("/api/v1/audit-verifications")
                    .then()
                    .statusCode(200)
                    .body("problems", empty())
                    .body("verified", equalTo(true));
        }
        long end = System.nanoTime() + 5_000_000_000L;
        int status = 0;
        while (status != 202 && System.nanoTime() < end) {
            status = post(operator, account, "APPLY");
        }
        assertEquals(202, status);
    }

    private static int post(String token, String account, String mode) {
        return as(token)
                .contentType("application/json")
                .header("Idempotency-Key", World.newKey())
                .body(World.keyJob(account, "frozen").replace("\"APPLY\"", "\"" + mode + "\""))
                .post("/api/v1/jobs")
                .statusCode();
    }
}
