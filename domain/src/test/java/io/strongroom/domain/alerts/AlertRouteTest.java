package io.strongroom.domain.alerts;

import static io.strongroom.domain.alerts.Alerts.ACCOUNT;
import static io.strongroom.domain.alerts.Alerts.NOW;
import static io.strongroom.domain.alerts.Alerts.told;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.AccountScope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertRouteTest {
    private static final DetectorId LOCK = new DetectorId("INC-02");
    private static final Optional<Account> KNOWN =
            Optional.of(new Account(ACCOUNT, "payments", "/prod/payments", Account.Status.ACTIVE, false));

    private static AlertRoute route(
            boolean enabled, Severity atLeast, AccountScope scope, Set<DetectorId> detectors, RouteHealth health) {
        return new AlertRoute(
                AlertRouteId.next(),
                "on call",
                enabled,
                atLeast,
                scope,
                detectors,
                new Destination.Email("oncall@example.com"),
                Duration.ZERO,
                Optional.empty(),
                health,
                1);
    }

    private static AlertRoute of(AccountScope scope, Set<DetectorId> detectors) {
        return route(true, Severity.LOW, scope, detectors, RouteHealth.untried());
    }

    @Test
    void aRouteTakesWhatIsGraveEnough() {
        var high = route(true, Severity.HIGH, AccountScope.everything(), Set.of(), RouteHealth.untried());
        assertTrue(high.takes(told(Severity.CRITICAL), KNOWN));
        assertTrue(high.takes(told(Severity.HIGH), KNOWN));
        assertFalse(high.takes(told(Severity.MEDIUM), KNOWN));
    }

    @Test
    void aRouteTakesItsAccountsAndUnits() {
        var change = told(Severity.HIGH);
        assertTrue(of(AccountScope.of(Set.of(ACCOUNT)), Set.of()).takes(change, KNOWN));
        assertTrue(
                of(new AccountScope(false, Set.of(), Set.of("/prod")), Set.of()).takes(change, KNOWN));
        assertFalse(
                of(new AccountScope(false, Set.of(), Set.of("/dev")), Set.of()).takes(change, KNOWN));
        assertFalse(of(AccountScope.of(Set.of(new AccountId("999999999999"))), Set.of())
                .takes(change, KNOWN));
    }

    @Test
    void anAccountThatIsNotKnownAnyMoreIsStillTold() {
        var change = told(Severity.HIGH);
        assertTrue(of(AccountScope.everything(), Set.of()).takes(change, Optional.empty()));
        assertTrue(of(AccountScope.of(Set.of(ACCOUNT)), Set.of()).takes(change, Optional.empty()));
        assertFalse(
                of(new AccountScope(false, Set.of(), Set.of("/prod")), Set.of()).takes(change, Optional.empty()));
    }

    @Test
    void aRouteTakesItsDetectors() {
        assertTrue(of(AccountScope.everything(), Set.of(LOCK)).takes(told(Severity.LOW), KNOWN));
        assertFalse(
                of(AccountScope.everything(), Set.of(new DetectorId("INC-10"))).takes(told(Severity.LOW), KNOWN));
    }

    @Test
    void aRouteThatIsOffOrStoppedTakesNothing() {
        var all = AccountScope.everything();
        var stopped = RouteHealth.untried().after(new Outcome.Unwanted("gone"), NOW);
        assertFalse(
                route(false, Severity.LOW, all, Set.of(), RouteHealth.untried()).takes(told(Severity.LOW), KNOWN));
        var dead = route(true, Severity.LOW, all, Set.of(), stopped);
        assertFalse(dead.takes(told(Severity.LOW), KNOWN));
        assertTrue(dead.inTrouble());
        assertFalse(route(false, Severity.LOW, all, Set.of(), stopped).inTrouble());
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        var wanted = new NewAlertRoute(
                " ",
                true,
                Severity.LOW,
                AccountScope.of(Set.of()),
                Set.of(LOCK, new DetectorId("INC-99")),
                new Destination.Sns("arn:aws:sqs:eu-west-1:123456789012:queue"),
                Duration.ofHours(25),
                Optional.empty());
        var rules = new TargetRules(TargetRules.Insecure.NOTHING);
        var problem = assertThrows(Rejected.class, () -> wanted.check(LOCK::equals, rules))
                .problem();
        assertEquals(
                List.of("/name", "/scope", "/detectors", "/target", "/digestMinutes"),
                problem.errors().stream().map(FieldError::pointer).toList());
    }

    @Test
    void destinationsAreWhatTheirKindSays() {
        var rules = new TargetRules(TargetRules.Insecure.NOTHING);
        for (var good : List.of(
                new Destination.Sns("arn:aws:sns:eu-west-1:123456789012:alerts"),
                new Destination.Sns("arn:aws-us-gov:sns:us-gov-west-1:123456789012:alerts.fifo"),
                new Destination.Email("a.b+c@example.co.uk"),
                new Destination.Webhook("https://hooks.example.com/x"),
                new Destination.Slack("https://hooks.slack.com/services/T/B/x"))) {
            assertEquals(Optional.empty(), good.objection(rules), good.toString());
            assertEquals(good, Destination.of(good.kind(), good.target()));
        }
        for (var bad : List.of(
                new Destination.Sns("alerts"),
                new Destination.Sns("arn:aws:sns:eu-west-1:123456789012:alerts\n"),
                new Destination.Email("a@b, c@d"),
                new Destination.Email("a@example.com\r\nBcc: x@example.com"),
                new Destination.Email("Team <a@example.com>"),
                new Destination.Webhook("http://hooks.example.com/x"),
                new Destination.Slack("https://127.0.0.1/x"))) {
            assertTrue(bad.objection(rules).isPresent(), bad.toString());
        }
    }

    @Test
    void addressesThatAreSecretsAreNotShown() {
        assertEquals(
                "https://hooks.slack.com/…", new Destination.Slack("https://hooks.slack.com/services/T/B/x").shown());
        assertEquals("https://hooks.example.com/…", new Destination.Webhook("https://hooks.example.com?key=x").shown());
        assertEquals("https://hooks.example.com", new Destination.Webhook("https://hooks.example.com").shown());
    }
}
