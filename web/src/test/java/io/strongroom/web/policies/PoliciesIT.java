package io.strongroom.web.policies;

import static io.strongroom.web.Assessed.fail;
import static io.strongroom.web.Assessed.vault;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.policies.PolicyId;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Role;
import io.strongroom.web.Assessed;
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
class PoliciesIT {
    @TestHTTPResource
    URI base;

    @Inject
    World world;

    @Inject
    Assessed assessed;

    @Inject
    Governed governed;

    private AccountId account;
    private String name;
    private Visit admin;

    @BeforeEach
    void people() {
        world.peopleOfEveryRole();
        account = world.newAccount("policed");
        name = "production " + UUID.randomUUID();
        admin = new Visit(base).signedIn("administrator");
    }

    @Test
    void policyIsPreviewedSavedChangedAndRetired() {
        assessed.saw(account, vault("IMM-01", account, "ledger", fail("The vault is not locked.")));
        var fields = fields(Map.of("t-lockTier", "COMPLIANCE", "t-recoveryPoint", "12 h"));
        var preview = admin.post("/policies/new", fields);
        assertEquals(200, preview.status());
        assertTrue(
                preview.body().contains("1 account</strong> would be judged otherwise")
                        && preview.body().contains(">1<span class=\"sr\"> open findings of IMM-01<"),
                preview.body());
        assertFalse(admin.get("/policies").body().contains(name));

        var path = saved("/policies/new", fields);
        assertTrue(admin.get("/policies").body().contains(name));
        var page = admin.get(path).body();
        assertTrue(page.contains("A production vault has a compliance lock."), page);
        assertTrue(page.contains("The newest backup of a protected resource is at most 12 hours old."), page);
        var edit = admin.get(path + "/edit").body();
        assertTrue(edit.contains("value=\"12 h\"") && edit.contains("value=\"COMPLIANCE\" selected"), edit);

        fields.put("t-recoveryPoint", "6 h");
        fields.put("t-requiredTags", "owner\ncost centre");
        fields.put("version", "1");
        assertEquals(path, saved(path + "/edit", fields));
        var second = admin.get(path).body();
        assertTrue(second.contains("from </span>12 hours</del>") && second.contains("to </span>6 hours</ins>"), second);
        assertTrue(second.contains("to </span>cost centre, owner</ins>"), second);

        assertEquals(412, admin.post(path + "/retire", Map.of("version", "1")).status());
        assertEquals(303, admin.post(path + "/retire", Map.of("version", "2")).status());
        assertTrue(admin.get(path).body().contains("Retired"));
        assertFalse(admin.get("/policies").body().contains(name));
        assertEquals(409, admin.get(path + "/edit").status());
        fields.put("version", "3");
        assertEquals(409, admin.post(path + "/edit", fields).status());
    }

    @Test
    void errorsAreAtTheirFieldsAndTheTextIsKept() {
        var fields = fields(Map.of(
                "t-minRetentionDays", "99999",
                "t-recoveryPoint", "soon",
                "t-failureShare", "101",
                "t-trustedAccounts", "12",
                "t-breakGlassRoles", "*"));
        fields.put("name", " ");
        fields.put("account", "12");
        fields.put("ou", "/nowhere");
        var wrong = admin.post("/policies/new", fields);
        assertEquals(422, wrong.status());
        for (var field : new String[] {
            "g-name",
            "g-accounts",
            "g-ous",
            "t-minRetentionDays",
            "t-recoveryPoint",
            "t-failureShare",
            "t-trustedAccounts",
            "t-breakGlassRoles"
        }) {
            assertTrue(wrong.body().contains("<a href=\"#" + field + "\">"), field + wrong.body());
        }
        assertTrue(wrong.body().contains("value=\"soon\"") && wrong.body().contains(">12</textarea>"), wrong.body());
        var policy = governed.policy(name, AccountScope.of(Set.of(account)), Map.of());
        fields = fields(Map.of());
        fields.put("name", policy.name());
        fields.put("step", "save");
        var taken = admin.post("/policies/new", fields);
        assertEquals(409, taken.status());
        assertTrue(taken.body().contains("<a href=\"#g-name\">"), taken.body());
    }

    @Test
    void unitThatLostItsLastAccountMayStayInItsPolicy() {
        var scope = new AccountScope(false, Set.of(account), Set.of("/left"));
        var path = "/policies/" + governed.policy(name, scope, Map.of()).id() + "/edit";
        var fields = fields(Map.of("t-airGapped", "yes"));
        fields.put("version", "1");
        fields.put("ou", "/left\n/nowhere");
        var wrong = admin.post(path, fields);
        assertEquals(422, wrong.status());
        assertTrue(wrong.body().contains("/nowhere is no path") && !wrong.body().contains("/left is no path"));
        fields.put("ou", "/left");
        saved(path, fields);
    }

    @Test
    void nobodySavesOverWhatAnotherSavedUnseen() {
        var policy = governed.policy(name, AccountScope.of(Set.of(account)), Map.of("minRetentionDays", 35));
        var path = "/policies/" + policy.id();
        var first = fields(Map.of("t-minRetentionDays", "60"));
        first.put("version", "1");
        saved(path + "/edit", first);
        var second = fields(Map.of("t-minRetentionDays", "90"));
        second.put("version", "1");
        second.put("step", "save");
        var late = admin.post(path + "/edit", second);
        assertEquals(412, late.status());
        assertTrue(
                late.body().contains("saved version 2 while you wrote")
                        && late.body().contains("data-k=\"Saved\">60 days")
                        && late.body().contains("data-k=\"Yours\">90 days")
                        && late.body().contains("value=\"90\"")
                        && late.body().contains("name=\"version\" value=\"2\""),
                late.body());
        var wrong = new HashMap<>(second);
        wrong.put("t-minRetentionDays", "many");
        assertTrue(admin.post(path + "/edit", wrong).body().contains("while you wrote"));
        second.put("version", "2");
        saved(path + "/edit", second);
        assertEquals(
                3,
                governed.policies()
                        .find(new PolicyId(policy.id().value()))
                        .orElseThrow()
                        .version());
    }

    @Test
    void onlyWhatSpeaksOfReachedAccountsIsThere() {
        var both = governed.policy(name, AccountScope.of(Set.of(account, World.FAR)), Map.of());
        var foreign = governed.policy("foreign", AccountScope.of(Set.of(World.FAR)), Map.of());
        var bounded = bounded(Role.ADMINISTRATOR);
        var page = bounded.get("/policies/" + both.id()).body();
        assertTrue(page.contains(account.value()) && !page.contains(World.FAR.value()), page);
        assertTrue(page.contains("beyond your reach") && !page.contains("/edit\""), page);
        assertEquals(403, bounded.get("/policies/" + both.id() + "/edit").status());
        assertEquals(
                403,
                bounded.post("/policies/" + both.id() + "/retire", Map.of("version", "1"))
                        .status());
        assertEquals(404, bounded.get("/policies/" + foreign.id()).status());
        assertFalse(bounded.get("/policies").body().contains(foreign.name()));
        var wide = fields(Map.of());
        wide.put("reach", "all");
        assertEquals(422, bounded.post("/policies/new", wide).status());
    }

    private Visit bounded(Role role) {
        var person = "bounded-" + UUID.randomUUID();
        world.person(person, AccountScope.of(Set.of(account)), role);
        return new Visit(base).signedIn(person);
    }

    private String saved(String path, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("step", "save");
        var answer = admin.post(path, all);
        assertEquals(303, answer.status(), answer.body());
        return URI.create(answer.location()).getPath();
    }

    private HashMap<String, String> fields(Map<String, String> thresholds) {
        var fields = new HashMap<>(thresholds);
        fields.put("name", name);
        fields.put("reach", "some");
        fields.put("account", account.value());
        return fields;
    }
}
