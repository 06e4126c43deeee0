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
import io.strongroom.domain.incidents.DetectorSpec.Need;
import io.strongroom.domain.incidents.Surroundings;
import io.strongroom.domain.json.Json;
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
    private final InstantSource clock;

    KeepEvents(
            Intake intake,
            Events events,
            DetectorCatalog detectors,
            Detections detections,
            AroundEvents around,
            InstantSource clock) {
        this.intake = intake;
        this.events = events;
        this.detectors = detectors;
        this.detections = detections;
        this.around = around;
        this.clock = clock;
    }

    /** @param texts messages of the queue, as they came */
    void keep(List<String> texts) {
        var now = clock.instant();
        var told = new ArrayList<AwsEvent>();
        var rest = new LinkedHashMap<String, EventEnvelope>();
        for (var text : texts) {
            switch (EventEnvelope.read(text)) {
                case EventEnvelope.Event event -> told.add(event.event());
                case EventEnvelope.Unknown unknown -> rest.put(text, unknown);
                case EventEnvelope.Poison poison -> rest.put(text, poison);
            }
        }
        var subjects = told.stream()
                .filter(this::byHistory)
                .flatMap(event -> event.subject().stream())
                .collect(Collectors.toSet());
        intake.together(subjects, () -> {
            rest.forEach((text, envelope) -> note(text, envelope, now));
            var added = events.append(told, now);
            return detections.record(detect(fresh(told, added), now), ours(told, added), now);
        });
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

    private void note(String text, EventEnvelope envelope, Instant now) {
        switch (envelope) {
            case EventEnvelope.Event event -> {}
            case EventEnvelope.Unknown unknown -> events.countUnknown(unknown.detailType(), now);
            case EventEnvelope.Poison poison -> events.setAside(text, poison.reason(), now);
        }
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
        var surroundings = around.of(event, detectors.needs(event));
        return detectors.looks(event, surroundings).stream()
                .flatMap(look ->
                        TakeEvents.guarded(
                                event, look, reason -> events.setAside(Json.write(event.detail()), reason, now))
                                .stream())
                .toList();
    }

    /** What was known already of the same subjects and happened after the first of those. */
    private List<AwsEvent> after(List<AwsEvent> fresh) {
        var ids = fresh.stream().map(AwsEvent::id).collect(Collectors.toSet());
        var first = new LinkedHashMap<String, AwsEvent>();
        fresh.stream()
                .filter(this::byHistory)
                .forEach(event -> event.subject().ifPresent(whose -> first.putIfAbsent(whose, event)));
        return first.values().stream()
                .flatMap(event -> events.later(event, Surroundings.HISTORY, LOOKED_AT_AGAIN_MOST).stream())
                .filter(event -> !ids.contains(event.id()) && byHistory(event))
                .toList();
    }

    private boolean byHistory(AwsEvent event) {
        return detectors.needs(event).contains(Need.HISTORY);
    }
}
