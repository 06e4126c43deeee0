package io.strongroom.web.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.onboarding.Connection;
import io.strongroom.domain.onboarding.Connections;
import io.strongroom.domain.onboarding.Enrollments;
import io.strongroom.domain.onboarding.Opening;
import io.strongroom.domain.onboarding.RoleConnection;
import io.strongroom.domain.onboarding.Terms;
import io.strongroom.web.Onboarded;
import io.strongroom.web.Visit;
import io.strongroom.web.World;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class OnboardingIT {
    @TestHTTPResource
    URI base;

    @Inject
    World world;

    @Inject
    Onboarded onboarded;

    @Inject
    Enrollments enrollments;

    private Visit visit;

    @BeforeEach
    void administrator() {
        world.peopleOfEveryRole();
        visit = new Visit(base).signedIn("administrator");
    }

    @Test
    void wizardLeadsFromScopeToTheFirstAssessment() {
        var id = world.newAccount("newcomer");
        assertTrue(visit.get("/onboarding/" + id).body().contains("Enroll this account"));
        var enrolled = visit.post("/onboarding", Map.of("account", id.value()));
        assertEquals("/onboarding/" + id + "?step=role", path(enrolled));
        var role = visit.get(path(enrolled)).body();
        var externalId = enrollments.find(id).orElseThrow().externalId();
        assertTrue(role.contains(externalId));
        assertTrue(role.contains("aws cloudformation deploy"));
        var tested = visit.post("/onboarding/" + id + "/tests", Map.of());
        assertEquals("/onboarding/" + id + "?step=verify", path(tested));
        assertTrue(visit.get(path(tested)).body().contains("Testing"));
        onboarded.tested(id, Connections.whole(id));
        assertTrue(
                visit.get("/onboarding/" + id).body().contains("Regions and budget</h2>"), "resumed at what is next");
        var saved = visit.post(
                "/onboarding/" + id + "/terms",
                Map.of("regions", "eu-west-1, us-east-1", "share", "30", "version", "1", "step", "regions"));
        assertEquals("/onboarding/" + id + "?step=assess", path(saved));
        assertEquals(30, enrollments.find(id).orElseThrow().terms().quotaShare());
        var assessed = visit.post("/onboarding/" + id + "/assessment", Map.of());
        assertTrue(visit.get(path(assessed)).body().contains("data-live=\"/assessments/"));
    }

    @Test
    void templatesComeAsFiles() {
        var id = onboarded.enroll("files", Terms.usual());
        for (var format : Map.of("cloudformation", "strongroom-roles.yaml", "terraform", "strongroom-roles.tf")
                .entrySet()) {
            var file = visit.get("/onboarding/" + id + "/role-template?format=" + format.getKey());
            assertEquals(200, file.status());
            assertTrue(file.headers().get("content-disposition").contains(format.getValue()));
        }
        assertTrue(visit.get("/onboarding/stackset").body().contains("AWS::CloudFormation::StackSet"));
        assertEquals(
                404,
                visit.get("/onboarding/" + id + "/role-template?format=pdf").status());
    }

    @Test
    void roleThatOpensToOthersEndsTheWizard() {
        var id = onboarded.enroll("exposed", Terms.usual());
        var whole = Connections.whole(id);
        onboarded.tested(id, new Connection(open(whole.read()), whole.remediation()));
        var page = visit.get("/onboarding/" + id).body();
        assertTrue(page.contains("confused deputy"));
        assertFalse(page.contains("Go on to Regions"));
        assertFalse(visit.get("/onboarding/" + id + "?step=assess").body().contains("/assessment\""));
    }

    @Test
    void missingActionNamesItsControls() {
        var id = onboarded.enroll("partial", Terms.usual());
        onboarded.tested(id, Connections.lacking(id, Set.of("mpa:ListApprovalTeams"), 1));
        var page = visit.get("/onboarding/" + id + "?step=verify").body();
        assertTrue(page.contains("mpa:ListApprovalTeams"));
        assertTrue(page.contains("cannot be read"));
        assertTrue(visit.get("/accounts/" + id).body().contains("cannot be read"));
        assertTrue(visit.get("/onboarding").body().contains("cannot be read"));
    }

    @Test
    void excludedAccountSaysWhyAndIsNotAssessedOrTested() {
        var id = onboarded.enroll("away", Terms.usual());
        visit.post("/onboarding/" + id + "/exclusion", Map.of("reason", "a merger", "version", "1"));
        assertTrue(visit.get("/accounts/" + id).body().contains("a merger"));
        assertEquals(409, visit.post("/onboarding/" + id + "/tests", Map.of()).status());
        assertEquals(
                409, visit.post("/onboarding/" + id + "/assessment", Map.of()).status());
        visit.post("/onboarding/" + id + "/exclusion", Map.of("version", "2"));
        assertFalse(enrollments.find(id).orElseThrow().excluded());
    }

    @Test
    void whatIsWrongIsToldAndWhatWasTypedIsKept() {
        var wrong = visit.post("/onboarding", Map.of("account", "12"));
        assertEquals(422, wrong.status());
        assertTrue(wrong.body().contains("value=\"12\"") && wrong.body().contains("twelve digits"));
        var id = onboarded.enroll("typed", Terms.usual());
        var terms = visit.post(
                "/onboarding/" + id + "/terms",
                Map.of("regions", "mars-1", "share", "99", "version", "1", "step", "regions"));
        assertEquals(422, terms.status());
        assertTrue(terms.body().contains("mars-1"));
        assertEquals(
                412,
                visit.post("/onboarding/" + id + "/terms", Map.of("share", "20", "version", "7"))
                        .status());
    }

    @Test
    void unitIsEnrolledAtOnce() {
        var one = world.newAccount("of a unit");
        var other = world.newAccount("of a unit too");
        assertEquals(303, visit.post("/onboarding", Map.of("unit", "/test")).status());
        for (var id : Set.<AccountId>of(one, other)) {
            assertTrue(enrollments.find(id).isPresent());
        }
    }

    @Test
    void accountIsLetGo() {
        var id = onboarded.enroll("leaves", Terms.usual());
        assertEquals("/onboarding", path(visit.post("/onboarding/" + id + "/leave", Map.of("version", "1"))));
        assertTrue(enrollments.find(id).isEmpty());
    }

    private static RoleConnection open(RoleConnection role) {
        return new RoleConnection(role.arn(), role.withExternalId(), Opening.opened(), role.version(), role.powers());
    }

    private static String path(Visit.Answer answer) {
        assertEquals(303, answer.status(), answer.body());
        var to = URI.create(answer.location());
        return to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery());
    }
}
