package io.strongroom.web.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Role;
import io.strongroom.web.Visit;
import io.strongroom.web.World;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class ViewsIT {
    private static final Pattern REMOVAL = Pattern.compile("action=\"(/views/[0-9a-f-]{36}/delete)\"");

    @TestHTTPResource
    URI base;

    @Inject
    World world;

    private Visit visit;

    @BeforeEach
    void people() {
        world.peopleOfEveryRole();
        visit = person();
    }

    @Test
    void aFilterIsSavedLinkedAndTakenAway() {
        var plain = visit.get("/findings").body();
        assertTrue(plain.contains("There is none of this list yet"), plain);
        assertTrue(plain.contains("Narrow the list to save"), plain);
        var narrowed = visit.get("/findings?severity=CRITICAL&region=eu-west-1").body();
        var query = "region:eu-west-1 severity:critical status:open";
        assertTrue(narrowed.contains("name=\"query\" value=\"" + query + "\""), narrowed);
        var name = "Night & day " + UUID.randomUUID();
        var saved = visit.post("/views", Map.of("list", "findings", "query", query, "name", name));
        assertEquals(303, saved.status(), saved.body());
        assertEquals(
                "/findings?region=eu-west-1&severity=CRITICAL", saved.location().replaceFirst("^https?://[^/]+", ""));
        var listed = visit.get("/findings").body();
        assertTrue(listed.contains(name.replace("&", "&amp;")), listed);
        assertTrue(listed.contains("href=\"/findings?region=eu-west-1&amp;severity=CRITICAL\""), listed);
        assertFalse(visit.get("/jobs").body().contains("Night"), "it is of another list");
        assertFalse(person().get("/findings").body().contains(name.replace("&", "&amp;")), "it is not shared");
        var removal = REMOVAL.matcher(listed);
        assertTrue(removal.find());
        assertEquals(412, visit.post(removal.group(1), Map.of("version", "9")).status());
        assertEquals(303, visit.post(removal.group(1), Map.of("version", "1")).status());
        assertFalse(visit.get("/findings").body().contains(name.replace("&", "&amp;")));
    }

    @Test
    void whatIsSharedIsSeenByOthersWhoCannotRemoveIt() {
        var name = "Shared " + UUID.randomUUID();
        var query = visit.get("/jobs?state=FAILED").body();
        assertTrue(query.contains("value=\"state:failed\""), query);
        var fields = Map.of("list", "jobs", "query", "state:failed", "name", name, "shared", "yes");
        assertEquals(303, visit.post("/views", fields).status());
        var seen = person().get("/jobs").body();
        assertTrue(seen.contains(name), seen);
        assertFalse(seen.contains("Remove " + name), seen);
        assertTrue(new Visit(base).signedIn("administrator").get("/jobs").body().contains("Remove " + name));
    }

    @Test
    void wrongFieldsKeepWhatWasTyped() {
        var fields = Map.of("list", "jobs", "query", "state:lost", "name", "");
        var answer = visit.post("/views", fields);
        assertEquals(422, answer.status());
        assertTrue(answer.body().contains("value=\"state:lost\""), answer.body());
        assertTrue(answer.body().contains("href=\"#t-query\""), answer.body());
        assertTrue(answer.body().contains("href=\"#t-name\""), answer.body());
        var taken = Map.of("list", "jobs", "query", "", "name", "Mine");
        assertEquals(303, visit.post("/views", taken).status());
        var again = visit.post("/views", taken);
        assertEquals(409, again.status());
        assertTrue(again.body().contains("value=\"Mine\""), again.body());
    }

    @Test
    void whatTheLanguageCannotSayIsNotOffered() {
        for (var address : new String[] {"/findings?ou=/prod", "/jobs?batch=" + UUID.randomUUID()}) {
            var page = visit.get(address).body();
            assertTrue(page.contains("This cannot be saved"), page);
            assertFalse(page.contains("name=\"query\""), page);
        }
    }

    private Visit person() {
        var name = "viewer-" + UUID.randomUUID();
        world.person(name, AccountScope.everything(), Role.VIEWER);
        return new Visit(base).signedIn(name);
    }
}
