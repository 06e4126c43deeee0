package io.strongroom.web.schedules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Role;
import io.strongroom.web.Governed;
import io.strongroom.web.Visit;
import io.strongroom.web.World;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class SchedulesIT {
    @TestHTTPResource
    URI base;

    @Inject
    World world;

    @Inject
    Governed governed;

    private AccountId account;
    private String name;
    private Visit operator;

    @BeforeEach
    void people() {
        world.peopleOfEveryRole();
        account = world.newAccount("scheduled");
        name = "nightly " + UUID.randomUUID();
        operator = new Visit(base).signedIn("operator");
    }

    @Test
    void scheduleIsTriedSavedChangedAndDeleted() {
        var fields = fields();
        var tried = operator.post("/schedules/new", fields);
        assertEquals(200, tried.status());
        assertEquals(5, tried.body().split(" 01:30 in Europe/Berlin", -1).length - 1, tried.body());
        assertFalse(operator.get("/schedules").body().contains(name));

        fields.put("step", "save");
        var path =
                URI.create(operator.post("/schedules/new", fields).location()).getPath();
        var list = operator.get("/schedules").body();
        assertTrue(list.contains(name) && list.contains("01:30 in Europe/Berlin") && list.contains("never"), list);
        var page = operator.get(path).body();
        assertEquals(5, page.split(" 01:30 in Europe/Berlin", -1).length - 1, page);

        fields.put("version", "1");
        fields.put("zone", "UTC");
        fields.remove("enabled");
        assertEquals(303, operator.post(path, fields).status());
        var off = operator.get(path).body();
        assertTrue(off.contains("Disabled") && off.contains("None: it is disabled"), off);

        var late = operator.post(path, fields);
        assertEquals(412, late.status());
        assertTrue(late.body().contains("while you wrote") && late.body().contains("value=\"2\""), late.body());
        assertTrue(operator.get(path + "/delete").body().contains("name=\"version\" value=\"2\""));
        assertEquals(
                412, operator.post(path + "/delete", Map.of("version", "1")).status());
        assertEquals(
                303, operator.post(path + "/delete", Map.of("version", "2")).status());
        assertEquals(404, operator.get(path).status());
    }

    @Test
    void errorsAreAtTheirFieldsAndTheTextIsKept() {
        var fields = fields();
        fields.put("name", "");
        fields.put("cron", "every night");
        fields.put("zone", "Atlantis");
        fields.put("account", "12");
        fields.put("step", "save");
        var wrong = operator.post("/schedules/new", fields);
        assertEquals(422, wrong.status());
        for (var field : new String[] {"g-name", "g-cron", "g-zone", "g-accounts"}) {
            assertTrue(wrong.body().contains("<a href=\"#" + field + "\">"), field);
        }
        assertTrue(
                wrong.body().contains("value=\"every night\"") && wrong.body().contains("value=\"Atlantis\""));
        fields = fields();
        fields.put("cron", "0 0 30 2 *");
        assertTrue(operator.post("/schedules/new", fields).body().contains("a time that never comes"));
    }

    @Test
    void onlyWhatSpeaksOfReachedAccountsIsThere() {
        var both = governed.schedule(name, AccountScope.of(Set.of(account, World.FAR)));
        var foreign = governed.schedule("foreign " + name, AccountScope.of(Set.of(World.FAR)));
        var person = "bounded-" + UUID.randomUUID();
        world.person(person, AccountScope.of(Set.of(account)), Role.OPERATOR);
        var bounded = new Visit(base).signedIn(person);
        var page = bounded.get("/schedules/" + both.id()).body();
        assertTrue(page.contains(account.value()) && !page.contains(World.FAR.value()), page);
        assertTrue(page.contains("beyond your reach") && !page.contains("name=\"cron\""), page);
        assertEquals(403, bounded.get("/schedules/" + both.id() + "/delete").status());
        assertEquals(403, bounded.post("/schedules/" + both.id(), fields()).status());
        assertEquals(404, bounded.get("/schedules/" + foreign.id()).status());
        var list = bounded.get("/schedules").body();
        assertFalse(list.contains("foreign " + name), list);
        assertFalse(list.contains(World.FAR.value()), list);
    }

    private HashMap<String, String> fields() {
        return new HashMap<>(Map.of(
                "name",
                name,
                "cron",
                "30 1 * * *",
                "zone",
                "Europe/Berlin",
                "enabled",
                "yes",
                "reach",
                "some",
                "account",
                account.value()));
    }
}
