package io.strongroom.web.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.alerts.Outcome;
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
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class AlertsIT {
    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]{43}=");
    private static final Pattern ROUTE = Pattern.compile("/alerts/([0-9a-f-]{36})");

    @TestHTTPResource
    URI base;

    @Inject
    World world;

    @Inject
    Governed governed;

    private AccountId account;
    private String name;
    private Visit administrator;
    private Visit operator;

    @BeforeEach
    void people() {
        world.peopleOfEveryRole();
        account = world.newAccount("alerted");
        name = "on call " + UUID.randomUUID();
        administrator = new Visit(base).signedIn("administrator");
        operator = new Visit(base).signedIn("operator");
    }

    @Test
    void aRouteIsAddedChangedAndDeleted() {
        var made = administrator.post("/alerts/new", fields("EMAIL", "oncall@example.com"));
        assertEquals(303, made.status(), made.body());
        var path = URI.create(made.location()).getPath();
        var list = operator.get("/alerts").body();
        assertTrue(list.contains(name) && list.contains("oncall@example.com") && list.contains("Untried"), list);
        var page = administrator.get(path).body();
        assertTrue(
                page.contains("22:00 to 07:00 in Europe/Berlin") && page.contains("value=\"oncall@example.com\""),
                page);

        var changed = fields("EMAIL", "other@example.com");
        changed.put("version", "1");
        changed.remove("enabled");
        changed.remove("quiet");
        assertEquals(303, administrator.post(path, changed).status());
        var off = administrator.get(path).body();
        assertTrue(
                off.contains("Disabled") && off.contains("other@example.com") && !off.contains("Quiet from 22"), off);
        var late = administrator.post(path, changed);
        assertEquals(412, late.status());
        assertTrue(late.body().contains("while you wrote") && late.body().contains("value=\"2\""), late.body());
        assertEquals(
                412,
                administrator.post(path + "/delete", Map.of("version", "1")).status());
        assertEquals(
                303,
                administrator.post(path + "/delete", Map.of("version", "2")).status());
        assertEquals(404, administrator.get(path).status());
    }

    @Test
    void aSecretIsShownOnceAndAnAddressThatIsOneNever() {
        var made = administrator.post("/alerts/new", fields("WEBHOOK", "https://hooks.example.com/key/s3cr3t"));
        assertEquals(200, made.status(), made.body());
        var secret = SECRET.matcher(made.body());
        assertTrue(secret.find(), made.body());
        var route = ROUTE.matcher(made.body());
        assertTrue(route.find());
        var path = route.group();
        var page = administrator.get(path).body();
        assertFalse(page.contains("whsec_") || page.contains("s3cr3t"), page);
        assertTrue(page.contains("https://hooks.example.com/…"), page);

        var kept = fields("WEBHOOK", "");
        kept.put("version", "1");
        assertEquals(303, administrator.post(path, kept).status());
        var again = administrator.post(path + "/secret", Map.of("version", "2"));
        assertEquals(200, again.status(), again.body());
        var other = SECRET.matcher(again.body());
        assertTrue(other.find() && !other.group().equals(secret.group()));
        assertEquals(
                412,
                administrator.post(path + "/secret", Map.of("version", "2")).status());
    }

    @Test
    void errorsAreAtTheirFieldsAndTheTextIsKept() {
        var fields = fields("WEBHOOK", "https://169.254.169.254/latest");
        fields.put("name", "");
        fields.put("account", "12");
        fields.put("detectors", "INC-99\nlocks");
        fields.put("digest", "soon");
        fields.put("from", "late");
        fields.put("zone", "Atlantis");
        var wrong = administrator.post("/alerts/new", fields);
        assertEquals(422, wrong.status());
        for (var field :
                new String[] {"g-name", "g-target", "g-accounts", "g-detectors", "g-digest", "g-from", "g-zone"}) {
            assertTrue(wrong.body().contains("<a href=\"#" + field + "\">"), field + wrong.body());
        }
        assertTrue(wrong.body().contains("link-local") && wrong.body().contains("value=\"soon\""), wrong.body());
    }

    @Test
    void whatDoesNotArriveIsSeenThereAndWithTheIncidents() {
        var route = governed.webhook(name, AccountScope.of(Set.of(account)));
        assertFalse(operator.get("/incidents").body().contains(name));
        var delivery = governed.sent(route, new Outcome.Missed("The receiver answered 500."));
        var incidents = operator.get("/incidents").body();
        assertTrue(incidents.contains("Alerts do not arrive everywhere") && incidents.contains(name), incidents);
        assertFalse(new Visit(base).signedIn("viewer").get("/incidents").body().contains(name));
        var page = operator.get("/alerts/" + route.id()).body();
        assertTrue(page.contains("The receiver answered 500.") && page.contains("Failing"), page);
        assertFalse(page.contains("Send again"), "who may not, is not offered it");

        assertTrue(administrator.get("/alerts/" + route.id()).body().contains("Send again"));
        var again = administrator.post("/alerts/" + route.id() + "/redeliver", Map.of("delivery", delivery));
        assertEquals(303, again.status(), again.body());
        assertEquals(
                409,
                administrator
                        .post("/alerts/" + route.id() + "/redeliver", Map.of("delivery", delivery))
                        .status());
        governed.sent(route, new Outcome.Arrived());
        assertFalse(operator.get("/incidents").body().contains(name));
        assertTrue(operator.get("/alerts/" + route.id()).body().contains("Arrived"));
    }

    @Test
    void aTestIsInTheLogAtOnce() {
        var route = governed.webhook(name, AccountScope.of(Set.of(account)));
        assertTrue(administrator.get("/alerts/" + route.id()).body().contains("Nothing yet"));
        assertEquals(
                303,
                administrator.post("/alerts/" + route.id() + "/test", Map.of()).status());
        var page = administrator.get("/alerts/" + route.id()).body();
        assertTrue(page.contains("A test that administrator asked for") && page.contains("Waits"), page);
    }

    @Test
    void onlyWhatSpeaksOfReachedAccountsIsThere() {
        var both = governed.webhook(name, AccountScope.of(Set.of(account, World.FAR)));
        var foreign = governed.webhook("foreign " + name, AccountScope.of(Set.of(World.FAR)));
        var person = "bounded-" + UUID.randomUUID();
        world.person(person, AccountScope.of(Set.of(account)), Role.ADMINISTRATOR);
        var bounded = new Visit(base).signedIn(person);
        var page = bounded.get("/alerts/" + both.id()).body();
        assertTrue(page.contains(account.value()) && !page.contains(World.FAR.value()), page);
        assertTrue(page.contains("beyond your reach") && !page.contains("name=\"digest\""), page);
        for (var action : new String[] {"/test", "/secret", "/delete", "/redeliver", ""}) {
            assertEquals(
                    403,
                    bounded.post("/alerts/" + both.id() + action, Map.of("version", "1"))
                            .status(),
                    action);
        }
        assertEquals(404, bounded.get("/alerts/" + foreign.id()).status());
        assertFalse(bounded.get("/alerts").body().contains("foreign " + name));
    }

    private HashMap<String, String> fields(String kind, String target) {
        return new HashMap<>(Map.ofEntries(
                Map.entry("name", name),
                Map.entry("kind", kind),
                Map.entry("target", target),
                Map.entry("severity", "HIGH"),
                Map.entry("reach", "some"),
                Map.entry("account", account.value()),
                Map.entry("detectors", "INC-02"),
                Map.entry("digest", "10"),
                Map.entry("quiet", "yes"),
                Map.entry("from", "22:00"),
                Map.entry("until", "07:00"),
                Map.entry("zone", "Europe/Berlin"),
                Map.entry("enabled", "yes")));
    }
}
