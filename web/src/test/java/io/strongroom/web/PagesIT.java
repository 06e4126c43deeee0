package io.strongroom.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.jobs.Conclusion;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.Outcome;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.LockMoment;
import io.strongroom.domain.remediations.Warning;
import io.strongroom.domain.users.Access;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Role;
import io.strongroom.domain.users.Users;
import io.strongroom.web.format.Words;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class PagesIT {
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
    void strangerIsSentToSignInAndBackToTheSamePage() {
        var visit = new Visit(base);
        var sent = visit.get("/jobs?state=FAILED");
        assertEquals(303, sent.status());
        assertTrue(sent.location().endsWith("/sign-in?to=%2Fjobs%3Fstate%3DFAILED"), sent.location());
        var back = visit.post(
                "/sign-in", Map.of("name", "viewer", "password", World.PASSWORD, "to", "/jobs?state=FAILED"));
        assertTrue(back.location().endsWith("/jobs?state=FAILED"), back.location());
        assertEquals(200, visit.get("/jobs?state=FAILED").status());
    }

    @Test
    void signInNeverLeadsToAnotherSite() {
        var visit = new Visit(base);
        var back =
                visit.post("/sign-in", Map.of("name", "viewer", "password", World.PASSWORD, "to", "//evil.example/"));
        assertEquals(URI.create(back.location()).getPath(), "/");
        assertFalse(back.location().contains("evil"));
    }

    @Test
    void sessionGetsANewIdAtSignInAndEndsAtSignOut() {
        var visit = new Visit(base);
        visit.setCookie(Visit.SESSION, "A".repeat(43));
        visit.signedIn("viewer");
        var secret = visit.cookie(Visit.SESSION).orElseThrow();
        assertNotEquals("A".repeat(43), secret);
        assertEquals(303, visit.post("/sign-out", Map.of()).status());
        visit.setCookie(Visit.SESSION, secret);
        assertEquals(303, visit.get("/jobs").status());
    }

    @Test
    void wrongPasswordSaysNothingOfTheNameAndIsThrottled() {
        world.person("guessed", AccountScope.everything(), Role.VIEWER);
        var visit = new Visit(base);
        for (var i = 0; i < 5; i++) {
            var answer = visit.post("/sign-in", Map.of("name", "guessed", "password", "wrong password"));
            assertEquals(422, answer.status());
            assertTrue(answer.body().contains("The name or the password is wrong."));
        }
        assertEquals(
                429,
                visit.post("/sign-in", Map.of("name", "guessed", "password", World.PASSWORD))
                        .status());
    }

    @Test
    void sessionCookieIsOfThisHostSecureAndOutOfReachOfScripts() {
        var answer = new Visit(base).post("/sign-in", Map.of("name", "viewer", "password", World.PASSWORD));
        var cookie = answer.headers().get("set-cookie");
        for (var part : List.of(Visit.SESSION + "=", "Secure", "HttpOnly", "SameSite=Lax", "Path=/")) {
            assertTrue(cookie.contains(part), cookie);
        }
        assertFalse(cookie.contains("Domain"), cookie);
    }

    @Test
    void formWithoutTokenOrFromAnotherSiteDoesNothing() {
        var visit = new Visit(base).signedIn("operator");
        var id = world.job(world.newAccount("csrf"), "operator");
        var path = "/jobs/" + id + "/cancel";
        var bare = visit.postBare(path, Map.of("x", "y"), Map.of());
        assertEquals(400, bare.status());
        assertTrue(bare.body().contains("no valid token"), bare.body());
        var token = visit.cookie(Visit.CSRF).orElseThrow();
        var foreign = visit.postBare(path, Map.of("csrf-token", token), Map.of("Origin", "https://evil.example"));
        assertEquals(403, foreign.status());
        assertEquals(
                415,
                visit.send("POST", path, "text/plain", "csrf-token=" + token).status());
        assertEquals("QUEUED", world.jobs().find(id).orElseThrow().state().label());
        assertEquals(303, visit.post(path, Map.of()).status());
        assertEquals("CANCELLED", world.jobs().find(id).orElseThrow().state().label());
    }

    @Test
    void everyPageHasTheSecurityHeaders() {
        for (var path : List.of("/sign-in", "/nowhere", "/assets/app.css")) {
            var headers = new Visit(base).get(path).headers();
            assertTrue(
                    headers.get("content-security-policy").startsWith("default-src 'none'; script-src 'self'"), path);
            assertFalse(headers.get("content-security-policy").contains("unsafe"), path);
            assertEquals("nosniff", headers.get("x-content-type-options"), path);
            assertEquals("same-origin", headers.get("referrer-policy"), path);
            assertEquals("same-origin", headers.get("cross-origin-opener-policy"), path);
            assertTrue(headers.containsKey("x-request-id"), path);
        }
    }

    @Test
    void unknownPathsAndForbiddenPagesAreTold() {
        var visit = new Visit(base).signedIn("viewer");
        for (var path :
                List.of("/nowhere", "/jobs/not-an-id", "/jobs/0193a5b2-0000-7000-8000-000000000000", "/jobs/a/b/c")) {
            var missing = visit.get(path);
            assertEquals(404, missing.status(), path);
            assertTrue(missing.body().contains("<h1>Not found</h1>"), path + missing.body());
            assertTrue(missing.body().contains(missing.headers().get("x-request-id")), path);
        }
        var forbidden = visit.get("/queue");
        assertEquals(403, forbidden.status());
        assertTrue(forbidden.body().contains("queue:read"));
    }

    @Test
    void formShowsAllErrorsAtOnceAndKeepsWhatWasTyped() {
        var visit = new Visit(base).signedIn("operator");
        var sent = visit.post(
                "/remediations/show-every-field/new",
                Map.of(
                        "account", "",
                        "region", "mars",
                        "mode", "APPLY",
                        "reason", " ",
                        "p-alias", "NO",
                        "p-days", "many",
                        "p-services", "ok\nNOT ok",
                        "p-tags", "Team=far too long a value"));
        assertEquals(422, sent.status());
        for (var field : List.of("account", "region", "reason", "p-alias", "p-days", "p-services", "p-tags")) {
            assertTrue(sent.body().contains("<a href=\"#" + field + "\">"), field);
        }
        for (var typed :
                List.of("value=\"mars\"", "value=\"NO\"", "value=\"many\"", "NOT ok", "Team=far too long a value")) {
            assertTrue(sent.body().contains(typed), typed);
        }
    }

    @Test
    void formMakesOneJobHoweverOftenItIsSent() {
        var visit = new Visit(base).signedIn("operator");
        var form = visit.get("/remediations/show-every-field/new").body();
        var token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"").matcher(form);
        assertTrue(token.find());
        var fields = Map.of(
                "account", World.NEAR.value(),
                "region", "eu-west-1",
                "mode", "PLAN",
                "reason", "trying it",
                "p-alias", "backup-key",
                "p-days", "7",
                "token", token.group(1));
        var first = visit.post("/remediations/show-every-field/new", fields);
        assertEquals(303, first.status());
        assertEquals(
                first.location(),
                visit.post("/remediations/show-every-field/new", fields).location());
        var page = visit.get(URI.create(first.location()).getPath());
        assertEquals(200, page.status());
        assertTrue(page.body().contains("trying it"));
    }

    @Test
    void approverDecidesWithReasonAndTypedNameAndRequesterMayNot() {
        var account = world.newAccount("approve");
        var lock = Change.create(
                new WritableFacet.VaultLock("vault-1"),
                Json.parse("{\"mode\":\"COMPLIANCE\",\"minRetentionDays\":7,\"changeableForDays\":3}"));
        var id = world.awaiting(account, "administrator", List.of(lock), List.of(), Optional.of("vault-1"));
        var digest = world.jobs().find(id).orElseThrow().plan().orElseThrow().digest();

        var own = new Visit(base).signedIn("administrator").get("/jobs/" + id).body();
        assertTrue(own.contains("You cannot approve this plan."), own);
        assertFalse(own.contains("Approve plan"));

        var approver = new Visit(base).signedIn("approver");
        var page = approver.get("/jobs/" + id).body();
        var plan = world.jobs().find(id).orElseThrow().plan().orElseThrow();
        for (var moment : List.of(plan.createdAt(), plan.expiresAt())) {
            assertTrue(page.contains(Words.utc(moment.plus(Duration.ofDays(3)))), page);
        }
        assertTrue(page.contains("This cannot be undone."));
        assertTrue(approver.get("/approvals").body().contains("/jobs/" + id));

        var path = "/jobs/" + id + "/approve";
        var wrong = approver.post(path, Map.of("digest", digest, "reason", "seems right", "confirmation", "vault-2"));
        assertEquals(422, wrong.status());
        assertTrue(wrong.body().contains("must be exactly vault-1"), wrong.body());
        assertTrue(wrong.body().contains("seems right"));
        assertEquals(
                422,
                approver.post(path, Map.of("digest", digest, "reason", "", "confirmation", "vault-1"))
                        .status());
        assertEquals(
                409,
                approver.post(path, Map.of("digest", "sha256:0", "reason", "ok", "confirmation", "vault-1"))
                        .status());
        assertEquals(
                303,
                approver.post(path, Map.of("digest", digest, "reason", "seems right", "confirmation", "vault-1"))
                        .status());
        assertEquals(1, world.jobs().find(id).orElseThrow().plan().orElseThrow().approvals());
    }

    @Test
    void rejectedPlanEndsTheJob() {
        var id = world.awaiting(
                world.newAccount("reject"),
                "operator",
                List.of(Samples.policyChange("b")),
                List.of(),
                Optional.empty());
        var digest = world.jobs().find(id).orElseThrow().plan().orElseThrow().digest();
        var approver = new Visit(base).signedIn("approver");
        assertEquals(
                303,
                approver.post("/jobs/" + id + "/reject", Map.of("digest", digest, "reason", "too wide"))
                        .status());
        assertTrue(world.jobs().find(id).orElseThrow().state() instanceof JobState.Failed);
        assertTrue(approver.get("/jobs/" + id).body().contains("too wide"));
    }

    @Test
    void appliedLockTellsTheMomentThatAwsReports() {
        var lock = Change.create(
                new WritableFacet.VaultLock("vault-2"),
                Json.parse("{\"mode\":\"COMPLIANCE\",\"minRetentionDays\":7,\"changeableForDays\":3}"));
        var outputs = Json.object().put("lockDate", "2027-01-02T03:04:05Z");
        var id = world.ended(
                world.newAccount("locked"), "operator", List.of(lock), new Outcome.Done(Conclusion.CHANGED, outputs));
        var page = new Visit(base).signedIn("viewer").get("/jobs/" + id).body();
        assertTrue(page.contains("Nobody can undo this after <time datetime=\"2027-01-02T03:04:05Z\">"), page);
        assertFalse(page.contains("at the earliest"), page);
    }

    @Test
    void finalityIsToldOnceWithItsMoment() {
        var lock = Change.create(
                new WritableFacet.VaultLock("vault-3"),
                Json.parse("{\"mode\":\"COMPLIANCE\",\"minRetentionDays\":7,\"changeableForDays\":3}"));
        var id = world.awaiting(
                world.newAccount("final"),
                "operator",
                List.of(lock),
                List.of(
                        new Warning(LockMoment.WARNING, "Then it is kept, and paid for."),
                        new Warning("other", "Else.")),
                Optional.of("vault-3"));
        var page = new Visit(base).signedIn("viewer").get("/jobs/" + id).body();
        var notice = page.substring(page.indexOf("Nobody can undo this after"));
        notice = notice.substring(0, notice.indexOf("</div>"));
        assertTrue(notice.contains("Then it is kept, and paid for."), page);
        assertEquals(page.indexOf("Then it is kept"), page.lastIndexOf("Then it is kept"), page);
        assertFalse(page.contains("Compliance lock is final"), page);
        assertTrue(page.contains("Else."), page);
    }

    @Test
    void changedJobIsRolledBackByAnother() {
        var outcome = new Outcome.Done(Conclusion.CHANGED, Json.object().put("keyArn", "arn:aws:kms:x"));
        var id = world.ended(world.newAccount("undo"), "operator", List.of(Samples.policyChange("b")), outcome);
        var visit = new Visit(base).signedIn("operator");
        assertTrue(visit.get("/jobs/" + id).body().contains("arn:aws:kms:x"));
        var undo = visit.post("/jobs/" + id + "/roll-back", Map.of("reason", "not wanted"));
        assertEquals(303, undo.status());
        assertTrue(visit.get(URI.create(undo.location()).getPath()).body().contains("Roll back show-every-field"));
    }

    @Test
    void jobsOutOfScopeAreNotThere() {
        var id = world.job(World.FAR, "operator");
        var visit = new Visit(base).signedIn("stranded");
        assertEquals(404, visit.get("/jobs/" + id).status());
        assertEquals(404, visit.get("/jobs/" + id + "/live").status());
        assertEquals(404, visit.post("/jobs/" + id + "/cancel", Map.of()).status());
        assertFalse(visit.get("/jobs").body().contains(id.toString()));
    }

    @Test
    void deadLettersAreThoseWhoseJobsAreAllReached() {
        var near = world.job(World.NEAR, "operator").toString();
        var far = world.job(World.FAR, "operator").toString();
        var own = world.deadLetter(near);
        var mixed = world.deadLetter(near, far);
        var unreadable = world.unreadableLetter();
        var stranded = new Visit(base).signedIn("stranded");
        var page = stranded.get("/queue").body();
        assertTrue(page.contains("/queue/" + own + "/redrive"));
        for (var hidden : List.of(mixed, unreadable)) {
            assertFalse(page.contains(hidden), hidden);
            assertEquals(
                    404,
                    stranded.post("/queue/" + hidden + "/redrive", Map.of()).status());
        }
        assertEquals(303, stranded.post("/queue/" + own + "/redrive", Map.of()).status());
        var all = new Visit(base).signedIn("administrator").get("/queue").body();
        assertTrue(all.contains(mixed) && all.contains(unreadable));
    }

    @Test
    void ownBatchGoesOutOfSightWithItsAccounts() {
        var name = "narrowed-" + UUID.randomUUID();
        var person = world.person(name, AccountScope.everything(), Role.OPERATOR);
        var far = world.batch(World.FAR, name);
        var near = world.batch(World.NEAR, name);
        var visit = new Visit(base).signedIn(name);
        assertEquals(200, visit.get("/batches/" + far).status());
        users.assign(
                person.id(), person.access(), new Access(person.roles(), AccountScope.of(Set.of(World.NEAR))), "test");
        assertEquals(404, visit.get("/batches/" + far).status());
        assertEquals(404, visit.post("/batches/" + far + "/cancel", Map.of()).status());
        assertEquals(200, visit.get("/batches/" + near).status());
        var list = visit.get("/batches").body();
        assertFalse(list.contains(far.toString()));
        assertTrue(list.contains(near.toString()));
    }

    @Test
    void batchMovesByItselfAndWithoutScriptByRefreshing() {
        var batch = world.batch(World.NEAR, "operator");
        var visit = new Visit(base).signedIn("viewer");
        var page = visit.get("/batches/" + batch + "?refresh=1").body();
        assertTrue(page.contains("<meta http-equiv=\"refresh\" content=\"5\">"), page);
        assertTrue(page.contains("<noscript><a href=\"/batches/" + batch + "\">Refresh</a>"), page);
        var first = visit.get("/batches/" + batch + "/live");
        assertTrue(first.body().contains("data-final=\"false\""), first.body());
        assertTrue(first.body().contains("0 of 1 done"));
        new Visit(base).signedIn("operator").post("/batches/" + batch + "/cancel", Map.of());
        var done = visit.get("/batches/" + batch + "/live");
        assertTrue(done.body().contains("data-final=\"true\""), done.body());
        assertNotEquals(first.headers().get("etag"), done.headers().get("etag"));
        assertFalse(visit.get("/batches/" + batch + "?refresh=15").body().contains("http-equiv"));
    }

    @Test
    void pausedBatchSaysSoAndIsResumed() {
        var batch = world.batch(World.NEAR, "operator");
        var visit = new Visit(base).signedIn("operator");
        var path = "/batches/" + batch;
        assertTrue(visit.get(path).body().contains("action=\"" + path + "/pause\""));
        assertFalse(visit.get(path).body().contains("action=\"" + path + "/resume\""));
        var running = visit.get(path + "/live");
        assertEquals(303, visit.post(path + "/pause", Map.of()).status());
        var page = visit.get(path).body();
        assertTrue(page.contains("what waits is held back") && page.contains("</svg>Paused</span>"), page);
        assertTrue(page.contains("action=\"" + path + "/resume\"") && !page.contains(path + "/pause"), page);
        var paused = visit.get(path + "/live");
        assertTrue(paused.body().contains("data-state=\"PAUSED\" data-words=\"paused\""), paused.body());
        assertNotEquals(running.headers().get("etag"), paused.headers().get("etag"));
        var list = visit.get("/batches").body();
        var row = list.substring(list.indexOf("href=\"" + path + "\""));
        assertTrue(row.substring(0, row.indexOf("</tr>")).contains("Paused"), row);
        assertFalse(new Visit(base).signedIn("viewer").get(path).body().contains("/resume"));
        assertEquals(303, visit.post(path + "/resume", Map.of()).status());
        assertTrue(visit.get(path + "/live").body().contains("data-state=\"RUNNING\""));
    }

    @Test
    void olderBatchesAreReachedOverAPageOfForeignOnes() {
        var name = "older-" + UUID.randomUUID();
        var person = world.person(name, AccountScope.everything(), Role.OPERATOR);
        var near = world.batch(World.NEAR, name);
        for (var n = 0; n < 51; n++) {
            world.batch(World.FAR, name);
        }
        users.assign(
                person.id(), person.access(), new Access(person.roles(), AccountScope.of(Set.of(World.NEAR))), "test");
        var visit = new Visit(base).signedIn(name);
        var first = visit.get("/batches").body();
        assertFalse(first.contains(near.toString()), first);
        var older = Pattern.compile("href=\"(/batches\\?before=[^\"]+)\"").matcher(first);
        assertTrue(older.find(), first);
        assertTrue(visit.get(older.group(1)).body().contains(near.toString()));
    }

    @Test
    void planIsLookedAtInFourWays() {
        var id = world.awaiting(
                world.newAccount("looks"),
                "operator",
                List.of(Samples.policyChange("ledger-backup")),
                List.of(),
                Optional.empty());
        var visit = new Visit(base).signedIn("approver");
        var usual = visit.get("/jobs/" + id).body();
        assertTrue(usual.contains("<table class=\"diff\">"));
        assertTrue(usual.contains("?view=unified&amp;context=all#change-1"), usual);
        assertFalse(
                visit.get("/jobs/" + id + "?view=unified&context=all").body().contains("unchanged lines</a></td>"));
        assertTrue(visit.get("/jobs/" + id + "?view=split").body().contains("<table class=\"diff split\">"));
        var statements = visit.get("/jobs/" + id + "?view=statement").body();
        assertTrue(statements.contains("<strong class=\"mono\">BackupRead</strong> Allows less"), statements);
        assertTrue(statements.contains("DenyInsecureTransport</strong> Deny statement added"), statements);
        assertTrue(statements.contains("unchanged statements: 1"), statements);
        var raw = visit.get("/jobs/" + id + "?view=raw").body();
        assertTrue(raw.contains("/Statement/0/Principal/AWS"), raw);
        assertEquals(200, visit.get("/jobs/" + id + "?view=of-tomorrow").status());
    }

    @Test
    void longTimelineShowsWhatIsNewAndLinksToTheRest() {
        var id = world.job(World.NEAR, "operator");
        for (var n = 0; n < 120; n++) {
            var details = Json.object().put("note", "number " + n + ".");
            audit.record(new Fact(Instant.now(), "test", "job.noted", "job", id.toString(), details));
        }
        var visit = new Visit(base).signedIn("viewer");
        var page = visit.get("/jobs/" + id).body();
        assertTrue(page.contains("number 119."));
        assertFalse(page.contains("number 19."));
        assertTrue(page.contains("21 earlier entries"), page);
        var link = Pattern.compile("href=\"(/jobs/[^\"]+/events)\"").matcher(page);
        assertTrue(link.find());
        var events = Json.parse(visit.get(link.group(1)).body());
        assertEquals(121, events.path("items").size());
        assertEquals("job.accepted", events.at("/items/0/action").asText());
        assertTrue(visit.get("/jobs/" + id + "/live").body().contains("number 119."));
    }

    @Test
    void livePartIsSentOnlyWhenItMovedOn() {
        var account = world.newAccount("live");
        var id = world.job(account, "operator");
        var visit = new Visit(base).signedIn("viewer");
        var first = visit.get("/jobs/" + id + "/live");
        assertEquals(200, first.status());
        assertTrue(first.body().contains("data-final=\"false\""));
        assertTrue(first.headers().containsKey("etag"));
        world.claim(account);
        var moved = visit.get("/jobs/" + id + "/live");
        assertNotEquals(first.headers().get("etag"), moved.headers().get("etag"));
        assertTrue(moved.body().contains("Running"));
    }

    @Test
    void listIsFilteredByItsAddressAndPagedByKey() {
        var account = world.newAccount("paged");
        for (var i = 0; i < 51; i++) {
            world.job(account, "operator");
        }
        var visit = new Visit(base).signedIn("viewer");
        var first = visit.get("/jobs?account=" + account);
        var next = Pattern.compile("<a href=\"([^\"]+)\" rel=\"next\">Older").matcher(first.body());
        assertTrue(next.find());
        var second = visit.get(next.group(1).replace("&amp;", "&"));
        assertEquals(1, second.body().split("<th scope=\"row\">", -1).length - 1);
        assertTrue(
                visit.get("/jobs?account=" + account + "&state=FAILED").body().contains("No job matches"));
        assertTrue(visit.get("/jobs?state=nonsense").body().contains("state: nonsense"));
    }

    @Test
    void tokenIsShownOnceAndRevoked() {
        var visit = new Visit(base).signedIn("operator");
        assertEquals(
                422, visit.post("/tokens", Map.of("name", "", "days", "900")).status());
        var made = visit.post("/tokens", Map.of("name", "nightly", "scope", "jobs:read", "days", "30"));
        assertEquals(200, made.status());
        var secret =
                Pattern.compile("<code class=\"mono\" id=\"secret\">([^<]+)<").matcher(made.body());
        assertTrue(secret.find());
        var list = visit.get("/tokens").body();
        assertFalse(list.contains(secret.group(1)));
        var revoke = Pattern.compile("action=\"(/tokens/[^\"]+/revoke)\"").matcher(list);
        assertTrue(revoke.find());
        assertEquals(303, visit.post(revoke.group(1), Map.of()).status());
        assertTrue(visit.get("/tokens").body().contains("revoked"));
    }

    @Test
    void simulatedAccountsAreSaidOnEveryPage() {
        var visit = new Visit(base).signedIn("viewer");
        assertTrue(visit.get("/").body().contains("Simulated organization"));
        assertTrue(visit.get("/nowhere").body().contains("Simulated organization"));
    }

    @Test
    void themeIsKeptWithoutScript() {
        var visit = new Visit(base).signedIn("viewer");
        var kept = visit.post("/theme", Map.of("theme", "dark", "to", "/jobs?state=FAILED"));
        assertEquals(303, kept.status());
        assertTrue(kept.location().endsWith("/jobs?state=FAILED"));
        assertTrue(visit.get("/jobs").body().contains("data-theme=\"dark\""));
    }

    @Test
    void longFieldIsTakenAndAnEndlessFormIsNot() {
        var visit = new Visit(base).signedIn("operator");
        var longText = "x".repeat(10_000);
        var sent = visit.post("/remediations/show-every-field/new", Map.of("p-services", longText));
        assertEquals(422, sent.status());
        assertTrue(sent.body().contains(longText));
        assertEquals(
                413,
                visit.post("/remediations/show-every-field/new", Map.of("p-services", "x".repeat(1 << 20)))
                        .status());
    }
}
