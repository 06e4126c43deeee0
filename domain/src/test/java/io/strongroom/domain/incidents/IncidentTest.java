package io.strongroom.domain.incidents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.Role;
import io.strongroom.domain.users.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IncidentTest {
    private static final Instant AT = Detected.AT;
    private final Incident incident = Detected.opened(7, Detected.by("mallory", Severity.HIGH, AT, "vault"));

    private static Principal person(String name, Role role) {
        return new Principal(
                new UserId(UUID.randomUUID()),
                name,
                Set.of(role),
                role.permissions(),
                AccountScope.everything(),
                Optional.empty(),
                Optional.empty());
    }

    private static ProblemCode refused(Incident incident, IncidentEvent event, Principal by) {
        return assertThrows(Rejected.class, () -> IncidentRules.check(incident, event, by))
                .problem()
                .code();
    }

    @Test
    void anotherDetectionAddsUpAndNeverMakesItLess() {
        var more = incident.with(Detected.by("mallory", Severity.MEDIUM, AT.minusSeconds(60), "key"), "Other");
        assertEquals(Map.of(new DetectorId("INC-01"), 2L), more.detectors());
        assertEquals(Severity.HIGH, more.severity());
        assertEquals("Title", more.title());
        assertEquals(Set.of("vault", "key"), more.resources());
        assertEquals(AT.minusSeconds(60), more.firstAt());
        assertEquals(AT, more.lastAt());
    }

    @Test
    void graverDetectionGivesItsTitle() {
        var more = incident.with(Detected.by("mallory", Severity.CRITICAL, AT.plusSeconds(60), "key"), "Other");
        assertEquals(Severity.CRITICAL, more.severity());
        assertEquals("Other", more.title());
    }

    @Test
    void responseClockStopsAtTheFirstAnswerAndStartsAnewWithAReopening() {
        var triaged = incident.in(new IncidentState.Triaged(AT.plusSeconds(60), "ann"));
        var containing = triaged.in(new IncidentState.Containing(AT.plusSeconds(90), "ann"));
        assertEquals(Optional.of(AT.plusSeconds(60)), containing.acknowledgedAt());
        var closed = Detected.closed(containing, AT.plusSeconds(120));
        assertEquals(Optional.of(AT.plusSeconds(120)), closed.closedAt());
        var again = closed.in(new IncidentState.Detected(AT.plusSeconds(200)));
        assertEquals(Optional.empty(), again.acknowledgedAt());
        assertEquals(Optional.empty(), again.closedAt());
    }

    @Test
    void viewersDoNotHandleIncidents() {
        var event = new IncidentEvent.Acknowledged(AT, "eve");
        assertEquals(ProblemCode.FORBIDDEN, refused(incident, event, person("eve", Role.VIEWER)));
        assertTrue(IncidentRules.check(incident, event, person("ann", Role.OPERATOR)) instanceof IncidentState.Triaged);
    }

    @Test
    void whatNobodyLookedAtCannotBeClosed() {
        var event = new IncidentEvent.Resolved(AT, "ann", Resolution.HANDLED, "done");
        assertEquals(ProblemCode.STATE_CONFLICT, refused(incident, event, person("ann", Role.OPERATOR)));
    }

    @Test
    void closingTakesAReason() {
        var triaged = incident.in(new IncidentState.Triaged(AT, "ann"));
        var event = new IncidentEvent.Resolved(AT, "ann", Resolution.HANDLED, " ");
        assertEquals(ProblemCode.VALIDATION_FAILED, refused(triaged, event, person("ann", Role.OPERATOR)));
    }

    @Test
    void criticalOneIsNotClosedByWhoAloneHandledIt() {
        var critical = Detected.opened(8, Detected.by("mallory", Severity.CRITICAL, AT))
                .in(new IncidentState.Triaged(AT, "ann"));
        var owned = new Incident(
                critical.id(),
                critical.number(),
                critical.title(),
                critical.severity(),
                critical.state(),
                Optional.of("ann"),
                critical.openedAt(),
                critical.acknowledgedAt(),
                critical.closedAt(),
                critical.firstAt(),
                critical.lastAt(),
                critical.principal(),
                critical.account(),
                critical.correlation(),
                critical.detectors(),
                critical.resources(),
                critical.atRisk(),
                critical.version());
        var waved = new IncidentEvent.Resolved(AT, "ann", Resolution.FALSE_ALARM, "nothing");
        assertEquals(ProblemCode.SELF_APPROVAL, refused(owned, waved, person("ann", Role.OPERATOR)));
        assertTrue(IncidentRules.check(owned, waved, person("bob", Role.OPERATOR)) instanceof IncidentState.Closed);
        assertEquals(ProblemCode.SELF_APPROVAL, refused(critical, waved, person("ann", Role.OPERATOR)));
        var handled = new IncidentEvent.Resolved(AT, "ann", Resolution.HANDLED, "stopped");
        assertEquals(ProblemCode.SELF_APPROVAL, refused(owned, handled, person("ann", Role.OPERATOR)));
        assertEquals(ProblemCode.SELF_APPROVAL, refused(critical, handled, person("ann", Role.OPERATOR)));
        for (var other : List.of(
                person("bob", Role.OPERATOR),
                person("bob", Role.APPROVER),
                person("ann", Role.APPROVER),
                person("ann", Role.ADMINISTRATOR))) {
            assertTrue(IncidentRules.check(owned, handled, other) instanceof IncidentState.Closed, other.toString());
        }
        // That it was nothing takes two, whoever they are.
        assertEquals(ProblemCode.SELF_APPROVAL, refused(owned, waved, person("ann", Role.ADMINISTRATOR)));
        assertEquals(ProblemCode.FORBIDDEN, refused(owned, handled, person("bob", Role.VIEWER)));
    }

    @Test
    void whatIsNotCriticalIsClosedByWhoHandledIt() {
        var triaged = incident.in(new IncidentState.Triaged(AT, "ann"));
        var handled = new IncidentEvent.Resolved(AT, "ann", Resolution.HANDLED, "stopped");
        assertTrue(IncidentRules.check(triaged, handled, person("ann", Role.OPERATOR)) instanceof IncidentState.Closed);
    }
}
