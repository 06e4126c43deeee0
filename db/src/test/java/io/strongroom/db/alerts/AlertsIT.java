package io.strongroom.db.alerts;

import static io.strongroom.db.assessments.Estate.ALICE;
import static io.strongroom.db.assessments.Estate.NOW;
import static io.strongroom.db.events.EventsForTests.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.db.assessments.Estate;
import io.strongroom.domain.alerts.AlertRoute;
import io.strongroom.domain.alerts.AlertRoutes;
import io.strongroom.domain.alerts.Deliveries;
import io.strongroom.domain.alerts.Delivery;
import io.strongroom.domain.alerts.DeliveryLeases;
import io.strongroom.domain.alerts.DeliveryLeases.Lease;
import io.strongroom.domain.alerts.DeliveryState;
import io.strongroom.domain.alerts.Destination;
import io.strongroom.domain.alerts.NewAlertRoute;
import io.strongroom.domain.alerts.Notice;
import io.strongroom.domain.alerts.Occasion;
import io.strongroom.domain.alerts.Outcome;
import io.strongroom.domain.alerts.QuietHours;
import io.strongroom.domain.alerts.SigningSecrets;
import io.strongroom.domain.alerts.Told;
import io.strongroom.domain.audit.AuditEntry;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detections;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.IncidentId;
import io.strongroom.domain.incidents.Incidents;
import io.strongroom.domain.incidents.Resolution;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.AccountScope;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time is stepped. Each test takes away all routes but its own, and what other tests left to be told. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class AlertsIT {
    private static final DetectorSpec CRITICAL =
            DetectorSpec.of("INC-97", "A test's critical thing happened", Severity.CRITICAL, "backup:x");
    private static final DetectorSpec MEDIUM =
            DetectorSpec.of("INC-96", "A test's medium thing happened", Severity.MEDIUM, "backup:y");
    private static final Outcome MISSED = new Outcome.Missed("The receiver answered 500.");
    private static final Outcome ARRIVED = new Outcome.Arrived();
    private static final AtomicInteger ROLES = new AtomicInteger();

    @Inject
    AlertRoutes routes;

    @Inject
    Deliveries deliveries;

    @Inject
    DeliveryLeases leases;

    @Inject
    Detections detections;

    @Inject
    Incidents incidents;

    @Inject
    AuditTrail audit;

    @Inject
    DataSource database;

    private final WorkerId worker = new WorkerId(UUID.randomUUID());

    @BeforeEach
    void alone() {
        routes.list().forEach(one -> routes.remove(one.id(), one.version(), ALICE, NOW));
        planAll(NOW);
    }

    @Test
    void anIncidentIsToldWhereItsRouteLeads() {
        var route = add(Duration.ZERO, Optional.empty());
        var incident = happens(CRITICAL, NOW);
        assertEquals(1, leases.plan(NOW));
        assertEquals(0, leases.plan(NOW), "once");
        var lease = claim(NOW).orElseThrow();
        assertEquals(route.destination(), lease.destination());
        assertTrue(lease.secrets().isPresent());
        var told = only(lease.notice());
        assertEquals(incident, told.incident());
        assertEquals(Occasion.OPENED, told.occasion());
        assertEquals("Somebody did a thing.", told.what());
        assertEquals(Severity.CRITICAL, told.severity());
        assertTrue(leases.finish(lease, ARRIVED, 0, NOW.plusSeconds(1)));
        assertEquals(Optional.empty(), claim(NOW.plusSeconds(60)));
        assertEquals(
                new DeliveryState.Delivered(NOW.plusSeconds(1)),
                log(route).getFirst().state());
        assertEquals(Optional.of(NOW.plusSeconds(1)), now(route).health().lastDelivered());
    }

    @Test
    void whatIsRolledBackIsToldToNobody() {
        add(Duration.ZERO, Optional.empty());
        assertThrows(
                IllegalStateException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    happens(CRITICAL, NOW);
                    throw new IllegalStateException("what comes with the incident is lost with it");
                }));
        assertEquals(0, leases.plan(NOW));
    }

    @Test
    void oneStoryIsToldAsItMovesOn() {
        var route = add(Duration.ZERO, Optional.empty());
        var role = role();
        var id = happens(MEDIUM, role, NOW);
        happens(MEDIUM, role, NOW.plusSeconds(1));
        happens(CRITICAL, role, NOW.plusSeconds(2));
        var taken = incidents.acknowledge(id, incidents.find(id).orElseThrow().version(), ALICE, NOW.plusSeconds(3));
        incidents.resolve(id, Resolution.HANDLED, "made good", taken.version(), ALICE, NOW.plusSeconds(60));
        happens(CRITICAL, role, NOW.plusSeconds(3600));
        planAll(NOW.plusSeconds(3601));
        var told = log(route).reversed().stream().map(one -> only(one.notice())).toList();
        assertEquals(
                List.of(Occasion.OPENED, Occasion.ESCALATED, Occasion.CLOSED, Occasion.REOPENED),
                told.stream().map(Told::occasion).toList());
        assertEquals(
                List.of("DETECTED", "DETECTED", "CLOSED", "DETECTED"),
                told.stream().map(Told::state).toList());
        assertEquals("alice closed it as HANDLED.", told.get(2).what());
    }

    @Test
    void whatWasOpenedAndGotWorseInOneGoIsToldOnce() {
        var route = add(Duration.ZERO, Optional.empty());
        var role = role();
        detections.record(List.of(found(MEDIUM, role, NOW), found(CRITICAL, role, NOW.plusSeconds(1))), NOW);
        planAll(NOW);
        var told = only(log(route).getFirst().notice());
        assertEquals(1, log(route).size());
        assertEquals(Occasion.OPENED, told.occasion());
        assertEquals(Severity.CRITICAL, told.severity());
    }

    @Test
    void aFloodBecomesADigest() {
        var route = add(Duration.ofMinutes(10), Optional.empty());
        IntStream.range(0, 40).forEach(i -> happens(MEDIUM, NOW.plusSeconds(i)));
        planAll(NOW.plusSeconds(40));
        happens(MEDIUM, NOW.plusSeconds(50));
        planAll(NOW.plusSeconds(50));
        var sizes = log(route).reversed().stream()
                .map(one -> one.notice() instanceof Notice.Changes(var all) ? all.size() : 0)
                .toList();
        assertEquals(List.of(40, 1), sizes);
        assertEquals(
                new DeliveryState.Pending(NOW.plusSeconds(40).plus(Duration.ofMinutes(10))),
                log(route).getFirst().state());
    }

    @Test
    void theNightSilencesWhatIsNotCritical() {
        var route = add(Duration.ZERO, Optional.of(QuietHours.of("08:00", "12:00", "UTC")));
        happens(MEDIUM, NOW);
        happens(CRITICAL, NOW);
        planAll(NOW);
        assertEquals(
                List.of(new DeliveryState.Pending(NOW.plus(Duration.ofHours(2))), new DeliveryState.Pending(NOW)),
                log(route).reversed().stream().map(Delivery::state).toList());
        assertEquals(Severity.CRITICAL, only(claim(NOW).orElseThrow().notice()).severity());
    }

    @Test
    void oneThatADeadWorkerLeftIsSentByAnother() throws SQLException {
        var route = add(Duration.ZERO, Optional.empty());
        happens(CRITICAL, NOW);
        planAll(NOW);
        var dead = claim(NOW).orElseThrow();
        assertEquals(Optional.empty(), claim(NOW), "while its lease holds");
        leasesRunOut();
        var again = claim(NOW).orElseThrow();
        assertEquals(dead.delivery(), again.delivery());
        assertFalse(leases.finish(dead, ARRIVED, 0, NOW), "what the dead one writes is dropped");
        assertEquals(0, log(route).getFirst().tries());
        assertTrue(leases.finish(again, ARRIVED, 0, NOW));
        assertEquals(1, log(route).getFirst().tries());
        assertFalse(leases.finish(again, MISSED, 0, NOW), "it is over");
    }

    @Test
    void oneThatIsGivenBackIsTakenAgain() {
        add(Duration.ZERO, Optional.empty());
        happens(CRITICAL, NOW);
        planAll(NOW);
        var lease = claim(NOW).orElseThrow();
        leases.release(lease);
        assertEquals(lease.delivery(), claim(NOW).orElseThrow().delivery());
    }

    @Test
    void twoWorkersNeverTakeTheSame() throws Exception {
        for (int i = 0; i < 12; i++) {
            add(Duration.ZERO, Optional.empty());
        }
        happens(CRITICAL, NOW);
        planAll(NOW);
        Callable<List<Lease>> takes = () -> {
            var mine = new ArrayList<Lease>();
            for (var one = claim(NOW); one.isPresent(); one = claim(NOW)) {
                mine.add(one.get());
            }
            return mine;
        };
        try (var threads = Executors.newFixedThreadPool(3)) {
            var all = new ArrayList<Lease>();
            for (var one : threads.invokeAll(List.of(takes, takes, takes))) {
                all.addAll(one.get());
            }
            assertEquals(12, all.size());
            assertEquals(12, all.stream().map(Lease::delivery).distinct().count());
        }
    }

    @Test
    void twoPlannersTellEverythingOnce() throws Exception {
        var route = add(Duration.ZERO, Optional.empty());
        IntStream.range(0, 20).forEach(i -> happens(CRITICAL, NOW));
        Callable<Integer> plans = () -> leases.plan(NOW);
        try (var threads = Executors.newFixedThreadPool(3)) {
            int planned = 0;
            for (var one : threads.invokeAll(List.of(plans, plans, plans))) {
                planned += one.get();
            }
            assertEquals(20, planned + leases.plan(NOW));
        }
        assertEquals(20, log(route).size());
    }

    @Test
    void aRouteThatFailsForThreeDaysStopsAndTheOthersAreTold() {
        var dead = add(Duration.ZERO, Optional.empty());
        var alive = routes.add(
                        new NewAlertRoute(
                                "alive",
                                true,
                                Severity.CRITICAL,
                                AccountScope.of(Set.of(Estate.number())),
                                Set.of(),
                                new Destination.Email("oncall@example.com"),
                                Duration.ZERO,
                                Optional.empty()),
                        ALICE,
                        NOW)
                .route();
        happens(CRITICAL, NOW);
        planAll(NOW);
        var at = NOW;
        int tries = 0;
        while (!log(dead).getFirst().state().ended()) {
            at = dueOf(dead);
            leases.finish(claim(at).orElseThrow(), MISSED, 0, at);
            tries++;
        }
        assertTrue(tries >= 10, () -> "tries are too few");
        assertEquals(NOW.plus(Duration.ofDays(3)), at);
        assertTrue(now(dead).health().stopped());
        assertEquals(new Notice.RouteStopped(dead.name()), log(alive).getFirst().notice());
        happens(CRITICAL, at);
        planAll(at);
        assertEquals(1, log(dead).size(), "nothing goes there any more");
        assertEquals(
                List.of("alert-route.added", "alert.given-up", "alert-route.stopped"),
                audit.of("alert-route", dead.id().toString(), 0, 10).stream()
                        .map(AuditEntry::action)
                        .toList());
        var test = deliveries.test(dead.id(), ALICE, at);
        for (var one = claim(at); one.isPresent(); one = claim(at)) {
            leases.finish(one.get(), ARRIVED, 0, at);
        }
        assertEquals("DELIVERED", log(alive).getFirst().state().label());
        assertEquals(
                "DELIVERED", deliveries.find(test.id()).orElseThrow().state().label());
        assertFalse(now(dead).health().stopped(), "a test that arrives starts it again");
    }

    private Instant dueOf(AlertRoute route) {
        return switch (log(route).getFirst().state()) {
            case DeliveryState.Pending(var due) -> due;
            case DeliveryState.Failed(var retryAt, var why) -> retryAt;
            case DeliveryState.Delivered d -> throw new AssertionError(d);
            case DeliveryState.GivenUp g -> throw new AssertionError(g);
        };
    }

    @Test
    void whatWasGivenUpIsSentAgainWhenAskedFor() {
        var route = add(Duration.ZERO, Optional.empty());
        happens(CRITICAL, NOW);
        planAll(NOW);
        var id = log(route).getFirst().id();
        var waits = assertThrows(Rejected.class, () -> deliveries.redeliver(id, ALICE, NOW));
        assertEquals(ProblemCode.STATE_CONFLICT, waits.problem().code());
        leases.finish(claim(NOW).orElseThrow(), new Outcome.Unwanted("gone"), 0, NOW);
        assertEquals(
                new DeliveryState.GivenUp(NOW, "gone"), log(route).getFirst().state());
        var again = deliveries.redeliver(id, ALICE, NOW.plusSeconds(9));
        assertEquals(id, again.id());
        assertEquals(0, again.tries());
        var lease = claim(NOW.plusSeconds(9)).orElseThrow();
        assertEquals(id, lease.delivery());
        leases.finish(lease, ARRIVED, 0, NOW.plusSeconds(10));
        assertEquals("DELIVERED", log(route).getFirst().state().label());
    }

    @Test
    void switchingARouteOffGivesUpWhatWaits() {
        var route = add(Duration.ZERO, Optional.empty());
        happens(CRITICAL, NOW);
        planAll(NOW);
        var off = new NewAlertRoute(
                "off",
                false,
                Severity.LOW,
                AccountScope.everything(),
                Set.of(),
                route.destination(),
                Duration.ZERO,
                Optional.empty());
        routes.save(route.id(), off, 1, ALICE, NOW);
        assertEquals("GIVEN_UP", log(route).getFirst().state().label());
        assertEquals(Optional.empty(), claim(NOW));
        var stale = assertThrows(Rejected.class, () -> routes.save(route.id(), off, 1, ALICE, NOW));
        assertEquals(ProblemCode.PRECONDITION_FAILED, stale.problem().code());
        routes.remove(route.id(), 2, ALICE, NOW);
        assertEquals(List.of(), deliveries.of(route.id(), Optional.empty(), 10));
    }

    @Test
    void whileASecretIsReplacedBothSign() {
        var made = routes.add(wanted(Duration.ZERO, Optional.empty()), ALICE, NOW);
        var first = made.secret().orElseThrow();
        var second =
                routes.rotateSecret(made.route().id(), 1, ALICE, NOW).secret().orElseThrow();
        happens(CRITICAL, NOW);
        planAll(NOW);
        var lease = claim(NOW).orElseThrow();
        assertEquals(Optional.of(new SigningSecrets(second, Optional.of(first))), lease.secrets());
        leases.release(lease);
        var later = claim(NOW.plus(SigningSecrets.OVERLAP)).orElseThrow();
        assertEquals(Optional.of(new SigningSecrets(second, Optional.empty())), later.secrets());
    }

    @Test
    void theLogIsPagedAndForgottenInTheEnd() {
        var route = add(Duration.ZERO, Optional.empty());
        for (int i = 0; i < 3; i++) {
            deliveries.test(route.id(), ALICE, NOW);
            leases.finish(claim(NOW).orElseThrow(), ARRIVED, 0, NOW);
        }
        var page = deliveries.of(route.id(), Optional.empty(), 2);
        assertEquals(2, page.size());
        assertEquals(
                1,
                deliveries.of(route.id(), Optional.of(page.getLast().id()), 2).size());
        assertEquals(0, leases.forget(NOW.plus(DeliveryLeases.KEPT)));
        assertEquals(3, leases.forget(NOW.plus(DeliveryLeases.KEPT).plusSeconds(1)));
        assertEquals(List.of(), log(route));
    }

    private AlertRoute add(Duration digest, Optional<QuietHours> quiet) {
        return routes.add(wanted(digest, quiet), ALICE, NOW).route();
    }

    private static NewAlertRoute wanted(Duration digest, Optional<QuietHours> quiet) {
        return new NewAlertRoute(
                "a test's",
                true,
                Severity.LOW,
                AccountScope.everything(),
                Set.of(),
                new Destination.Webhook("https://hooks.example.com/x"),
                digest,
                quiet);
    }

    private AlertRoute now(AlertRoute route) {
        return routes.find(route.id()).orElseThrow();
    }

    private List<Delivery> log(AlertRoute route) {
        return deliveries.of(route.id(), Optional.empty(), 100);
    }

    private Optional<Lease> claim(Instant now) {
        return leases.claim(worker, now);
    }

    private void planAll(Instant now) {
        while (leases.plan(now) > 0) {
            // Until there is nothing left.
        }
    }

    private static Told only(Notice notice) {
        if (notice instanceof Notice.Changes(var all) && all.size() == 1) {
            return all.getFirst();
        }
        throw new AssertionError(notice);
    }

    private static String role() {
        return "alerts-" + ROLES.incrementAndGet();
    }

    private IncidentId happens(DetectorSpec spec, Instant at) {
        return happens(spec, role(), at);
    }

    private IncidentId happens(DetectorSpec spec, String role, Instant at) {
        return detections.record(List.of(found(spec, role, at)), at).getFirst().incident();
    }

    private void leasesRunOut() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("update alert_deliveries set lease_until = now() - interval '1 second'"
                    + " where lease_until is not null");
        }
    }

    private static Detection found(DetectorSpec spec, String role, Instant at) {
        return Detection.of(spec, call(role, "DeleteBackupVault", at))
                .because("Somebody did a thing.")
                .impact("A test looks at it.")
                .resources(List.of("arn:aws:backup:eu-west-1:210987654321:backup-vault:" + role))
                .build();
    }
}
