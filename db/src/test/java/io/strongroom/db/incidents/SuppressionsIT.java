package io.strongroom.db.incidents;

import static io.strongroom.db.events.EventsForTests.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.db.assessments.Estate;
import io.strongroom.domain.audit.AuditEntry;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detections;
import io.strongroom.domain.incidents.DetectorCatalog;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.IncidentQuery;
import io.strongroom.domain.incidents.Incidents;
import io.strongroom.domain.incidents.NewSuppression;
import io.strongroom.domain.incidents.Suppression;
import io.strongroom.domain.incidents.Suppressions;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class SuppressionsIT {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Inject
    Suppressions suppressions;

    @Inject
    Detections detections;

    @Inject
    DetectorCatalog detectors;

    @Inject
    Incidents incidents;

    @Inject
    AuditTrail audit;

    @Test
    void whatIsSuppressedOpensNothingAndIsCountedOnce() {
        var detection = found("drill", Severity.MEDIUM, NOW);
        var suppression = add(detection);
        assertEquals(List.of(), detections.record(List.of(detection, detection), NOW.plusSeconds(1)));
        assertEquals(List.of(), detections.record(List.of(detection), NOW.plusSeconds(2)));
        var counted = suppressions.find(suppression.id()).orElseThrow();
        assertEquals(1, counted.suppressed());
        assertEquals(Optional.of(NOW), counted.lastAt());
        assertEquals(1, counted.version());
        var told = suppressions.suppressed(suppression.id(), 10).getFirst();
        assertEquals(Severity.MEDIUM, told.severity());
        assertEquals(detection.because(), told.because());
        assertEquals(
                detection.event().map(Object::toString).isPresent(),
                told.event().isPresent());

        suppressions.end(suppression.id(), 1, Estate.ALICE, NOW.plusSeconds(3));
        // What was suppressed stays so when history is looked at again; what comes anew opens an incident.
        assertEquals(List.of(), detections.record(List.of(detection), NOW.plusSeconds(4)));
        var anew = found("drill", Severity.MEDIUM, NOW.plusSeconds(5));
        assertTrue(detections
                .record(List.of(anew), NOW.plusSeconds(5))
                .getFirst()
                .verdict()
                .isPresent());
        assertEquals(List.of("suppression.created", "suppression.ended"), actions(suppression));
    }

    @Test
    void criticalOnesOpenAnIncidentUntilSomebodyElseHasApproved() {
        var first = found("approved", Severity.CRITICAL, NOW);
        var suppression = add(first);
        var opened = detections.record(List.of(first), NOW.plusSeconds(1)).getFirst();
        assertTrue(opened.verdict().isPresent());
        var own = assertThrows(
                Rejected.class, () -> suppressions.approve(suppression.id(), 1, Estate.ALICE, NOW.plusSeconds(2)));
        assertEquals(ProblemCode.SELF_APPROVAL, own.problem().code());
        var approved = suppressions.approve(suppression.id(), 1, Estate.BOB, NOW.plusSeconds(3));
        assertEquals(Optional.of(Estate.BOB.name()), approved.approvedBy());
        // One that an incident knows stays there.
        assertEquals(
                opened.incident(),
                detections.record(List.of(first), NOW.plusSeconds(4)).getFirst().incident());
        var second = found("approved", Severity.CRITICAL, NOW.plusSeconds(5));
        assertEquals(List.of(), detections.record(List.of(second), NOW.plusSeconds(5)));
        assertEquals(1, suppressions.find(suppression.id()).orElseThrow().suppressed());
        var twice = assertThrows(
                Rejected.class,
                () -> suppressions.approve(suppression.id(), approved.version(), Estate.BOB, NOW.plusSeconds(6)));
        assertEquals(ProblemCode.STATE_CONFLICT, twice.problem().code());
    }

    @Test
    void whatHasExpiredSuppressesNothingAndCannotBeApproved() {
        var detection = found("expired", Severity.LOW, NOW);
        var suppression = add(detection);
        var late = NOW.plus(Duration.ofDays(8));
        assertTrue(
                detections.record(List.of(detection), late).getFirst().verdict().isPresent());
        var refused = assertThrows(Rejected.class, () -> suppressions.approve(suppression.id(), 1, Estate.BOB, late));
        assertEquals(ProblemCode.STATE_CONFLICT, refused.problem().code());
        var stale = assertThrows(Rejected.class, () -> suppressions.end(suppression.id(), 7, Estate.BOB, NOW));
        assertEquals(ProblemCode.PRECONDITION_FAILED, stale.problem().code());
    }

    @Test
    void listsShowTheNewestOfWhatTheCallerReaches() {
        var one = add(found("listed-one", Severity.LOW, NOW));
        var two = add(found("listed-two", Severity.LOW, NOW));
        var newest = suppressions.list(new Suppressions.Query(Optional.of(Set.of(one.account())), Optional.empty(), 1));
        assertEquals(List.of(two.id()), newest.stream().map(Suppression::id).toList());
        var next = suppressions.list(new Suppressions.Query(Optional.empty(), Optional.of(two.id()), 500));
        assertTrue(next.stream().map(Suppression::id).anyMatch(one.id()::equals));
        assertFalse(next.stream().map(Suppression::id).anyMatch(two.id()::equals));
        assertEquals(List.of(), suppressions.list(new Suppressions.Query(Optional.of(Set.of()), Optional.empty(), 9)));
        assertTrue(incidents.list(IncidentQuery.newest(500)).stream()
                .noneMatch(incident -> incident.principal()
                        .filter(who -> who.endsWith("listed-one"))
                        .isPresent()));
    }

    /** One that suppresses the detection's like for seven days. */
    private Suppression add(Detection like) {
        return suppressions.add(
                new NewSuppression(
                        like.detector(),
                        like.account(),
                        like.principal(),
                        Optional.empty(),
                        "a test expects these",
                        "platform",
                        Optional.of(NOW.plus(Duration.ofDays(7)))),
                Estate.ALICE,
                NOW);
    }

    private List<String> actions(Suppression one) {
        return audit.of("suppression", one.id().toString(), 0, 100).stream()
                .map(AuditEntry::action)
                .toList();
    }

    private Detection found(String role, Severity severity, Instant at) {
        DetectorSpec spec = detectors.specs().getFirst();
        return Detection.of(spec, call("suppress-" + role, "DeleteBackupVault", at))
                .severity(severity)
                .because("Somebody did a thing.")
                .impact("A test looks at it.")
                .resources(List.of("arn:aws:backup:eu-west-1:210987654321:backup-vault:suppress-" + role))
                .build();
    }
}
