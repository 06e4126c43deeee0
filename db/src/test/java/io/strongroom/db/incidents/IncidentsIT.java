package io.strongroom.db.incidents;

import static io.strongroom.db.events.EventsForTests.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.db.assessments.Estate;
import io.strongroom.domain.audit.AuditEntry;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Events;
import io.strongroom.domain.events.Intake;
import io.strongroom.domain.events.Recall;
import io.strongroom.domain.incidents.Correlating.Verdict;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detections;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.incidents.IncidentEvent;
import io.strongroom.domain.incidents.IncidentId;
import io.strongroom.domain.incidents.IncidentQuery;
import io.strongroom.domain.incidents.IncidentState;
import io.strongroom.domain.incidents.Incidents;
import io.strongroom.domain.incidents.Resolution;
import io.strongroom.domain.incidents.TimelineEntry;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class IncidentsIT {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final DetectorSpec CRITICAL =
            DetectorSpec.of("INC-97", "A test's critical thing happened", Severity.CRITICAL, "backup:x");
    private static final DetectorSpec MEDIUM =
            DetectorSpec.of("INC-96", "A test's medium thing happened", Severity.MEDIUM, "backup:y");

    @Inject
    Detections detections;

    @Inject
    Incidents incidents;

    @Inject
    Events events;

    @Inject
    Intake intake;

    @Inject
    AuditTrail audit;

    @Test
    void detectionsOfOnePrincipalAreOneStory() {
        var recorded = detections.record(
                List.of(
                        found(MEDIUM, "alone", NOW),
                        found(CRITICAL, "alone", NOW.plusSeconds(5)),
                        found(MEDIUM, "alone", NOW)),
                NOW);
        assertEquals(
                1,
                recorded.stream().map(Detections.Recorded::incident).distinct().count());
        assertEquals(Optional.of(new Verdict.Open()), recorded.getFirst().verdict());
        var incident = incidents.find(recorded.getFirst().incident()).orElseThrow();
        assertEquals(Severity.CRITICAL, incident.severity());
        assertEquals(Map.of(CRITICAL.id(), 1L, MEDIUM.id(), 2L), incident.detectors());
        assertEquals(NOW.plusSeconds(5), incident.lastAt());
        assertEquals(List.of("incident.opened", "incident.escalated", "incident.joined"), actions(incident.id()));
        var story = incidents.timeline(incident.id(), 100);
        assertEquals(4, story.size());
        assertTrue(story.getFirst() instanceof TimelineEntry.Moved moved
                && moved.to().equals("DETECTED"));
        assertTrue(story.getLast() instanceof TimelineEntry.Found last && last.severity() == Severity.CRITICAL);
    }

    @Test
    void theSameDetectionAgainChangesNothing() {
        var detection = found(CRITICAL, "again", NOW);
        var first = detections.record(List.of(detection), NOW).getFirst();
        var before = incidents.find(first.incident()).orElseThrow();
        var second = detections.record(List.of(detection, detection), NOW.plusSeconds(1));
        assertEquals(
                List.of(
                        new Detections.Recorded(first.incident(), Optional.empty()),
                        new Detections.Recorded(first.incident(), Optional.empty())),
                second);
        assertEquals(before, incidents.find(first.incident()).orElseThrow());
        assertEquals(2, incidents.timeline(first.incident(), 100).size());
        assertEquals(1, actions(first.incident()).size());
    }

    @Test
    void twoWorkersMakeOneIncident() throws Exception {
        for (int round = 0; round < 10; round++) {
            var role = "race-" + round;
            var start = new CyclicBarrier(2);
            Callable<IncidentId> worker = () -> {
                var detection = found(CRITICAL, role, NOW);
                start.await();
                return detections.record(List.of(detection), NOW).getFirst().incident();
            };
            try (var threads = Executors.newFixedThreadPool(2)) {
                var ids = threads.invokeAll(List.of(worker, worker));
                assertEquals(ids.getFirst().get(), ids.getLast().get());
                assertEquals(
                        2,
                        incidents
                                .find(ids.getFirst().get())
                                .orElseThrow()
                                .detectors()
                                .get(CRITICAL.id()));
            }
        }
    }

    @Test
    void oneOfTwoWhoBringPartsOfABurstSeesAllOfIt() throws Exception {
        for (int round = 0; round < 10; round++) {
            var role = "burst-" + round;
            var start = new CyclicBarrier(2);
            Callable<Integer> worker = () -> {
                var event = call(role, "DeleteRecoveryPoint", NOW);
                start.await();
                return intake.together(List.of(event.principal().orElseThrow()), () -> {
                    events.append(List.of(event), NOW);
                    var deletions = Recall.of(Duration.ofHours(24), Set.of("backup:DeleteRecoveryPoint"));
                    return events.earlier(event, List.of(deletions), 10).size();
                });
            };
            try (var threads = Executors.newFixedThreadPool(2)) {
                var seen = threads.invokeAll(List.of(worker, worker));
                assertEquals(1, seen.getFirst().get() + seen.getLast().get());
            }
        }
    }

    @Test
    void aStoryThatWasClosedOpensAgain() {
        var id = detections
                .record(List.of(found(MEDIUM, "back", NOW)), NOW)
                .getFirst()
                .incident();
        var taken = incidents.acknowledge(id, 1, Estate.ALICE, NOW.plusSeconds(1));
        assertEquals(Optional.of(Estate.ALICE.name()), taken.owner());
        assertEquals(Optional.of(NOW.plusSeconds(1)), taken.acknowledgedAt());
        var closed = incidents.resolve(
                id, Resolution.HANDLED, "made good", taken.version(), Estate.ALICE, NOW.plusSeconds(60));
        assertEquals(Optional.of(NOW.plusSeconds(60)), closed.closedAt());
        assertEquals(List.of(), open(id));
        var again = detections.record(List.of(found(CRITICAL, "back", NOW.plusSeconds(3600))), NOW.plusSeconds(3601));
        assertEquals(id, again.getFirst().incident());
        var incident = incidents.find(id).orElseThrow();
        assertTrue(incident.state() instanceof IncidentState.Detected);
        assertEquals(Severity.CRITICAL, incident.severity());
        assertEquals(Optional.empty(), incident.acknowledgedAt());
        assertEquals(
                List.of(
                        "incident.opened",
                        "incident.moved",
                        "incident.assigned",
                        "incident.moved",
                        "incident.reopened"),
                actions(id));
        var later = detections.record(
                List.of(found(CRITICAL, "back", NOW.plus(Duration.ofDays(3)))), NOW.plus(Duration.ofDays(3)));
        assertTrue(!later.getFirst().incident().equals(id), "after days it is another story");
    }

    @Test
    void peopleMoveItOnNoteAndHandItOver() {
        var id = detections
                .record(List.of(found(CRITICAL, "handled", NOW)), NOW)
                .getFirst()
                .incident();
        var containing = incidents.move(
                id,
                new IncidentEvent.ContainmentBegun(NOW.plusSeconds(2), Estate.ALICE.name()),
                1,
                Estate.ALICE,
                NOW.plusSeconds(2));
        assertEquals("CONTAINING", containing.state().label());
        var stale = assertThrows(
                Rejected.class, () -> incidents.assign(id, Optional.of("bob"), 1, Estate.ALICE, NOW.plusSeconds(3)));
        assertEquals(ProblemCode.PRECONDITION_FAILED, stale.problem().code());
        var assigned = incidents.assign(id, Optional.of("bob"), containing.version(), Estate.ALICE, NOW.plusSeconds(3));
        assertEquals(Optional.of("bob"), assigned.owner());
        var noted = incidents.note(id, "Called the owner", Estate.ALICE, NOW.plusSeconds(4));
        assertTrue(noted.version() > assigned.version());
        assertThrows(Rejected.class, () -> incidents.note(id, " ", Estate.ALICE, NOW));
        assertEquals(
                List.of("Moved", "Found", "Moved", "Assigned", "Noted"),
                incidents.timeline(id, 100).stream()
                        .map(line -> line.getClass().getSimpleName())
                        .toList());
    }

    @Test
    void listsShowWhatIsAskedFor() {
        var id = detections
                .record(List.of(found(MEDIUM, "listed", NOW)), NOW)
                .getFirst()
                .incident();
        var query = new IncidentQuery(
                Set.of("DETECTED"),
                Set.of(Severity.MEDIUM),
                Set.of(MEDIUM.id()),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                100);
        assertTrue(incidents.list(query).stream().map(Incident::id).anyMatch(id::equals));
        assertTrue(incidents.countOpen(query).get(Severity.MEDIUM) >= 1);
        var none = new IncidentQuery(
                Set.of(),
                Set.of(),
                Set.of(new DetectorId("INC-95")),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                9);
        assertEquals(List.of(), incidents.list(none));
        assertEquals(Map.of(), incidents.countOpen(none));
        var newest = incidents.list(IncidentQuery.newest(2));
        var next = incidents.list(new IncidentQuery(
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(newest.getFirst().number()),
                1));
        assertTrue(
                next.isEmpty() || next.getFirst().number() < newest.getFirst().number());
    }

    @Test
    void aLongStoryIsToldFromItsEndUnderItsGravestLine() {
        var all = new ArrayList<Detection>();
        all.add(found(CRITICAL, "long", NOW));
        IntStream.rangeClosed(1, 600).forEach(n -> all.add(found(MEDIUM, "long", NOW.plusSeconds(n))));
        var id = detections.record(all, NOW).getFirst().incident();
        var newest = incidents.timeline(id, 500);
        assertEquals(500, newest.size());
        assertEquals(NOW.plusSeconds(600), newest.getLast().at());
        assertTrue(!newest.getFirst().at().isAfter(newest.get(1).at()), "oldest first");
        var older = incidents.timeline(id, Optional.of(TimelineEntry.Cursor.of(newest.getFirst())), 500);
        assertEquals(602 - 500, older.size());
        assertEquals(NOW, older.getFirst().at());
        var sequences = Stream.concat(older.stream(), newest.stream())
                .map(TimelineEntry::sequence)
                .distinct()
                .count();
        assertEquals(602, sequences);
        assertEquals(Severity.CRITICAL, incidents.headline(id).orElseThrow().severity());
        detections.record(List.of(found(CRITICAL, "long", NOW.plusSeconds(700))), NOW);
        assertEquals(NOW.plusSeconds(700), incidents.headline(id).orElseThrow().at());
        assertEquals(Optional.empty(), incidents.headline(IncidentId.next()));
    }

    private List<Incident> open(IncidentId id) {
        return incidents.list(IncidentQuery.newest(500)).stream()
                .filter(one -> one.id().equals(id) && one.state().open())
                .toList();
    }

    private List<String> actions(IncidentId id) {
        return audit.of("incident", id.toString(), 0, 100).stream()
                .map(AuditEntry::action)
                .toList();
    }

    /** By a role whose stories no other test tells, about a vault of its own. */
    private static Detection found(DetectorSpec spec, String role, Instant at) {
        AwsEvent event = call(role, "DeleteBackupVault", at);
        return Detection.of(spec, event)
                .because("Somebody did a thing.")
                .impact("A test looks at it.")
                .resources(List.of("arn:aws:backup:eu-west-1:210987654321:backup-vault:" + role))
                .build();
    }
}
