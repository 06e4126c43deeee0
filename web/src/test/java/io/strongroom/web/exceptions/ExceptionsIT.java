package io.strongroom.web.exceptions;

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
import io.strongroom.domain.exceptions.Exemption;
import io.strongroom.domain.exceptions.ExemptionId;
import io.strongroom.domain.exceptions.ExemptionScope;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Role;
import io.strongroom.web.Assessed;
import io.strongroom.web.Governed;
import io.strongroom.web.Visit;
import io.strongroom.web.World;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class ExceptionsIT {
    @TestHTTPResource
    URI base;

    @Inject
    World world;

    @Inject
    Assessed assessed;

    @Inject
    Governed governed;

    private AccountId account;
    private Visit operator;
    private Visit approver;

    @BeforeEach
    void people() {
        world.peopleOfEveryRole();
        account = world.newAccount("accepted");
        operator = new Visit(base).signedIn("operator");
        approver = new Visit(base).signedIn("approver");
    }

    @Test
    void riskOfAFindingIsAcceptedByAnotherPersonAndWithdrawn() {
        assessed.saw(account, vault("IMM-01", account, "ledger", fail("The vault is not locked.")));
        var finding = "/findings/" + assessed.findings(account).getFirst().id();
        var link = href(operator.get(finding).body(), "/exceptions/new[^\"]+");
        var form = operator.get(link).body();
        assertTrue(form.contains("value=\"IMM-01\" selected") && form.contains("value=\"" + account + "\""), form);
        assertTrue(form.contains("backup-vault:ledger"), form);

        var fields = fields();
        fields.put("kind", "resource");
        fields.put("resource", "arn:aws:backup:eu-west-1:" + account + ":backup-vault:ledger");
        var preview = operator.post("/exceptions/new", fields);
        assertEquals(200, preview.status());
        assertTrue(preview.body().contains("One open failure") && preview.body().contains(finding), preview.body());
        var sent = sent(preview, fields);
        assertEquals(303, sent.status(), sent.body());
        var path = URI.create(sent.location()).getPath();
        assertEquals(path, URI.create(sent(preview, fields).location()).getPath());

        var own = operator.get(path).body();
        assertTrue(own.contains("Waits for approval") && own.contains("What it would accept: 1"), own);
        assertFalse(own.contains(">Approve</button>"), own);
        assertTrue(operator.get(finding).body().contains(">Open</span>"));
        var version = Map.of("version", "1", "comment", "until the move");
        assertEquals(303, approver.post(path + "/approve", version).status());
        var accepted = approver.get(path).body();
        assertTrue(accepted.contains("In force") && accepted.contains("What it accepts: 1"), accepted);
        assertTrue(accepted.contains("until the move") && accepted.contains("by approver"), accepted);
        assertTrue(operator.get(finding).body().contains("href=\"" + path + "\""));

        var late = operator.post(path + "/withdraw", version);
        assertEquals(412, late.status());
        assertTrue(
                late.body().contains("changed after you read it") && late.body().contains("until the move</textarea>"),
                late.body());
        assertEquals(
                303, operator.post(path + "/withdraw", Map.of("version", "2")).status());
        assertTrue(operator.get(path).body().contains("Withdrawn"));
        assertTrue(operator.get(finding).body().contains(">Open</span>"));
        assertEquals(
                409, approver.post(path + "/approve", Map.of("version", "3")).status());
    }

    @Test
    void nobodyApprovesTheirOwn() {
        var administrator = new Visit(base).signedIn("administrator");
        var fields = fields();
        var sent = sent(administrator.post("/exceptions/new", fields), fields, administrator);
        var path = URI.create(sent.location()).getPath();
        assertTrue(administrator.get(path).body().contains("somebody else has to approve"));
        var own = administrator.post(path + "/approve", Map.of("version", "1"));
        assertEquals(403, own.status());
        assertTrue(own.body().contains("You asked for this exception"), own.body());
        assertEquals(
                303,
                approver.post(path + "/reject", Map.of("version", "1", "comment", "not this one"))
                        .status());
        assertTrue(approver.get(path).body().contains("not this one"));
        assertTrue(approver.get("/exceptions?state=REJECTED&account=" + account)
                .body()
                .contains(path));
    }

    @Test
    void formShowsAllErrorsAtTheirFieldsAndKeepsTheText() {
        var wrong = operator.post(
                "/exceptions/new",
                Map.of(
                        "step",
                        "send",
                        "control",
                        "IMM-99",
                        "kind",
                        "resource",
                        "account",
                        "12",
                        "resource",
                        "no arn",
                        "reason",
                        "short",
                        "owner",
                        "",
                        "until",
                        "2020-01-01"));
        assertEquals(422, wrong.status());
        for (var field : new String[] {"control", "account", "resource", "reason", "owner", "until"}) {
            assertTrue(wrong.body().contains("<a href=\"#e-" + field + "\">"), field);
        }
        assertTrue(
                wrong.body().contains(">short</textarea>") && wrong.body().contains("value=\"no arn\""), wrong.body());
        var foreign = new HashMap<>(fields());
        foreign.put("account", World.FAR.value());
        var bounded = bounded(Role.OPERATOR);
        var outside = bounded.post("/exceptions/new", foreign);
        assertEquals(422, outside.status());
        assertTrue(outside.body().contains("is no account that you reach"), outside.body());
        foreign.put("kind", "everything");
        assertTrue(bounded.post("/exceptions/new", foreign).body().contains("goes beyond the accounts that you reach"));
        foreign.put("kind", "unit");
        foreign.put("ou", "/test");
        assertEquals(422, bounded.post("/exceptions/new", foreign).status());
    }

    @Test
    void nothingIsSentThatWasNotLookedAt() {
        var fields = fields();
        fields.put("step", "send");
        fields.put("seen", "IMM-02 account " + account + "  ");
        var answer = operator.post("/exceptions/new", fields);
        assertEquals(200, answer.status());
        assertTrue(answer.body().contains("What it would accept"), answer.body());
        assertFalse(operator.get("/exceptions?account=" + account).body().contains("payments team"));
    }

    @Test
    void whatExpiresNextComesFirstAndFiltersNarrow() {
        var scope = new ExemptionScope.OneAccount(account);
        var later = governed.asked(scope, "It is being replaced.", "ops");
        var fields = fields();
        fields.put("control", "ENC-02");
        fields.put("until", LocalDate.now(ZoneOffset.UTC).plusDays(2).toString());
        var sooner = URI.create(
                        sent(operator.post("/exceptions/new", fields), fields).location())
                .getPath();
        var list = operator.get("/exceptions?account=" + account).body();
        assertTrue(list.indexOf(sooner) > 0 && list.indexOf(sooner) < list.indexOf(path(later)), list);
        assertFalse(operator.get("/exceptions?control=ENC-02&account=" + account)
                .body()
                .contains(path(later)));
        assertFalse(operator.get("/exceptions?state=ACTIVE&account=" + account)
                .body()
                .contains(path(later)));
        var none = operator.get("/exceptions?state=REJECTED&account=" + account).body();
        assertTrue(none.contains("No exception matches") && none.contains("in force or waiting without it"), none);
        var odd = operator.get("/exceptions?state=nonsense&account=" + account).body();
        assertTrue(odd.contains("state: nonsense") && odd.contains(path(later)), odd);
    }

    @Test
    void whoReachesApartOnlySeesIt() {
        var wide = governed.asked(new ExemptionScope.Unit("/test"), "It is being replaced.", "ops");
        var bounded = bounded(Role.APPROVER);
        var page = bounded.get(path(wide));
        assertEquals(200, page.status());
        assertTrue(page.body().contains("beyond your reach") && !page.body().contains("/approve\""), page.body());
        assertEquals(
                403,
                bounded.post(path(wide) + "/approve", Map.of("version", "1")).status());
        var foreign = governed.asked(new ExemptionScope.OneAccount(World.FAR), "It is being replaced.", "ops");
        assertEquals(404, bounded.get(path(foreign)).status());
        assertFalse(bounded.get("/exceptions").body().contains(path(foreign)));
        assertEquals(
                Exemption.State.REQUESTED,
                governed.exemptions()
                        .find(new ExemptionId(wide.id().value()))
                        .orElseThrow()
                        .state());
    }

    private Visit bounded(Role role) {
        var name = "bounded-" + UUID.randomUUID();
        world.person(name, AccountScope.of(Set.of(account)), role);
        return new Visit(base).signedIn(name);
    }

    private static String path(Exemption exemption) {
        return "/exceptions/" + exemption.id();
    }

    private HashMap<String, String> fields() {
        return new HashMap<>(Map.of(
                "control",
                "IMM-01",
                "kind",
                "account",
                "account",
                account.value(),
                "reason",
                "It moves to the locked vault.",
                "owner",
                "payments team",
                "until",
                LocalDate.now(ZoneOffset.UTC).plusDays(30).toString()));
    }

    private Visit.Answer sent(Visit.Answer preview, Map<String, String> fields) {
        return sent(preview, fields, operator);
    }

    private static Visit.Answer sent(Visit.Answer preview, Map<String, String> fields, Visit visit) {
        var all = new HashMap<>(fields);
        var seen = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"").matcher(preview.body());
        assertTrue(seen.find(), preview.body());
        all.put("seen", seen.group(1));
        all.put("step", "send");
        return visit.post("/exceptions/new", all);
    }

    private static String href(String page, String form) {
        var link = Pattern.compile("href=\"(" + form + ")\"").matcher(page);
        assertTrue(link.find(), page);
        return link.group(1).replace("&amp;", "&");
    }
}
