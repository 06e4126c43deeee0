package io.strongroom.domain.incidents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.incidents.IncidentState.Closed;
import io.strongroom.domain.incidents.IncidentState.Containing;
import io.strongroom.domain.incidents.IncidentState.Detected;
import io.strongroom.domain.incidents.IncidentState.Recovering;
import io.strongroom.domain.incidents.IncidentState.Triaged;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class IncidentStateTest {
    private static final Instant AT = Instant.parse("2026-11-24T12:00:00Z");

    private static final List<IncidentState> STATES = List.of(
            new Detected(AT),
            new Triaged(AT, "ann"),
            new Containing(AT, "ann"),
            new Recovering(AT, "ann"),
            new Closed(AT, "ann", Resolution.HANDLED, "done"));

    private static final List<IncidentEvent> EVENTS = List.of(
            new IncidentEvent.Acknowledged(AT, "bob"),
            new IncidentEvent.ContainmentBegun(AT, "bob"),
            new IncidentEvent.RecoveryBegun(AT, "bob"),
            new IncidentEvent.Resolved(AT, "bob", Resolution.EXPECTED, "planned"),
            new IncidentEvent.DetectedAgain(AT));

    @Test
    void everyPairOfStateAndEvent() {
        var table = new LinkedHashMap<String, List<String>>();
        for (var state : STATES) {
            table.put(
                    state.label(),
                    EVENTS.stream()
                            .map(event ->
                                    state.next(event).map(IncidentState::label).orElse("-"))
                            .toList());
        }
        var expected = new LinkedHashMap<String, List<String>>();
        expected.put("DETECTED", List.of("TRIAGED", "CONTAINING", "-", "-", "DETECTED"));
        expected.put("TRIAGED", List.of("-", "CONTAINING", "RECOVERING", "CLOSED", "TRIAGED"));
        expected.put("CONTAINING", List.of("-", "-", "RECOVERING", "CLOSED", "CONTAINING"));
        expected.put("RECOVERING", List.of("-", "CONTAINING", "-", "CLOSED", "RECOVERING"));
        expected.put("CLOSED", List.of("-", "-", "-", "-", "DETECTED"));
        assertEquals(expected, table);
    }

    @Test
    void closedOneReopensForADayAndThenNoMore() {
        var closed = STATES.getLast();
        var lastMoment = AT.plus(IncidentState.REOPENS_WITHIN);
        assertEquals(Optional.of(new Detected(lastMoment)), closed.next(new IncidentEvent.DetectedAgain(lastMoment)));
        assertEquals(
                Optional.empty(), closed.next(new IncidentEvent.DetectedAgain(lastMoment.plus(Duration.ofSeconds(1)))));
    }

    @Test
    void operatorsApproversAndAdministratorsRespondAndNobodyElse() {
        var needed =
                EVENTS.stream().flatMap(event -> event.permission().stream()).collect(Collectors.toSet());
        assertEquals(Set.of(Permission.INCIDENTS_RESPOND), needed);
        assertEquals(
                Set.of(Role.OPERATOR, Role.APPROVER, Role.ADMINISTRATOR),
                Arrays.stream(Role.values())
                        .filter(role -> role.permissions().containsAll(needed))
                        .collect(Collectors.toSet()));
    }

    @Test
    void everyRoleReads() {
        assertEquals(
                Set.of(Role.values()),
                Arrays.stream(Role.values())
                        .filter(role -> role.permissions().contains(Permission.INCIDENTS_READ))
                        .collect(Collectors.toSet()));
    }
}
