package io.strongroom.web.routes;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.db.audit.Notary;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.audit.AuditLog;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.audit.Sequencing;
import io.strongroom.domain.jobs.Batches;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.Role;
import io.strongroom.domain.users.Users;
import io.strongroom.web.Assessed;
import io.strongroom.web.Governed;
import io.strongroom.web.Intruder;
import io.strongroom.web.Visit;
import io.strongroom.web.World;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Every route, every role, own and foreign accounts. A route without a row here fails. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class RouteMatrixIT {
    private static final List<String> ROLES = List.of("viewer", "operator", "approver", "auditor", "administrator");

    /** Verb, path, and who may: the roles' first letters (administrator is D), all of them as signed-in, or open. */
    private static final String TABLE = """
            GET  /                           VOAUD
            GET  /accounts                   VOAUD
            GET  /accounts/{id}              VOAUD
            GET  /alerts                     OUD
            GET  /alerts/new                 D
            POST /alerts/new                 D
            GET  /alerts/{id}                OUD
            POST /alerts/{id}                D
            GET  /alerts/{id}/delete         D
            POST /alerts/{id}/delete         D
            POST /alerts/{id}/redeliver      D
            POST /alerts/{id}/secret         D
            POST /alerts/{id}/test           D
            GET  /approvals                  VOAUD
            GET  /assessments                VOAUD
            POST /assessments                OD
            GET  /assessments/{id}           VOAUD
            GET  /assessments/{id}/live      VOAUD
            GET  /audit                      UD
            GET  /audit/bundle               UD
            POST /audit/check                UD
            GET  /audit/{id}                 UD
            GET  /batches                    VOAUD
            GET  /batches/{id}               VOAUD
            GET  /batches/{id}/live          VOAUD
            POST /batches/{id}/cancel        OD
            POST /batches/{id}/pause         OD
            POST /batches/{id}/resume        OD
            POST /batches/{id}/retry         OD
            GET  /controls                   VOAUD
            GET  /controls/{id}              VOAUD
            GET  /controls/{id}/fix          OD
            POST /controls/{id}/fix          OD
            POST /csp-reports                signed-in
            GET  /detectors                  VOAUD
            GET  /detectors/{id}             VOAUD
            GET  /events                     VOAUD
            GET  /events/{id}                VOAUD
            GET  /incidents                  VOAUD
            GET  /incidents/{id}             VOAUD
            GET  /incidents/{id}/live        VOAUD
            POST /incidents/{id}/acknowledge OAD
            POST /incidents/{id}/assign      OAD
            POST /incidents/{id}/contain     OD
            POST /incidents/{id}/move        OAD
            POST /incidents/{id}/note        OAD
            POST /incidents/{id}/resolve     OAD
            GET  /exceptions                 VOAUD
            GET  /exceptions/new             OD
            POST /exceptions/new             OD
            GET  /exceptions/{id}            VOAUD
            POST /exceptions/{id}/approve    AD
            POST /exceptions/{id}/reject     AD
            POST /exceptions/{id}/withdraw   OD
            GET  /findings                   VOAUD
            GET  /findings/export            VOAUD
            GET  /findings/{id}              VOAUD
            POST /findings/{id}/triage       OD
            GET  /help/errors                signed-in
            GET  /jobs                       VOAUD
            GET  /jobs/{id}                  VOAUD
            GET  /jobs/{id}/events           VOAUD
            GET  /jobs/{id}/live             VOAUD
            POST /jobs/{id}/approve          AD
            POST /jobs/{id}/cancel           OD
            POST /jobs/{id}/reject           AD
            POST /jobs/{id}/retry            OD
            POST /jobs/{id}/roll-back        OD
            GET  /me                         signed-in
            POST /me/password                signed-in
            GET  /policies                   VOAUD
            GET  /policies/new               D
            POST /policies/new               D
            GET  /policies/{id}              VOAUD
            GET  /policies/{id}/edit         D
            POST /policies/{id}/edit         D
            POST /policies/{id}/retire       D
            GET  /onboarding                 D
            POST /onboarding                 D
            GET  /onboarding/stackset        D
            GET  /onboarding/{id}            D
            POST /onboarding/{id}/assessment D
            POST /onboarding/{id}/exclusion  D
            POST /onboarding/{id}/leave      D
            GET  /onboarding/{id}/live       D
            GET  /onboarding/{id}/role-template D
            POST /onboarding/{id}/terms      D
            POST /onboarding/{id}/tests      D
            GET  /queue                      OUD
            POST /queue/{id}/redrive         D
            GET  /recovery-points            VOAUD
            GET  /remediations               VOAUD
            GET  /remediations/{id}          VOAUD
            GET  /remediations/{id}/new      OD
            POST /remediations/{id}/new      OD
            GET  /schedules                  VOAUD
            GET  /schedules/new              OD
            POST /schedules/new              OD
            GET  /schedules/{id}             VOAUD
            POST /schedules/{id}             OD
            GET  /schedules/{id}/delete      OD
            POST /schedules/{id}/delete      OD
            GET  /sign-in                    open
            POST /sign-in                    open
            POST /sign-out                   signed-in
            POST /theme                      open
            GET  /suppressions               VOAUD
            GET  /suppressions/new           OAD
            POST /suppressions/new           OAD
            GET  /suppressions/{id}          VOAUD
            POST /suppressions/{id}/approve  AD
            POST /suppressions/{id}/end      OAD
            GET  /tokens                     VOAUD
            POST /tokens                     VOAUD
            POST /tokens/{id}/revoke         VOAUD
            GET  /trends                     VOAUD
            GET  /users                      D
            POST /users                      D
            GET  /users/{id}                 D
            POST /users/{id}/access          D
            POST /users/{id}/deactivate      D
            POST /users/{id}/password        D
            POST /users/{id}/reactivate      D
            POST /views                      signed-in
            POST /views/{id}/delete          signed-in
            """;

    @TestHTTPResource
    URI base;

    @Inject
    World world;

    @Inject
    Assessed assessed;

    @Inject
    Governed governed;

    @Inject
    Intruder intruder;

    @Inject
    AuditTrail audit;

    @Inject
    AuditLog auditLog;

    @Inject
    Sequencing sequencing;

    @Inject
    Batches batches;

    @Inject
    Users users;

    @Inject
    InstantSource clock;

    @BeforeEach
    void people() {
        world.peopleOfEveryRole();
        new Notary(auditLog, sequencing, clock).sealFirst();
    }

    @Test
    void everyRouteHasARowAndEveryRowARoute() {
        var routes = Routes.all().stream().map(Routes.Route::toString).toList();
        assertEquals(List.copyOf(table().keySet()), routes);
        assertAll(Routes.all().stream().map(route ->
                (Executable) () -> assertTrue(route.rule().isPresent(), route + " does not say who may open it")));
    }

    @Test
    void rolesOpenWhatTheirRowSaysAndNothingElse() {
        var samples = allSamples();
        var checks = new ArrayList<Executable>();
        for (var role : ROLES) {
            for (var row : table().entrySet()) {
                // Signed in for each route anew, since signing out is one of them.
                checks.add(() -> check(new Visit(base).signedIn(role), role, row.getKey(), row.getValue(), samples));
            }
        }
        assertAll(checks);
    }

    @Test
    void strangersOpenOnlyWhatIsOpen() {
        var samples = allSamples();
        assertAll(table().entrySet().stream()
                .filter(row -> !row.getValue().equals("open"))
                .map(row -> (Executable) () -> {
                    var answer = send(new Visit(base), row.getKey(), samples);
                    assertEquals(303, answer.status(), row.getKey());
                    assertTrue(URI.create(answer.location()).getPath().equals("/sign-in"), row.getKey());
                }));
    }

    @Test
    void whatBelongsToForeignAccountsIsNotThere() {
        var foreign = new HashMap<>(allSamples());
        foreign.put("/jobs", world.job(World.FAR, "operator").toString());
        foreign.put("/tokens", UUID.randomUUID().toString());
        foreign.put("/queue", world.deadLetter(foreign.get("/jobs")));
        foreign.put("/batches", world.batch(World.FAR, "stranded").toString());
        foreign.put("/accounts", World.FAR.value());
        foreign.put("/onboarding", World.FAR.value());
        foreign.put("/findings", finding(World.FAR));
        foreign.put("/assessments", assessment(World.FAR));
        foreign.putAll(governed.of(World.FAR, "far"));
        foreign.putAll(burning(World.FAR));
        assertAll(table().keySet().stream()
                .filter(route -> route.contains("/jobs/{id}")
                        || route.contains("/exceptions/{id}")
                        || route.contains("/incidents/{id}")
                        || route.contains("/suppressions/{id}")
                        || route.contains("/events/{id}")
                        || route.contains("/policies/{id}")
                        || route.contains("/schedules/{id}")
                        || route.contains("/alerts/{id}")
                        || route.contains("/batches/{id}")
                        || route.contains("/queue/{id}")
                        || route.contains("/accounts/{id}")
                        || route.contains("/onboarding/{id}")
                        || route.contains("/findings/{id}")
                        || route.contains("/assessments/{id}")
                        || route.contains("/tokens/{id}")
                        || route.contains("/views/{id}"))
                .map(route -> (Executable) () -> assertEquals(
                        404,
                        send(new Visit(base).signedIn("stranded"), route, foreign)
                                .status(),
                        route)));
    }

    private void check(Visit visit, String role, String route, String row, Map<String, String> samples) {
        var letter = role.equals("administrator")
                ? "D"
                : role.equals("auditor") ? "U" : role.substring(0, 1).toUpperCase();
        var allowed = row.equals("open") || row.equals("signed-in") || row.contains(letter);
        var before = denials(role);
        var answer = send(visit, route, samples);
        var where = role + " " + route + " answered " + answer.status();
        if (allowed) {
            assertTrue(answer.status() != 403 && answer.status() < 500, where);
        } else {
            assertEquals(403, answer.status(), where);
            assertEquals(before + 1, denials(role), where + " without an audit entry");
        }
    }

    private long denials(String role) {
        return audit.after(0, 10_000).stream()
                .filter(e -> e.action().equals("access.denied") && e.actor().equals(role))
                .count();
    }

    private static Visit.Answer send(Visit visit, String route, Map<String, String> samples) {
        var verb = route.split(" ")[0];
        var path = route.split(" ")[1];
        if (path.contains("{id}")) {
            var root = path.substring(0, path.indexOf("/{id}"));
            path = path.replace("{id}", samples.get(root));
        }
        if (path.equals("/csp-reports")) {
            return visit.send("POST", path, "application/csp-report", "{}");
        }
        return verb.equals("GET") ? visit.get(path) : visit.post(path, Map.of("name", "nobody", "password", "wrong"));
    }

    private Map<String, String> allSamples() {
        var all = new HashMap<>(samples());
        all.putAll(governed.of(World.NEAR, "near"));
        all.putAll(burning(World.NEAR));
        return all;
    }

    private Map<String, String> burning(AccountId account) {
        var one = intruder.strikes(account);
        return Map.of(
                "/incidents", one.incident().toString(),
                "/events", one.event().toString(),
                "/detectors", "INC-02");
    }

    private Map<String, String> samples() {
        var asker = Principal.of(users.named("operator").orElseThrow());
        return Map.ofEntries(
                Map.entry("/jobs", world.job(World.NEAR, "operator").toString()),
                Map.entry(
                        "/batches",
                        batches.open(asker, UUID.randomUUID().toString(), clock.instant())
                                .toString()),
                Map.entry("/queue", UUID.randomUUID().toString()),
                Map.entry("/tokens", UUID.randomUUID().toString()),
                Map.entry("/views", UUID.randomUUID().toString()),
                Map.entry("/onboarding", World.NEAR.value()),
                Map.entry("/audit", "1"),
                Map.entry(
                        "/users",
                        world.person("managed", AccountScope.everything(), Role.VIEWER)
                                .id()
                                .toString()),
                Map.entry("/remediations", World.REMEDIATION.value()),
                Map.entry("/accounts", World.NEAR.value()),
                Map.entry("/controls", "IMM-01"),
                Map.entry("/findings", finding(World.NEAR)),
                Map.entry("/assessments", assessment(World.NEAR)));
    }

    private String finding(AccountId account) {
        assessment(account);
        return assessed.findings(account).getFirst().id().toString();
    }

    private String assessment(AccountId account) {
        return assessed.saw(
                        account, Assessed.vault("IMM-01", account, "kept", Assessed.fail("The vault is not locked.")))
                .toString();
    }

    private static Map<String, String> table() {
        var table = new TreeMap<String, String>();
        TABLE.lines().map(line -> line.trim().split(" +")).forEach(row -> table.put(row[0] + " " + row[1], row[2]));
        return table;
    }
}
