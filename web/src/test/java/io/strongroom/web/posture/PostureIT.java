package io.strongroom.web.posture;

import static io.strongroom.web.Assessed.bucket;
import static io.strongroom.web.Assessed.fail;
import static io.strongroom.web.Assessed.region;
import static io.strongroom.web.Assessed.vault;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.assessments.Assessments;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Role;
import io.strongroom.web.Assessed;
import io.strongroom.web.Visit;
import io.strongroom.web.World;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Overview, accounts, controls, trends and assessments, as people with bounds see them. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class PostureIT {
    @TestHTTPResource
    URI base;

    @Inject
    World world;

    @Inject
    Assessments assessments;

    @Inject
    Assessed assessed;

    @Inject
    InstantSource clock;

    @BeforeEach
    void people() {
        world.peopleOfEveryRole();
    }

    @Test
    void firstRunShowsStepsInsteadOfZeros() {
        var page = bounded(world.newAccount("fresh")).get("/").body();
        assertTrue(page.contains("Run an assessment") && page.contains("Assess the account"), page);
        assertFalse(page.contains("class=\"strip six\"") || page.contains("<table class=\"heat\""), page);
    }

    @Test
    void overviewCountsOnlyWhatThePersonReaches() {
        var mine = world.newAccount("mine");
        var theirs = world.newAccount("theirs-unseen");
        assessed.saw(
                mine,
                vault("IMM-01", mine, "a", fail("The vault is not locked.")),
                vault("ENC-02", mine, "a", Verdict.pass()));
        assessed.saw(theirs, vault("IMM-01", theirs, "b", fail("The vault is not locked.")));
        var page = bounded(mine).get("/").body();
        assertTrue(page.contains("1 of 1 accounts answered"), page);
        assertFalse(page.contains(theirs.value()) || page.contains("theirs-unseen"), page);
        assertTrue(page.contains("50 %"), page);
    }

    @Test
    void whatWasNotAssessedIsHatchedAndNeverANumber() {
        var seen = world.newAccount("seen");
        var blind = world.newAccount("blind");
        assessed.saw(
                seen,
                region(
                        clock.instant(),
                        Map.of("keys", "denied kms:ListKeys"),
                        List.of(vault("ENC-02", seen, "a", Verdict.unknown(new Coverage.Denied("kms:DescribeKey"))))));
        var visit = bounded(seen, blind);
        var page = visit.get("/").body();
        assertTrue(page.contains("1 of 2 accounts answered"), page);
        assertTrue(
                page.contains("2 accounts are</a> not wholly known")
                        || page.contains("2 accounts are not wholly known"),
                page);
        assertEquals(0, count(page, "<td class=\"heat-100"), page);
        assertEquals(9, count(page, "<td class=\"heat-none"), page);
        assertTrue(page.contains("<span class=\"num\">not assessed</span>"), page);
        var list = visit.get("/accounts?show=blind").body();
        assertTrue(list.contains(blind.value()) && list.contains("1 kind not read"), list);
        assertTrue(visit.get("/accounts/" + blind).body().contains("Nothing is known of this account"));
        var account = visit.get("/accounts/" + seen).body();
        assertTrue(account.contains("<li class=\"mono\">kms:ListKeys</li>"), account);
    }

    @Test
    void accountPageLeadsToItsFindingsAndForeignOneIsNotThere() {
        var mine = world.newAccount("account");
        var foreign = world.newAccount("foreign");
        assessed.saw(mine, vault("IMM-01", mine, "a", fail("The vault is not locked.")));
        assessed.saw(foreign, vault("IMM-01", foreign, "b", fail("The vault is not locked.")));
        var visit = bounded(mine);
        var page = visit.get("/accounts/" + mine).body();
        assertTrue(page.contains("control=IMM-01\""), page);
        assertEquals(404, visit.get("/accounts/" + foreign).status());
        assertEquals(404, visit.get("/accounts/nonsense").status());
        assertFalse(visit.get("/accounts").body().contains(foreign.value()));
    }

    @Test
    void acceptedFailureIsNotSaidToPass() {
        var mine = world.newAccount("accepted");
        assessed.saw(mine, vault("IMM-01", mine, "a", fail("The vault is not locked.")));
        assessed.accepted("IMM-01", mine);
        var page = bounded(mine).get("/accounts/" + mine).body();
        assertFalse(page.contains("Every control that applies here passes"), page);
        assertTrue(page.contains("Nothing fails but what exceptions accept."), page);
        assertTrue(page.contains("status=ACCEPTED\">1 accepted</a>"), page);
    }

    @Test
    void accountOfWhichNothingIsJudgedIsNotSaidToPass() {
        var mine = world.newAccount("nothing-judged");
        assessed.saw(mine, region(clock.instant(), Map.of(), List.of()));
        var page = bounded(mine).get("/accounts/" + mine).body();
        assertTrue(page.contains("No control applies to anything that was found here."), page);
        assessed.saw(mine, vault("IMM-01", mine, "a", Verdict.pass()));
        var passing = bounded(mine).get("/accounts/" + mine).body();
        assertTrue(passing.contains("Every control that applies here passes."), passing);
    }

    @Test
    void whatIsReadOnceAndCouldNotBeIsToldWithWhatHasNoRegion() {
        var mine = world.newAccount("denied-roles");
        var denied = Map.of("roles", "denied iam:GetAccountAuthorizationDetails");
        assessed.saw(
                mine,
                region(clock.instant(), denied, List.of()),
                Assessed.global(clock.instant(), Map.of(), List.of()));
        var page = bounded(mine).get("/accounts/" + mine).body();
        assertTrue(page.contains("Everything was read that is read by Region."), page);
        assertFalse(page.contains("Everything was read."), page);
        assertEquals(1, count(page, "iam:GetAccountAuthorizationDetails</span> is missing"), page);
    }

    @Test
    void unitsHoldTheirAccountsAndNarrowTheList() {
        var visit = new Visit(base).signedIn("viewer");
        world.newAccount("in-unit");
        var page = visit.get("/accounts?ou=%2Ftest").body();
        assertTrue(page.contains("href=\"/accounts?ou=%2Ftest\" aria-current"), page);
        assertTrue(visit.get("/accounts?ou=%2Fnowhere").body().contains("No account within your scope is in /nowhere"));
    }

    @Test
    void controlTellsItsCountsWithinScopeAndWhoMapsIt() {
        var mine = world.newAccount("controls");
        var foreign = world.newAccount("controls-foreign");
        assessed.saw(mine, vault("IMM-01", mine, "a", fail("The vault is not locked.")));
        assessed.saw(foreign, vault("IMM-01", foreign, "b", fail("The vault is not locked.")));
        var visit = bounded(mine);
        var page = visit.get("/controls/IMM-01").body();
        assertTrue(page.contains("<span class=\"num\">1</span> <span class=\"k\">fail</span>"), page);
        assertTrue(page.contains("Why") && page.contains("Plan a fix"), page);
        var list = visit.get("/controls").body();
        assertTrue(list.contains("this project&#39;s judgement") || list.contains("this project's judgement"), list);
        assertTrue(list.contains("control=IMM-01&amp;verdict=FAIL\">1<"), list);
        assertEquals(404, visit.get("/controls/ENC-99").status());
        assertEquals(404, visit.get("/controls/nonsense").status());
    }

    @Test
    void trendDrawsWhatIsKnownAndSaysItInATable() {
        var mine = world.newAccount("trend");
        var then = clock.instant().minus(java.time.Duration.ofDays(3));
        assessed.saw(
                mine, region(then, Map.of(), List.of(bucket("TRN-01", "one" + mine, fail("It lets plain HTTP in.")))));
        var page = bounded(mine).get("/trends?days=30").body();
        assertTrue(page.contains("<polyline class=\"line line-critical\""), page);
        assertTrue(page.contains("not assessed</span>"), page);
        assertEquals(8, count(page, "<th scope=\"row\" class=\"nowrap\"><time"), page);
    }

    @Test
    void assessmentIsAskedForOnceAndShownToWhoReachesIt() {
        var mine = world.newAccount("assess");
        var visit = bounded(mine);
        var asked = visit.post("/assessments", Map.of("account", mine.value()));
        assertEquals(303, asked.status(), asked.body());
        var path = URI.create(asked.location()).getPath();
        assertTrue(visit.get(path).body().contains("<strong>0 of 1</strong>"));
        var overview = visit.get("/?refresh=1").body();
        assertTrue(overview.contains("data-live=\"" + path + "/live?brief=true\""), overview);
        assertTrue(overview.contains("id=\"live-pause\"") && overview.contains("<noscript><a href=\"/\">"), overview);
        assertTrue(overview.contains("<meta http-equiv=\"refresh\" content=\"5\">"), overview);
        var again = visit.post("/assessments", Map.of("account", mine.value()));
        assertEquals(409, again.status());
        assertTrue(again.body().contains("being assessed already"), again.body());
        assertEquals(404, bounded(world.newAccount("other")).get(path).status());
        var live = visit.get(path + "/live");
        assertTrue(live.body().startsWith("<div data-live"), live.body());
    }

    @Test
    void assessmentSaysWhichControlsWereChosen() {
        var mine = world.newAccount("chosen");
        var chosen = Set.of(new ControlId("IMM-01"), new ControlId("ENC-06"));
        var some = assessments.request(Set.of(mine), chosen, "alice", clock.instant());
        var page = bounded(mine).get("/assessments/" + some.id()).body();
        assertTrue(page.contains("By 2 chosen controls: <a class=\"mono\" href=\"/controls/ENC-06\">"), page);
        var all = assessments.request(Set.of(mine), "alice", clock.instant());
        assertFalse(bounded(mine).get("/assessments/" + all.id()).body().contains("chosen control"));
    }

    @Test
    void oneControlIsCheckedAgainByItself() {
        var mine = world.newAccount("again");
        var visit = bounded(mine);
        assertTrue(visit.get("/controls/IMM-01")
                .body()
                .contains("<input type=\"hidden\" name=\"control\" value=\"IMM-01\">"));
        var asked = visit.post("/assessments", Map.of("account", mine.value(), "control", "IMM-01"));
        assertEquals(303, asked.status(), asked.body());
        var page = visit.get(URI.create(asked.location()).getPath()).body();
        assertTrue(page.contains("By one chosen control: <a class=\"mono\" href=\"/controls/IMM-01\">"), page);
        var unknown = visit.post("/assessments", Map.of("account", mine.value(), "control", "IMM-99"));
        assertEquals(404, unknown.status());
    }

    @Test
    void failedAssessmentSaysWhatStoodInTheWay() {
        var mine = world.newAccount("unreachable");
        var id = assessed.failed(
                mine, Problem.of(ProblemCode.AWS_ACCOUNT_UNREACHABLE, "The role strongroom-read is not there."));
        var page = bounded(mine).get("/assessments/" + id).body();
        assertTrue(page.contains("The role strongroom-read is not there."), page);
        assertTrue(page.contains("1 could not be assessed"), page);
        assertTrue(page.contains("data-words=\"ended: 1 of 1 accounts could not be assessed\""), page);
    }

    @Test
    void assessmentsAreListedToWhoReachesAnAccountOfThem() {
        var mine = world.newAccount("listed");
        var id = assessed.failed(mine, Problem.of(ProblemCode.AWS_ACCOUNT_UNREACHABLE, "No role is there."));
        var page = bounded(mine).get("/assessments").body();
        assertTrue(page.contains("href=\"/assessments/" + id + "\"") && page.contains("1 of 1"), page);
        var other = bounded(world.newAccount("unlisted")).get("/assessments").body();
        assertTrue(other.contains("No assessment yet"), other);
        assertFalse(other.contains(id.toString()), other);
    }

    private Visit bounded(AccountId... accounts) {
        var name = "b-" + UUID.randomUUID();
        world.person(name, AccountScope.of(Set.of(accounts)), Role.OPERATOR);
        return new Visit(base).signedIn(name);
    }

    private static int count(String page, String text) {
        return (int)
                Pattern.compile(Pattern.quote(text)).matcher(page).results().count();
    }
}
