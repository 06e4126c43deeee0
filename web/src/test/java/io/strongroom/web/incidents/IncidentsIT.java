package io.strongroom.web.incidents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.InMemoryEvents;
import io.strongroom.domain.events.InMemoryLookups;
import io.strongroom.web.Intruder;
import io.strongroom.web.Visit;
import io.strongroom.web.World;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class IncidentsIT {
    @TestHTTPResource
    URI base;

    @Inject
    World world;

    @Inject
    Intruder intruder;

    @Inject
    InMemoryEvents events;

    @Inject
    InMemoryLookups lookups;

    private AccountId account;
    private Visit operator;

    @BeforeEach
    void people() {
        world.peopleOfEveryRole();
        account = world.newAccount("attacked");
        operator = new Visit(base).signedIn("operator");
    }

    @Test
    void theStoryComesFirst() {
        var burning = intruder.strikes(account);
        var page = operator.get("/incidents/" + burning.incident()).body();
        for (var told : new String[] {
            "removed the lock of vault payments",
            "Its recovery points can now be deleted",
            "203.0.113.7",
            ">412</span>",
            "8.8 TB",
            "nobody has taken it for",
            "/detectors/INC-02",
            "/events/" + burning.event()
        }) {
            assertTrue(page.contains(told), told + " is not in " + page);
        }
        assertTrue(page.indexOf("What happened") < page.indexOf("What to do now"), page);
        var event = operator.get("/events/" + burning.event()).body();
        assertTrue(event.contains("backupVaultName"), event);
    }

    @Test
    void itIsTakenMovedNotedAndClosed() {
        var path = "/incidents/" + intruder.strikes(account).incident();
        var early = operator.post(
                path + "/resolve", Map.of("resolution", "HANDLED", "reason", "too early", "version", "1"));
        assertEquals(409, early.status(), early.body());
        assertTrue(early.body().contains("Acknowledge it before"), early.body());
        assertEquals(
                303, operator.post(path + "/acknowledge", seen(operator, path)).status());
        var taken = operator.get(path).body();
        assertTrue(
                taken.contains("Triaged") && taken.contains("taken after") && taken.contains("Now: operator"), taken);
        var stale = Map.of("seen", "DETECTED ", "to", "CONTAINING");
        var late = operator.post(path + "/move", stale);
        assertEquals(412, late.status());
        assertTrue(late.body().contains("Somebody moved it"), late.body());
        var move = new HashMap<>(seen(operator, path));
        move.put("to", "CONTAINING");
        assertEquals(303, operator.post(path + "/move", move).status());
        assertEquals(
                303,
                operator.post(path + "/note", Map.of("note", "revoked the session"))
                        .status());
        var blank = operator.post(path + "/note", Map.of("note", " "));
        assertEquals(422, blank.status());
        assertTrue(blank.body().contains("must say something"), blank.body());
        var version = hidden(operator, path, "version");
        var own = operator.post(
                path + "/resolve", Map.of("resolution", "FALSE_ALARM", "reason", "I say so", "version", version));
        assertEquals(403, own.status());
        assertTrue(
                own.body().contains("someone other than who has handled")
                        && own.body().contains("I say so"),
                own.body());
        var done = Map.of("resolution", "HANDLED", "reason", "the lock is back", "version", version);
        assertTrue(operator.get(path).body().contains("someone else closes it"));
        assertEquals(403, operator.post(path + "/resolve", done).status());
        var approver = new Visit(base).signedIn("approver");
        assertFalse(approver.get(path).body().contains("someone else closes it"));
        assertEquals(303, approver.post(path + "/resolve", done).status());
        var closed = operator.get(path).body();
        assertTrue(closed.contains("Closed, handled") && closed.contains("the lock is back"), closed);
        assertTrue(closed.contains("revoked the session") && closed.contains("data-final=\"true\""), closed);
        assertFalse(closed.contains("/resolve\""), closed);
    }

    @Test
    void itIsContainedByAJobOfWhatFits() {
        var role = "held-" + account;
        var path = "/incidents/"
                + intruder.strikes(account, role, Severity.HIGH, "removed a lock")
                        .incident();
        var page = operator.get(path).body();
        assertTrue(page.contains("Contain it") && page.contains("Stops whoever holds a session of " + role), page);
        var about = "arn:aws:iam::" + account + ":role/" + role;
        var contain = Map.of("remediation", "deny-role-sessions", "about", about, "mode", "APPLY");
        assertEquals(303, operator.post(path + "/contain", contain).status());
        var contained = operator.get(path).body();
        assertTrue(contained.contains("Containment: deny-role-sessions"), contained);
        assertTrue(contained.contains("Containing") && contained.contains("href=\"/jobs/"), contained);
        var other = operator.post(
                path + "/contain", Map.of("remediation", "enable-backup-key", "about", about, "mode", "APPLY"));
        assertEquals(422, other.status());
        assertTrue(other.body().contains("none of the containments"), other.body());
        var viewer = new Visit(base).signedIn("viewer").get(path).body();
        assertTrue(viewer.contains("Contain it"), viewer);
        assertFalse(viewer.contains(path + "/contain\""), viewer);
    }

    @Test
    void detectionsAreSuppressedApprovedAndNoMore() {
        var form = new HashMap<String, String>(Map.of(
                "detector", "INC-09",
                "account", account.value(),
                "principal", "arn:aws:iam::" + account + ":role/drill",
                "reason", "the quarterly restore drill",
                "owner", "platform"));
        var endless = operator.post("/suppressions/new", form);
        assertEquals(422, endless.status());
        assertTrue(
                endless.body().contains("at most 90 days ahead")
                        && endless.body().contains("the quarterly restore drill"),
                endless.body());
        form.put("until", LocalDate.now(ZoneOffset.UTC).plusDays(5).toString());
        var made = operator.post("/suppressions/new", form);
        assertEquals(303, made.status(), made.body());
        var path = URI.create(made.location()).getPath();
        var page = operator.get(path).body();
        assertTrue(page.contains("Nothing so far") && page.contains("nobody else has approved it"), page);
        assertFalse(page.contains(path + "/approve"), page);
        var approver = new Visit(base).signedIn("approver");
        assertEquals(
                303, approver.post(path + "/approve", Map.of("version", "1")).status());
        assertTrue(operator.get(path).body().contains("approved by approver"));
        assertEquals(412, operator.post(path + "/end", Map.of("version", "1")).status());
        assertEquals(303, operator.post(path + "/end", Map.of("version", "2")).status());
        assertTrue(operator.get("/suppressions").body().contains(path));
    }

    @Test
    void aCardIsMovedOnTheBoardWithoutScript() {
        var role = "card-" + account;
        var id =
                intruder.strikes(account, role, Severity.HIGH, "removed a lock").incident();
        var board = "/incidents?view=board&account=" + account;
        var first = operator.get(board).body();
        assertTrue(column(first, "DETECTED").contains(id.toString()), first);
        assertTrue(column(first, "TRIAGED").contains("None that fits the filter"), first);
        var moved = operator.post(
                "/incidents/" + id + "/move", Map.of("to", "TRIAGED", "seen", "DETECTED ", "back", "board"));
        assertEquals(303, moved.status());
        assertTrue(moved.location().contains("/incidents?view=board#no-"), moved.location());
        var second = operator.get(board).body();
        assertTrue(column(second, "TRIAGED").contains(id.toString()), second);
        assertTrue(column(second, "TRIAGED").contains("Owner: operator"), second);
        assertTrue(column(second, "TRIAGED").contains("/incidents/" + id + "#close"), second);
        var late = operator.post(
                "/incidents/" + id + "/move", Map.of("to", "CONTAINING", "seen", "DETECTED ", "back", "board"));
        assertEquals(412, late.status());
        var viewer = new Visit(base).signedIn("viewer").get(board).body();
        assertTrue(viewer.contains(id.toString()), viewer);
        assertFalse(viewer.contains("/move\""), viewer);
    }

    private static String column(String board, String state) {
        var from = board.indexOf("id=\"s-" + state + "\"");
        assertTrue(from >= 0, board);
        return board.substring(from, board.indexOf("</section>", from));
    }

    @Test
    void whatDetectorsAddMeanwhileStopsNobodyFromTakingIt() {
        var role = "busy-" + account;
        var path = "/incidents/"
                + intruder.strikes(account, role, Severity.HIGH, "removed a lock")
                        .incident();
        var seen = seen(operator, path);
        intruder.strikes(account, role, Severity.CRITICAL, "removed another");
        assertEquals(303, operator.post(path + "/acknowledge", seen).status());
    }

    @Test
    void closingNeedsThatAllOfItWasSeen() {
        var role = "closing-" + account;
        var path = "/incidents/"
                + intruder.strikes(account, role, Severity.HIGH, "removed a lock")
                        .incident();
        operator.post(path + "/acknowledge", seen(operator, path));
        var version = hidden(operator, path, "version");
        intruder.strikes(account, role, Severity.HIGH, "removed another");
        var late =
                operator.post(path + "/resolve", Map.of("resolution", "HANDLED", "reason", "over", "version", version));
        assertEquals(412, late.status());
        assertTrue(late.body().contains("over</textarea>"), late.body());
    }

    @Test
    void onlyWhoCanRespondIsGivenIt() {
        var path = "/incidents/" + intruder.strikes(account).incident();
        var give = new HashMap<>(seen(operator, path));
        give.put("owner", "viewer");
        var refused = operator.post(path + "/assign", give);
        assertEquals(422, refused.status());
        assertTrue(refused.body().contains("may respond to incidents"), refused.body());
        give.put("owner", "administrator");
        assertEquals(303, operator.post(path + "/assign", give).status());
        assertTrue(operator.get(path).body().contains("Given to administrator"));
        var viewer = new Visit(base).signedIn("viewer").get(path).body();
        assertTrue(viewer.contains("needs the permission incidents:respond"), viewer);
        assertFalse(viewer.contains("/acknowledge\""), viewer);
    }

    @Test
    void theListShowsTheWorstFirstAndPagesByIt() {
        var high = intruder.strikes(account, "high-" + account, Severity.HIGH, "removed one")
                .incident();
        var critical = intruder.strikes(account, "crit-" + account, Severity.CRITICAL, "removed two")
                .incident();
        var newest = intruder.strikes(account, "new-" + account, Severity.HIGH, "removed three")
                .incident();
        var list = operator.get("/incidents?account=" + account).body();
        assertTrue(
                list.indexOf(critical.toString()) < list.indexOf(newest.toString())
                        && list.indexOf(newest.toString()) < list.indexOf(high.toString()),
                list);
        assertTrue(list.contains(critical.toString()), list);
        var some =
                operator.get("/incidents?account=" + account + "&severity=HIGH").body();
        assertFalse(some.contains(critical.toString()), some);
        var wrong = operator.get("/incidents?state=BURNING").body();
        assertTrue(wrong.contains("Left out of the filter"), wrong);
        for (int n = 0; n < 50; n++) {
            intruder.strikes(account);
        }
        var full = operator.get("/incidents?account=" + account).body();
        assertFalse(full.contains(high.toString()), full);
        var next = full.replaceFirst("(?s).*href=\"([^\"]+)\" rel=\"next\".*", "$1")
                .replace("&amp;", "&");
        assertTrue(operator.get(next).body().contains(high.toString()), next);
    }

    @Test
    void withoutAFeedNothingIsCalledQuiet() {
        try {
            events.forget();
            var none = operator.get("/incidents?account=000000000000").body();
            assertTrue(none.contains("Not connected") && none.contains("hatched"), none);
            assertTrue(operator.get("/events").body().contains("Not connected"));
            assertTrue(operator.get("/detectors").body().contains("Not connected"));
            var since = Instant.now().minus(Duration.ofDays(3));
            events.lastCameAt(since);
            var silent = operator.get("/incidents").body();
            assertTrue(silent.contains("The feed is silent since") && silent.contains("3 d 0 h"), silent);
        } finally {
            events.lastCameAt(Instant.now());
        }
        assertTrue(operator.get("/incidents").body().contains("Events come in"));
    }

    @Test
    void whatIsOnlyLookedUpIsSaidToBeLateAndNotWhole() {
        assertFalse(operator.get("/events").body().contains("Looked up in CloudTrail"));
        var now = Instant.now();
        lookups.enlist(account, List.of("eu-west-1"), now);
        var turn = lookups.claim(now, Duration.ofMinutes(5)).orElseThrow();
        var unseen = operator.get("/events").body();
        assertTrue(unseen.contains("in 1 of 1 accounts and Regions") && unseen.contains("15 minutes later"), unseen);
        assertTrue(unseen.contains("Not all have been looked at yet"), unseen);
        lookups.failed(turn, "AccessDenied: no");
        assertTrue(operator.get("/events").body().contains("cloudtrail:LookupEvents"));
        lookups.looked(turn, now, true, now.plusSeconds(60));
        var fed = operator.get("/events").body();
        assertTrue(fed.contains("The feed brings what is looked up") && !fed.contains("15 minutes later"), fed);
    }

    @Test
    void theLivePartAnswersOnlyWhenItHasMoved() {
        var role = "live-" + account;
        var path = "/incidents/"
                + intruder.strikes(account, role, Severity.HIGH, "removed a lock")
                        .incident();
        var live = operator.get(path + "/live");
        assertTrue(live.body().startsWith("<div data-live=\"" + path + "/live\""), live.body());
        intruder.strikes(account, role, Severity.HIGH, "removed another");
        var moved = operator.get(path + "/live");
        assertTrue(moved.body().contains("removed another"), moved.body());
        assertFalse(live.headers().get("etag").equals(moved.headers().get("etag")));
    }

    @Test
    void aLongStoryIsHeadedByItsGravestLineAndShowsItsEnd() {
        var role = "long-" + account;
        var path = "/incidents/"
                + intruder.strikes(account, role, Severity.CRITICAL, "did the worst of it")
                        .incident();
        IntStream.range(0, 520).forEach(n -> intruder.strikes(account, role, Severity.HIGH, "went on, time " + n));
        var page = operator.get(path).body();
        assertTrue(page.indexOf("did the worst of it") > 0, page);
        assertTrue(page.contains("went on, time 519") && !page.contains("went on, time 3."), page);
        assertTrue(page.contains("Its newest 500 lines"), page);
    }

    @Test
    void eventsAreSearched() {
        var burning = intruder.strikes(account, "searched-" + account, Severity.HIGH, "SearchedFor");
        var other = intruder.strikes(account);
        var found =
                operator.get("/events?account=" + account + "&name=SearchedFor").body();
        assertTrue(found.contains(burning.event().toString()), found);
        assertFalse(found.contains(other.event().toString()), found);
        var by = operator.get("/events?principal=arn:aws:iam::" + account + ":role/searched-" + account)
                .body();
        assertTrue(
                by.contains(burning.event().toString())
                        && !by.contains(other.event().toString()),
                by);
        var past = operator.get("/events?account=" + account + "&to=2026-01-01T00:00")
                .body();
        assertTrue(past.contains("No event matches"), past);
        assertTrue(operator.get("/events?from=yesterday").body().contains("Left out of the filter"));
    }

    @Test
    void detectorsTellWhatTheyLookAt() {
        var list = operator.get("/detectors").body();
        assertTrue(list.contains("/detectors/INC-02"), list);
        var page = operator.get("/detectors/INC-02").body();
        assertTrue(page.contains("backup:DeleteBackupVault"), page);
        assertEquals(404, operator.get("/detectors/INC-00").status());
    }

    private static Map<String, String> seen(Visit visit, String path) {
        return Map.of("seen", hidden(visit, path, "seen"));
    }

    private static String hidden(Visit visit, String path, String name) {
        var page = visit.get(path).body();
        assertTrue(page.contains("name=\"" + name + "\" value=\""), page);
        return page.replaceFirst("(?s).*?name=\"" + name + "\" value=\"([^\"]*)\".*", "$1");
    }
}
