package io.strongroom.web.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.db.audit.Notary;
import io.strongroom.domain.audit.AuditLog;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.audit.Flaw;
import io.strongroom.domain.audit.Sequencing;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Role;
import io.strongroom.web.Visit;
import io.strongroom.web.World;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class AuditIT {
    @TestHTTPResource
    URI base;

    @Inject
    World world;

    @Inject
    AuditLog log;

    @Inject
    AuditTrail trail;

    @Inject
    Sequencing sequencing;

    @Inject
    InstantSource clock;

    private final String id = UUID.randomUUID().toString();
    private Visit auditor;

    @BeforeEach
    void something() {
        world.peopleOfEveryRole();
        var details = Json.object().put("reason", "because <b>");
        trail.record(new Fact(clock.instant(), "ada", "thing.done", "thing", id, details));
        new Notary(log, sequencing, clock).seal();
        auditor = new Visit(base).signedIn("auditor");
    }

    private long place() {
        return log.status().size();
    }

    @Test
    void entriesAreListedAndFiltered() {
        var page = auditor.get("/audit?object=" + id).body();
        assertTrue(page.contains("thing.done"), page);
        assertTrue(page.contains("Not configured"), page);
        assertTrue(page.contains("The log is not signed and anchored."), page);
        assertTrue(auditor.get("/audit?object=" + id + "&actor=bob").body().contains("No entry matches"));
        assertTrue(auditor.get("/audit?from=yesterday").body().contains("from: yesterday"));
        assertFalse(auditor.get("/audit?before=" + 1).body().contains("thing.done"));
        assertTrue(auditor.get("/audit").body().contains(">Audit trail</a>"));
    }

    @Test
    void anEntryIsShownWithItsProof() {
        var place = log
                .search(io.strongroom.domain.audit.AuditQuery.all(
                        new io.strongroom.domain.audit.AuditQuery.Place.Before(place() + 1), 500))
                .stream()
                .filter(one -> one.entry().objectId().equals(id))
                .findFirst()
                .orElseThrow();
        var page = auditor.get("/audit/" + place.seq()).body();
        assertTrue(page.contains(place.hash().toString()), page);
        assertTrue(page.contains("because &lt;b&gt;"), page);
        assertTrue(page.contains("strongroom/test"), page);
        assertFalse(page.contains("is not what it was"), page);
        assertEquals(404, auditor.get("/audit/999999999").status());
        assertEquals(404, auditor.get("/audit/first").status());
    }

    @Test
    void whoDoesNotReachAllAccountsSeesNothingOfIt() {
        world.person("near-auditor", AccountScope.of(Set.of(World.NEAR)), Role.AUDITOR);
        var answer = new Visit(base).signedIn("near-auditor").get("/audit");
        assertEquals(403, answer.status());
        assertTrue(answer.body().contains("can only be read whole"), answer.body());
    }

    @Test
    void aBrokenLogIsSaidOnEveryPageUntilACheckPasses() {
        sequencing.broken(Flaw.at(7, "somebody was here"));
        long end = System.nanoTime() + 5_000_000_000L;
        var page = "";
        // Whether changes are frozen is remembered for a second.
        while (!page.contains("Changes are frozen.") && System.nanoTime() < end) {
            page = auditor.get("/controls").body();
        }
        assertTrue(page.contains("broken at entry 7: somebody was here"), page);
        assertTrue(auditor.get("/audit").body().contains("Broken at entry 7"));
        assertEquals(303, auditor.post("/audit/check", Map.of()).status());
        assertFalse(auditor.get("/audit").body().contains("Broken at entry 7"));
    }
}
