package io.strongroom.api.access;

import static io.strongroom.api.World.as;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.strongroom.api.ApiTest;
import io.strongroom.api.Assessor;
import io.strongroom.api.Intruder;
import io.strongroom.api.World;
import io.strongroom.api.access.Routes.Route;
import io.strongroom.api.access.Routes.Row;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.jobs.DeadLetters;
import io.strongroom.domain.users.Role;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every route of the running application, every role, own and foreign account. A new route falls in by itself and fails until it has a row. */
@ApiTest
class AuthorizationMatrixIT {
    @Inject
    World world;

    @Inject
    Assessor assessor;

    @Inject
    Intruder intruder;

    @Inject
    DeadLetters letters;

    @Inject
    AuditTrail audit;

    @Inject
    io.vertx.ext.web.Router router;

    @Inject
    InstantSource clock;

    private final Map<Role, String> bounded = new EnumMap<>(Role.class);
    private String own;
    private String foreign;

    @BeforeEach
    void people() {
        own = world.newAccount();
        foreign = world.newAccount();
        for (var role : Role.values()) {
            bounded.put(role, world.tokenIn(own, role));
        }
    }

    @Test
    void everyRouteHasARowAndEveryRowARoute() {
        var rows =
                Routes.TABLE.stream().map(row -> row.route().toString()).collect(Collectors.toCollection(TreeSet::new));
        var routes = running().stream().map(Route::toString).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(String.join("\n", rows), String.join("\n", routes));
        assertTrue(routes.size() > 25, "the router was not read: " + routes);
    }

    /** The beans are what was written; this is what answers. */
    @Test
    void theRunningRouterAnswersNothingElse() {
        var rows = Routes.TABLE.stream()
                .map(row -> row.route().method() + " " + row.route().path())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(String.join("\n", rows), String.join("\n", RunningRouter.resources()));
        assertEquals(Set.of(), RunningRouter.unknownHandlers(router));
    }

    @Test
    void headAndOptionsTellStrangersNothing() {
        var wrong = new ArrayList<String>();
        for (var row : Routes.TABLE) {
            var path = path(row, own);
            var head = as("x".repeat(40)).accept("*/*").head(path).statusCode();
            var options = as("x".repeat(40)).accept("*/*").options(path);
            // What has no GET beside it is a path that is not there, whatever the id: that tells nothing either.
            var none = !row.route().method().equals("GET") && head == 404;
            if (head != 401 && head != 405 && !none) {
                wrong.add("HEAD " + path + ": " + head);
            }
            if (options.statusCode() < 300 && !options.asString().isEmpty()) {
                wrong.add("OPTIONS " + path + ": " + options.asString());
            }
            if (options.statusCode() >= 500) {
                wrong.add("OPTIONS " + path + ": " + options.statusCode());
            }
            var forbidden =
                    as(bounded.get(Role.VIEWER)).accept("*/*").head(path).statusCode();
            var may = row.permission().map(Role.VIEWER.permissions()::contains).orElse(true);
            if (row.route().method().equals("GET") && !may && forbidden != 403) {
                wrong.add("HEAD " + path + " as viewer: " + forbidden);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void aStrangerIsAuditedAndCannotFlood() {
        var last = last();
        for (int i = 0; i < 100; i++) {
            as("y".repeat(40)).get("/api/v1/me").then().statusCode(401);
        }
        var kept = audit.after(last, 500).stream()
                .filter(e -> e.actor().equals("unknown") && e.objectId().equals("GET /api/v1/me"))
                .toList();
        assertTrue(kept.size() < 100, () -> "" + kept.size());
        assertTrue(audit.after(0, 10_000).stream()
                .anyMatch(e -> e.actor().equals("unknown")
                        && e.action().equals("access.denied")
                        && e.details().path("reason").asText().equals("token-not-valid")));
    }

    @Test
    void everyRouteAsksForItsPermissionOfEveryRole() {
        var wrong = new ArrayList<String>();
        for (var row : Routes.TABLE) {
            for (var role : Role.values()) {
                var may = row.permission().map(role.permissions()::contains).orElse(true);
                for (var account : List.of(own, foreign)) {
                    var status = call(row, bounded.get(role), account).statusCode();
                    if (!row.fits(status, may, account.equals(own))) {
                        wrong.add(row.route() + " as " + role + " in " + (account.equals(own) ? "own" : "foreign")
                                + " account: " + status);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void withoutAValidTokenNothingIsOpen() {
        var wrong = new ArrayList<String>();
        for (var row : Routes.TABLE) {
            for (var token : List.of("", "x".repeat(40), "short")) {
                var response = call(row, token, own);
                if (response.statusCode() != 401
                        || !response.header("WWW-Authenticate").startsWith("Bearer")
                        || !"unauthenticated".equals(response.path("code"))) {
                    wrong.add(row.route() + ": " + response.statusCode());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void aDenialIsAudited() {
        var last = last();
        as(bounded.get(Role.VIEWER))
                .post("/api/v1/jobs/" + World.newKey() + "/cancel")
                .then()
                .statusCode(403);
        assertTrue(audit.after(last, 500).stream()
                .anyMatch(
                        e -> e.action().equals("access.denied") && e.objectId().contains("/cancel")));
    }

    private long last() {
        long seq = 0;
        for (var page = audit.after(0, 500); !page.isEmpty(); page = audit.after(seq, 500)) {
            seq = page.get(page.size() - 1).seq();
        }
        return seq;
    }

    private Response call(Row row, String token, String account) {
        var path = path(row, account);
        var request = as(token)
                .header("Idempotency-Key", World.newKey())
                .header("If-Match", "*")
                .accept("*/*");
        if (row.body().isPresent()) {
            request.contentType(row.lines() ? "application/x-ndjson" : ContentType.JSON.toString())
                    .body(row.body()
                            .get()
                            .replace("$account", account)
                            .replaceAll("\\s*\\n\\s*", "")
                            .getBytes(StandardCharsets.UTF_8));
        }
        if (row.stream()) {
            request.accept("text/event-stream");
        }
        return request.request(row.route().method(), path);
    }

    /** The route's path to a fresh object, and to a delivery of it where one is named. */
    private String path(Row row, String account) {
        var path = row.route().path().replace("{id}", row.needsObject() ? object(row, account) : "");
        var within = path.indexOf("/deliveries/{delivery}");
        return within < 0
                ? path
                : path.replace(
                        "{delivery}", World.delivery(world.token(Role.ADMINISTRATOR), path.substring(0, within)));
    }

    /** A fresh object of the kind that the route is about, in the account. */
    private String object(Row row, String account) {
        var administrator = world.token(Role.ADMINISTRATOR);
        return switch (row.subject()) {
            case JOB -> world.submit(administrator, account, "matrix");
            case ACCOUNT -> account;
            case BATCH ->
                as(administrator)
                        .contentType(ContentType.JSON)
                        .header("Idempotency-Key", World.newKey())
                        .body("{\"items\":[" + World.keyJob(account, "matrix") + "]}")
                        .post("/api/v1/job-batches")
                        .then()
                        .statusCode(207)
                        .extract()
                        .path("summary.batchId");
            case LETTER -> letter(world.submit(administrator, account, "matrix"), account);
            case REMEDIATION -> "create-backup-key";
            case CONTROL -> "IMM-01";
            case ASSESSMENT -> assessor.assess(account);
            case FINDING -> assessor.finding(account);
            case EXCEPTION -> World.made("/api/v1/exceptions", administrator, World.exception(account));
            case INCIDENT -> intruder.incident(account);
            case SUPPRESSION -> World.made("/api/v1/suppressions", administrator, World.suppression(account));
            case POLICY ->
                World.made("/api/v1/policies", administrator, World.policy(account, "matrix " + World.newKey()));
            case SCHEDULE -> World.made("/api/v1/schedules", administrator, World.schedule(account, "matrix"));
            case WEBHOOK -> World.made("/api/v1/webhooks", administrator, World.webhook(account, "matrix"));
            case ALERT_ROUTE -> World.made("/api/v1/alert-routes", administrator, World.alertRoute(account, "matrix"));
            case CONNECTION_TEST -> World.connectionTest(administrator, account);
            case NONE, ONE_TIME, STRANGER -> "00000000-0000-7000-8000-000000000000";
        };
    }

    private String letter(String job, String account) {
        var id = World.newKey();
        letters.keep(id, "{\"account\":\"" + account + "\",\"jobs\":[\"" + job + "\"]}", 5, clock.instant());
        return letters.waiting(10_000).stream()
                .filter(l -> l.messageId().equals(id))
                .findFirst()
                .orElseThrow()
                .id()
                .toString();
    }

    /** What the running application answers to, read from its beans. */
    private static Set<Route> running() {
        var beans = Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE);
        return beans.stream()
                .map(bean -> bean.getBeanClass())
                .filter(type -> type.getName().startsWith("io.strongroom.api."))
                .flatMap(type -> Routes.of(type).stream())
                .collect(Collectors.toSet());
    }
}
