package io.strongroom.domain.incidents;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.remediations.RemediationId;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Incidents in a map, by the same rules as the real ones; it writes no audit entries. */
public final class InMemoryIncidents implements Incidents, Detections {
    private final Function<DetectorId, String> titles;
    private final Map<IncidentId, Incident> kept = new HashMap<>();
    private final Map<IncidentId, List<TimelineEntry>> timelines = new HashMap<>();
    private final Map<String, IncidentId> occurrences = new HashMap<>();

    /** @param titles of detectors */
    public InMemoryIncidents(Function<DetectorId, String> titles) {
        this.titles = titles;
    }

    @Override
    public synchronized List<Recorded> record(List<Detection> detections, List<OwnChange> changes, Instant now) {
        var recorded = detections.stream().map(one -> record(one, now)).toList();
        changes.forEach(change -> kept.values().stream()
                .filter(incident -> incident.state().open()
                        && incident.account().equals(change.event().account())
                        && !Collections.disjoint(
                                incident.resources(), change.event().resources()))
                .map(Incident::id)
                .toList()
                .forEach(id -> link(id, change, now)));
        return recorded;
    }

    private void link(IncidentId id, OwnChange change, Instant now) {
        var event = change.event();
        tell(
                id,
                (n, at) -> new TimelineEntry.Changed(
                        n, event.at(), at, change.job().toString(), Optional.of(event.id()), event.name()),
                now);
        keep(id, kept.get(id).owner(), kept.get(id).version() + 1);
    }

    private Recorded record(Detection detection, Instant now) {
        var known = occurrences.get(detection.occurrence());
        if (known != null) {
            return new Recorded(known, Optional.empty());
        }
        var verdict = Correlating.decide(kept.values(), detection);
        var id = switch (verdict) {
            case Correlating.Verdict.Open v -> open(detection, now);
            case Correlating.Verdict.Merge v -> join(v.into(), detection);
            case Correlating.Verdict.Escalate v -> join(v.into(), detection);
            case Correlating.Verdict.Reopen v -> {
                move(v.into(), new IncidentEvent.DetectedAgain(detection.at()), Optional.empty(), "", now);
                yield join(v.into(), detection);
            }
        };
        occurrences.put(detection.occurrence(), id);
        tell(
                id,
                (sequence, at) -> new TimelineEntry.Found(
                        sequence,
                        detection.at(),
                        at,
                        detection.detector(),
                        detection.severity(),
                        detection.because(),
                        detection.impact(),
                        detection.event(),
                        detection.facts()),
                now);
        return new Recorded(id, Optional.of(verdict));
    }

    private IncidentId open(Detection detection, Instant now) {
        var id = IncidentId.next();
        kept.put(id, Incident.opened(id, kept.size() + 1L, titles.apply(detection.detector()), detection, now));
        tell(
                id,
                (n, at) -> new TimelineEntry.Moved(n, at, at, Optional.empty(), "DETECTED", Optional.empty(), ""),
                now);
        return id;
    }

    private IncidentId join(IncidentId id, Detection detection) {
        kept.put(id, kept.get(id).with(detection, titles.apply(detection.detector())));
        return id;
    }

    @Override
    public synchronized Optional<Incident> find(IncidentId id) {
        return Optional.ofNullable(kept.get(id));
    }

    @Override
    public synchronized List<Incident> list(IncidentQuery query) {
        return kept.values().stream()
                .filter(one -> fits(query, one))
                .filter(one -> empty(query.severities()) || query.severities().contains(one.severity()))
                .filter(one -> query.before().filter(n -> one.number() >= n).isEmpty())
                .sorted(Comparator.comparing(Incident::number).reversed())
                .limit(query.limit())
                .toList();
    }

    @Override
    public synchronized Map<Severity, Long> countOpen(IncidentQuery query) {
        var counts = new EnumMap<Severity, Long>(Severity.class);
        kept.values().stream()
                .filter(one -> one.state().open() && fits(query, one))
                .forEach(one -> counts.merge(one.severity(), 1L, Long::sum));
        return counts;
    }

    private static boolean fits(IncidentQuery query, Incident one) {
        var seen = new HashSet<>(query.detectors());
        seen.retainAll(one.detectors().keySet());
        return (empty(query.states()) || query.states().contains(one.state().label()))
                && (empty(query.detectors()) || !seen.isEmpty())
                && (empty(query.accounts()) || query.accounts().contains(one.account()))
                && (query.owner().isEmpty() || query.owner().equals(one.owner()))
                && query.visible().map(all -> all.contains(one.account())).orElse(true);
    }

    private static boolean empty(Set<?> any) {
        return any.isEmpty();
    }

    @Override
    public synchronized List<TimelineEntry> timeline(IncidentId id, Optional<TimelineEntry.Cursor> before, int limit) {
        return timelines.getOrDefault(id, List.of()).stream()
                .filter(line ->
                        before.filter(place -> !comesBefore(line, place)).isEmpty())
                .sorted(Comparator.comparing(TimelineEntry::at)
                        .thenComparing(TimelineEntry::sequence)
                        .reversed())
                .limit(limit)
                .toList()
                .reversed();
    }

    private static boolean comesBefore(TimelineEntry line, TimelineEntry.Cursor place) {
        int order = line.at().compareTo(place.at());
        return order < 0 || order == 0 && line.sequence() < place.sequence();
    }

    @Override
    public synchronized Optional<TimelineEntry.Found> headline(IncidentId id) {
        return timelines.getOrDefault(id, List.of()).stream()
                .filter(TimelineEntry.Found.class::isInstance)
                .map(TimelineEntry.Found.class::cast)
                .min(Comparator.comparing(TimelineEntry.Found::severity)
                        .thenComparing(TimelineEntry.Found::at, Comparator.reverseOrder())
                        .thenComparing(TimelineEntry.Found::sequence, Comparator.reverseOrder()));
    }

    @Override
    public synchronized Incident acknowledge(IncidentId id, long version, Principal by, Instant now) {
        checkVersion(id, version);
        var taken = move(id, new IncidentEvent.Acknowledged(now, by.name()), Optional.of(by), "", now);
        return taken.owner().isPresent() ? taken : give(id, Optional.of(by.name()), by, now);
    }

    @Override
    public synchronized Incident assign(
            IncidentId id, Optional<String> owner, long version, Principal by, Instant now) {
        by.require(Permission.INCIDENTS_RESPOND);
        checkVersion(id, version);
        return give(id, owner, by, now);
    }

    private Incident give(IncidentId id, Optional<String> owner, Principal by, Instant now) {
        tell(id, (n, at) -> new TimelineEntry.Assigned(n, at, at, by.name(), owner), now);
        return keep(id, owner, kept.get(id).version() + 1);
    }

    @Override
    public synchronized Incident move(IncidentId id, IncidentEvent event, long version, Principal by, Instant now) {
        checkVersion(id, version);
        return move(id, event, Optional.of(by), "", now);
    }

    @Override
    public synchronized Incident note(IncidentId id, String text, Principal by, Instant now) {
        by.require(Permission.INCIDENTS_RESPOND);
        IncidentRules.checkText("/text", text);
        tell(id, (n, at) -> new TimelineEntry.Noted(n, at, at, by.name(), text), now);
        return keep(id, kept.get(id).owner(), kept.get(id).version() + 1);
    }

    @Override
    public synchronized Incident resolve(
            IncidentId id, Resolution resolution, String reason, long version, Principal by, Instant now) {
        checkVersion(id, version);
        var event = new IncidentEvent.Resolved(now, by.name(), resolution, reason);
        return move(id, event, Optional.of(by), resolution + ": " + reason, now);
    }

    private Incident move(IncidentId id, IncidentEvent event, Optional<Principal> by, String text, Instant now) {
        var before = kept.get(id);
        var next = by.map(person -> IncidentRules.check(before, event, person))
                .orElseGet(() -> before.state().next(event).orElseThrow());
        kept.put(id, before.in(next));
        var from = Optional.of(before.state().label());
        tell(id, (n, at) -> new TimelineEntry.Moved(n, at, at, from, next.label(), by.map(Principal::name), text), now);
        return kept.get(id);
    }

    private void checkVersion(IncidentId id, long version) {
        if (kept.get(id).version() != version) {
            throw new Rejected(ProblemCode.PRECONDITION_FAILED, "The incident has changed after you read it.");
        }
    }

    private Incident keep(IncidentId id, Optional<String> owner, long version) {
        var one = kept.get(id);
        var changed = new Incident(
                id,
                one.number(),
                one.title(),
                one.severity(),
                one.state(),
                owner,
                one.openedAt(),
                one.acknowledgedAt(),
                one.closedAt(),
                one.firstAt(),
                one.lastAt(),
                one.principal(),
                one.account(),
                one.correlation(),
                new TreeMap<>(one.detectors()),
                one.resources(),
                one.atRisk(),
                version);
        kept.put(id, changed);
        return changed;
    }

    synchronized void contained(IncidentId id, JobId job, RemediationId remediation, Principal by, Instant now) {
        tell(
                id,
                (n, at) -> new TimelineEntry.Contained(
                        n, at, at, job.toString(), remediation, Optional.of(by.name()), "Asked for."),
                now);
        keep(id, kept.get(id).owner(), kept.get(id).version() + 1);
    }

    private void tell(IncidentId id, Line line, Instant now) {
        var lines = timelines.computeIfAbsent(id, any -> new ArrayList<>());
        lines.add(line.at(lines.size() + 1L, now));
    }

    private interface Line {
        TimelineEntry at(long sequence, Instant now);
    }
}
