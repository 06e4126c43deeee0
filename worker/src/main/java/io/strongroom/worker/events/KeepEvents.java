package io.strongroom.worker.events;

import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.EventEnvelope;
import io.strongroom.domain.events.EventId;
import io.strongroom.domain.events.Events;
import io.strongroom.domain.events.Intake;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detections;
import io.strongroom.domain.incidents.Detections.OwnChange;
import io.strongroom.domain.incidents.DetectorCatalog;
import io.strongroom.domain.integrity.ProofIntake;
import io.strongroom.domain.integrity.ToldProof;
import io.strongroom.domain.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Keeps events with what detectors make of them, in one transaction. Only an event that is new is looked at; and so are
 * those again that happened after one that came late, for it may be what makes a burst or a chain of them.
 */
final class KeepEvents {
    private static final int LOOKED_AT_AGAIN_MOST = 200;

    private final Intake intake;
    private final Events events;
    private final DetectorCatalog detectors;
    private final Detections detections;
    private final AroundEvents around;
    private final ProofIntake proofs;
    private final InstantSource clock;

    KeepEvents(
            Intake intake,
            Events events,
            DetectorCatalog detectors,
            Detections detections,
            AroundEvents around,
            ProofIntake proofs,
            InstantSource clock) {
        this.intake = intake;
        this.events = events;
        this.detectors = detectors;
        this.detections = detections;
        this.around = around;
        this.proofs = proofs;
        this.clock = clock;
    }

    /** @param texts messages of the queue, as they came */
    void keep(List<String> texts) {
        var now = clock.instant();
        var told = new ArrayList<AwsEvent>();
        var unknown = new TreeMap<String, Long>();
        var poison = new LinkedHashMap<String, String>();
        for (var text : texts) {
            switch (EventEnvelope.read(text, now)) {
                case EventEnvelope.Event event -> told.add(event.event());
                case EventEnvelope.Unknown one -> unknown.merge(one.detailType(), 1L, Long::sum);
                case EventEnvelope.Poison one -> poison.put(text, one.reason());
            }
        }
        intake.together(subjects(told), () -> {
            unknown.forEach((type, messages) -> events.countUnknown(type, messages, now));
            poison.forEach((text, reason) -> events.setAside(text, reason, now));
            var added = events.append(told, now);
            var recorded = detections.record(detect(fresh(told, added), now), ours(told, added), now);
            prove(told, added, now);
            return recorded;
        });
    }

    /** What new events tell of restore tests and malware scans, as it happened. */
    private void prove(List<AwsEvent> told, Set<EventId> added, Instant now) {
        var byId = new TreeMap<EventId, AwsEvent>();
        told.stream().filter(event -> added.contains(event.id())).forEach(event -> byId.putIfAbsent(event.id(), event));
        var tests = byId.values().stream()
                .sorted(Comparator.comparing(AwsEvent::at))
                .flatMap(event -> ToldProof.of(event).stream())
                .toList();
        if (!tests.isEmpty()) {
            proofs.take(tests, now);
        }
    }

    /** Keeps events that were looked up, and what comes of them. @return those that were new */
    Set<EventId> keepLookedUp(List<AwsEvent> found) {
        var now = clock.instant();
        return intake.together(subjects(found), () -> {
            var added = events.appendLookedUp(found, now);
            detections.record(detect(fresh(found, added), now), ours(found, added), now);
            return added;
        });
    }

    private Set<String> subjects(List<AwsEvent> told) {
        return told.stream()
                .filter(detectors::inHistory)
                .flatMap(event -> event.subject().stream())
                .collect(Collectors.toSet());
    }

    /** Calls of our own worker that changed something. */
    private List<OwnChange> ours(List<AwsEvent> told, Set<EventId> added) {
        var byId = new LinkedHashMap<EventId, OwnChange>();
        told.stream()
                .filter(event -> added.contains(event.id()) && event.succeeded() && !event.readOnly())
                .forEach(event ->
                        around.ours(event).ifPresent(job -> byId.putIfAbsent(event.id(), new OwnChange(event, job))));
        return List.copyOf(byId.values());
    }

    /** The new ones that any detector looks at, once each, as they happened. */
    private List<AwsEvent> fresh(List<AwsEvent> told, Set<EventId> added) {
        var byId = new TreeMap<EventId, AwsEvent>();
        told.stream()
                .filter(event -> added.contains(event.id()) && detectors.concerned(event))
                .forEach(event -> byId.putIfAbsent(event.id(), event));
        return byId.values().stream()
                .sorted(Comparator.comparing(AwsEvent::at).thenComparing(AwsEvent::id))
                .toList();
    }

    private List<Detection> detect(List<AwsEvent> fresh, Instant now) {
        var found = new ArrayList<Detection>();
        fresh.forEach(event -> found.addAll(detect(event, now)));
        after(fresh).forEach(event -> found.addAll(detect(event, now)));
        return found;
    }

    private List<Detection> detect(AwsEvent event, Instant now) {
        // Fetched before, for what fails in there is the database's, and no detector's fault.
        var surroundings = around.of(event, detectors.needs(event), detectors.recalls(event));
        return detectors.looks(event, surroundings).stream()
                .flatMap(look ->
                        TakeEvents.guarded(
                                event, look, reason -> events.setAside(Json.write(event.detail()), reason, now))
                                .stream())
                .toList();
    }

    /**
     * What was known already of the same subjects and happened after the first of those. Any of those may be what others look
     * back on, though it does not look back itself: the trail that is stopped before vaults are attacked.
     */
    private List<AwsEvent> after(List<AwsEvent> fresh) {
        var ids = fresh.stream().map(AwsEvent::id).collect(Collectors.toSet());
        var remembered = new LinkedHashMap<String, List<AwsEvent>>();
        fresh.stream()
                .filter(event -> !detectors.judgedBy(event).isEmpty())
                .forEach(event -> event.subject()
                        .ifPresent(whose -> remembered
                                .computeIfAbsent(whose, any -> new ArrayList<>())
                                .add(event)));
        return remembered.values().stream()
                .flatMap(own -> later(own).stream())
                .filter(event -> !ids.contains(event.id()))
                .toList();
    }

    /** @param own events of one subject that others are judged by, as they happened */
    private List<AwsEvent> later(List<AwsEvent> own) {
        var apart = Duration.between(own.getFirst().at(), own.getLast().at());
        var judged = own.stream()
                .flatMap(event -> detectors.judgedBy(event).stream())
                .map(recall -> recall.longer(apart))
                .collect(Collectors.toSet());
        return events.later(own.getFirst(), judged, LOOKED_AT_AGAIN_MOST);
    }
}
