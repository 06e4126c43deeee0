package io.strongroom.web.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.audit.AuditEntry;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Role;
import io.strongroom.domain.users.User;
import io.strongroom.domain.users.Users;
import io.strongroom.web.Visit;
import io.strongroom.web.World;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class PeopleIT {
    private static final Pattern SECRET = Pattern.compile("<code class=\"mono\" id=\"secret\">([^<]+)<");

    @TestHTTPResource
    URI base;

    @Inject
    World world;

    @Inject
    Users users;

    @Inject
    AuditTrail audit;

    @BeforeEach
    void people() {
        world.peopleOfEveryRole();
    }

    @Test
    void complianceLockIsApprovedByTwoPeopleAddedHere() {
        var admin = new Visit(base).signedIn("administrator");
        var first = added(admin, Map.of("role", "APPROVER", "reach", "all"));
        var second = added(admin, Map.of("role", "APPROVER", "reach", "all"));
        var lock = Change.create(
                new WritableFacet.VaultLock("vault-9"),
                Json.parse("{\"mode\":\"COMPLIANCE\",\"minRetentionDays\":7,\"changeableForDays\":3}"));
        var id = world.awaiting(
                world.newAccount("two"), "administrator", List.of(lock), List.of(), Optional.of("vault-9"));
        var digest = world.jobs().find(id).orElseThrow().plan().orElseThrow().digest();
        var yes = Map.of("digest", digest, "reason", "looked at it", "confirmation", "vault-9");
        for (var approver : List.of(first, second)) {
            assertEquals("AWAITING_APPROVAL", state(id.toString()));
            assertEquals(303, approver.post("/jobs/" + id + "/approve", yes).status());
        }
        assertEquals("QUEUED", state(id.toString()));
    }

    @Test
    void madePasswordIsShownOnceAndTheActIsAudited() {
        var admin = new Visit(base).signedIn("administrator");
        var name = newName();
        var made =
                admin.post("/users", form(name, Map.of("role", "VIEWER", "reach", "some", "account", "111111111111")));
        assertEquals(200, made.status());
        var password = secret(made);
        assertFalse(admin.get("/users").body().contains(password));
        var person = users.named(name).orElseThrow();
        assertEquals(AccountScope.of(java.util.Set.of(World.NEAR)), person.scope());
        assertEquals(303, signIn(name, password));
        assertEquals(List.of("user.added"), actions(person));
        assertEquals(
                "administrator",
                audit.of("user", person.id().toString(), 0, 1).get(0).actor());
    }

    @Test
    void formShowsAllErrorsAndKeepsWhatWasTyped() {
        var admin = new Visit(base).signedIn("administrator");
        var wrong = admin.post(
                "/users",
                Map.of("name", "Not A Name", "reach", "some", "account", "999", "ou", "/nowhere", "display-name", " "));
        assertEquals(422, wrong.status());
        for (var field : List.of("u-name", "u-display-name", "u-roles", "u-accounts", "u-ous")) {
            assertTrue(wrong.body().contains("<a href=\"#" + field + "\">"), field);
        }
        assertTrue(wrong.body().contains("value=\"Not A Name\""));
        assertTrue(wrong.body().contains("/nowhere is no path"));
        var taken = admin.post("/users", form("viewer", Map.of("role", "VIEWER", "reach", "all")));
        assertEquals(409, taken.status());
        assertTrue(taken.body().contains("There is already a user called viewer."));
    }

    @Test
    void changedAccessAndDeactivationCountForTheOpenSession() {
        var admin = new Visit(base).signedIn("administrator");
        var name = newName();
        var person = world.person(name, AccountScope.everything(), Role.OPERATOR);
        var theirs = new Visit(base).signedIn(name);
        assertEquals(200, theirs.get("/queue").status());
        var path = "/users/" + person.id();
        assertEquals(
                303,
                admin.post(
                                path + "/access",
                                Map.of("role", "VIEWER", "reach", "some", "ou", "/test", "seen", seen(admin, path)))
                        .status());
        assertEquals(403, theirs.get("/queue").status());
        assertEquals(303, admin.post(path + "/deactivate", Map.of()).status());
        assertEquals(303, theirs.get("/jobs").status());
        assertEquals(422, signIn(name, World.PASSWORD));
        assertEquals(303, admin.post(path + "/reactivate", Map.of()).status());
        var made = admin.post(path + "/password", Map.of());
        assertEquals(422, signIn(name, World.PASSWORD));
        assertEquals(303, signIn(name, secret(made)));
        assertEquals(
                List.of(
                        "user.added",
                        "user.access-changed",
                        "user.deactivated",
                        "user.reactivated",
                        "user.password-set"),
                actions(person));
    }

    @Test
    void accessIsNotSavedOverWhatAnotherChangedMeanwhile() {
        var admin = new Visit(base).signedIn("administrator");
        var person = world.person(newName(), AccountScope.everything(), Role.OPERATOR);
        var path = "/users/" + person.id();
        var seen = seen(admin, path);
        var first = Map.of("role", "VIEWER", "reach", "all", "seen", seen);
        assertEquals(303, admin.post(path + "/access", first).status());
        var second = Map.of("role", "AUDITOR", "reach", "all", "seen", seen);
        var late = admin.post(path + "/access", second);
        assertEquals(412, late.status());
        assertTrue(
                late.body().contains("changed while you chose") && late.body().contains("Viewer; "), late.body());
        assertTrue(late.body().contains("value=\"AUDITOR\" checked"), late.body());
        assertEquals(
                java.util.Set.of(Role.VIEWER),
                users.find(person.id()).orElseThrow().roles());
        assertEquals(
                412,
                admin.post(path + "/access", Map.of("role", "AUDITOR", "reach", "all"))
                        .status());
        var again = Map.of("role", "AUDITOR", "reach", "all", "seen", seen(admin, path));
        assertEquals(303, admin.post(path + "/access", again).status());
    }

    @Test
    void administratorCannotShutThemselvesOut() {
        var name = newName();
        var self = world.person(name, AccountScope.everything(), Role.ADMINISTRATOR);
        var admin = new Visit(base).signedIn(name);
        var path = "/users/" + self.id();
        for (var sent : List.of(
                admin.post(path + "/access", Map.of("role", "VIEWER", "reach", "all")),
                admin.post(path + "/access", Map.of("role", "ADMINISTRATOR", "reach", "some", "ou", "/test")),
                admin.post(path + "/deactivate", Map.of()),
                admin.post(path + "/password", Map.of()))) {
            assertEquals(409, sent.status());
            assertTrue(
                    sent.body().toLowerCase(java.util.Locale.ROOT).contains("ask another administrator."), sent.body());
        }
        assertEquals(303, signIn(name, World.PASSWORD));
        assertEquals(self, users.find(self.id()).orElseThrow());
        assertEquals(4, actions(self).stream().filter("access.denied"::equals).count());
    }

    @Test
    void administratorOfSomeAccountsManagesNobody() {
        var stranded = new Visit(base).signedIn("stranded");
        var viewer = users.named("viewer").orElseThrow();
        assertEquals(403, stranded.get("/users").status());
        var own = users.named("stranded").orElseThrow();
        for (var person : List.of(viewer, own)) {
            var widen =
                    stranded.post("/users/" + person.id() + "/access", Map.of("role", "ADMINISTRATOR", "reach", "all"));
            assertEquals(403, widen.status());
            assertEquals(person, users.find(person.id()).orElseThrow());
        }
    }

    @Test
    void ownPasswordIsChangedAndOtherSessionsEnd() {
        var name = newName();
        var person = world.person(name, AccountScope.everything(), Role.VIEWER);
        var here = new Visit(base).signedIn(name);
        var elsewhere = new Visit(base).signedIn(name);
        var wanted = "a new and longer one";
        var wrong = here.post("/me/password", Map.of("current", "not it", "wanted", wanted, "again", wanted));
        assertEquals(422, wrong.status());
        assertTrue(wrong.body().contains("is not your password"));
        var unlike = here.post("/me/password", Map.of("current", World.PASSWORD, "wanted", "short", "again", "x"));
        assertTrue(unlike.body().contains("must have at least 12 characters"));
        assertTrue(unlike.body().contains("is not the same"));
        var done = here.post("/me/password", Map.of("current", World.PASSWORD, "wanted", wanted, "again", wanted));
        assertEquals(303, done.status());
        assertTrue(here.get("/me?changed=yes").body().contains("Your password was changed."));
        assertEquals(303, elsewhere.get("/jobs").status());
        assertEquals(303, signIn(name, wanted));
        assertEquals(List.of("user.added", "user.password-refused", "user.password-set"), actions(person));
    }

    @Test
    void guessingThePresentPasswordIsThrottledAndAudited() {
        var name = newName();
        var person = world.person(name, AccountScope.everything(), Role.VIEWER);
        var visit = new Visit(base).signedIn(name);
        var guess = Map.of("current", "not it", "wanted", "a new and longer one", "again", "a new and longer one");
        for (var i = 0; i < 5; i++) {
            assertEquals(422, visit.post("/me/password", guess).status());
        }
        assertEquals(429, visit.post("/me/password", guess).status());
        assertEquals(
                5,
                actions(person).stream().filter("user.password-refused"::equals).count());
    }

    private Visit added(Visit admin, Map<String, String> fields) {
        var name = newName();
        var password = secret(admin.post("/users", form(name, fields)));
        var visit = new Visit(base);
        assertEquals(
                303,
                visit.post("/sign-in", Map.of("name", name, "password", password))
                        .status());
        return visit;
    }

    private static String seen(Visit visit, String path) {
        var field = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"")
                .matcher(visit.get(path).body());
        assertTrue(field.find(), path);
        return field.group(1);
    }

    private int signIn(String name, String password) {
        return new Visit(base)
                .post("/sign-in", Map.of("name", name, "password", password))
                .status();
    }

    private String state(String job) {
        return world.jobs()
                .find(new io.strongroom.domain.jobs.JobId(UUID.fromString(job)))
                .orElseThrow()
                .state()
                .label();
    }

    private List<String> actions(User person) {
        return audit.of("user", person.id().toString(), 0, 20).stream()
                .map(AuditEntry::action)
                .toList();
    }

    private static String secret(Visit.Answer answer) {
        var secret = SECRET.matcher(answer.body());
        assertTrue(secret.find(), answer.body());
        return secret.group(1);
    }

    private static String newName() {
        return "p-" + UUID.randomUUID();
    }

    private static Map<String, String> form(String name, Map<String, String> fields) {
        var all = new java.util.LinkedHashMap<>(fields);
        all.put("name", name);
        all.put("display-name", "A Person");
        return all;
    }
}
