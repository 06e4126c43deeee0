package io.strongroom.db.incidents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.db.incidents.Timeline.Line;
import io.strongroom.domain.alerts.Occasion;
import io.strongroom.domain.alerts.Told;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.incidents.Correlating;
import io.strongroom.domain.incidents.Correlating.Verdict;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detections.Recorded;
import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.incidents.IncidentEvent;
import io.strongroom.domain.incidents.IncidentId;
import io.strongroom.domain.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Detections of one batch, one after the other, into incidents that are held; what is to be written comes of it at the end. */
final class Taking {
    private static final String WATCH = "watch";

    private final Map<IncidentId, Incident> incidents = new LinkedHashMap<>();
    private final Set<IncidentId> opened = new LinkedHashSet<>();
    private final Set<IncidentId> changed = new LinkedHashSet<>();
    private final Map<IncidentId, Integer> merged = new LinkedHashMap<>();
    private final Map<IncidentId, News> news = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final LongSupplier numbers;
    private final Function<Detection, String> titles;
    private final Instant now;

    Taking(Collection<Incident> candidates, LongSupplier numbers, Function<Detection, String> titles, Instant now) {
        candidates.forEach(incident -> incidents.put(incident.id(), incident));
        this.numbers = numbers;
        this.titles = titles;
        this.now = now;
    }

    /** What people are told of an incident. @param what of the detection that is the reason */
    private record News(Occasion occasion, String what) {}

    Recorded take(Detection detection) {
        var verdict = Correlating.decide(incidents.values(), detection);
        var id = switch (verdict) {
            case Verdict.Open open -> open(detection);
            case Verdict.Merge merge -> merge(merge.into(), detection);
            case Verdict.Escalate escalate -> escalate(escalate.into(), escalate.to(), detection);
            case Verdict.Reopen reopen -> reopen(reopen.into(), detection);
        };
        lines.add(Line.found(id, detection));
        return new Recorded(id, Optional.of(verdict));
    }

    private IncidentId open(Detection detection) {
        var incident = Incident.opened(IncidentId.next(), numbers.getAsLong(), titles.apply(detection), detection, now);
        incidents.put(incident.id(), incident);
        opened.add(incident.id());
        tell(incident.id(), Occasion.OPENED, detection);
        lines.add(Line.moved(
                incident.id(),
                detection.at(),
                Optional.empty(),
                incident.state().label(),
                Optional.empty(),
                "Opened by " + detection.detector()));
        var details = told(detection)
                .put("number", incident.number())
                .put("account", incident.account().value())
                .put("title", incident.title());
        fact(incident.id(), "incident.opened", details);
        return incident.id();
    }

    private IncidentId merge(IncidentId into, Detection detection) {
        put(held(into).with(detection, titles.apply(detection)));
        merged.merge(into, 1, Integer::sum);
        return into;
    }

    private IncidentId escalate(IncidentId into, Severity to, Detection detection) {
        var before = held(into).severity();
        put(held(into).with(detection, titles.apply(detection)));
        tell(into, Occasion.ESCALATED, detection);
        fact(
                into,
                "incident.escalated",
                told(detection).put("from", before.name()).put("to", to.name()));
        return into;
    }

    private IncidentId reopen(IncidentId into, Detection detection) {
        var before = held(into);
        var state = before.state()
                .next(new IncidentEvent.DetectedAgain(detection.at()))
                .orElseThrow();
        put(before.in(state).with(detection, titles.apply(detection)));
        tell(into, Occasion.REOPENED, detection);
        lines.add(Line.moved(
                into,
                detection.at(),
                Optional.of(before.state().label()),
                state.label(),
                Optional.empty(),
                "Opened again by " + detection.detector()));
        fact(into, "incident.reopened", told(detection));
        return into;
    }

    /** What was opened a moment ago and is graver by now is told as opened, once, with the graver reason. */
    private void tell(IncidentId id, Occasion occasion, Detection detection) {
        news.merge(
                id, new News(occasion, detection.because()), (first, next) -> new News(first.occasion(), next.what()));
    }

    private Incident held(IncidentId id) {
        return Optional.ofNullable(incidents.get(id)).orElseThrow();
    }

    private void put(Incident incident) {
        incidents.put(incident.id(), incident);
        changed.add(incident.id());
    }

    private static ObjectNode told(Detection detection) {
        var details = Json.object()
                .put("detector", detection.detector().value())
                .put("severity", detection.severity().name())
                .put("because", detection.because());
        detection.event().ifPresent(event -> details.put("event", event.value()));
        return details;
    }

    private void fact(IncidentId id, String action, ObjectNode details) {
        facts.add(new Fact(now, WATCH, action, "incident", id.toString(), details));
    }

    /** Those that are new, as they are by now. */
    List<Incident> opened() {
        return opened.stream().map(this::held).toList();
    }

    /** Those that were there and are to be written. */
    List<Incident> changed() {
        return changed.stream()
                .filter(id -> !opened.contains(id))
                .map(this::held)
                .toList();
    }

    /** What people are to be told, as the incidents are by now. */
    List<Told> told() {
        return news.entrySet().stream()
                .map(one -> Told.of(
                        one.getValue().occasion(),
                        held(one.getKey()),
                        one.getValue().what(),
                        now))
                .toList();
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    /** One for each opening, escalation and reopening; what only joined is told of once for each incident, as a number. */
    List<Fact> facts() {
        var all = new ArrayList<>(facts);
        merged.forEach((id, count) -> all.add(new Fact(
                now,
                WATCH,
                "incident.joined",
                "incident",
                id.toString(),
                Json.object().put("detections", count))));
        return all;
    }
}
