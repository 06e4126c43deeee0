package io.strongroom.domain.incidents;

import io.strongroom.domain.events.Actor;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Recall;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * All detectors by id and by what they watch. What concerns every one of them is decided here, once: services that act by
 * themselves, and our own worker's changes, raise no incident; failed calls reach only those that want them.
 */
public final class DetectorCatalog {
    private final TreeMap<DetectorId, DetectorSpec> specs = new TreeMap<>();
    private final Map<String, List<Detector>> byWord = new HashMap<>();
    private final List<StandingDetector> standing;

    /**
     * @param standing may have one that is among {@code detectors} too
     * @throws IllegalStateException when two have one id, or none was found: a missing index leaves the list empty
     */
    public DetectorCatalog(Collection<? extends Detector> detectors, Collection<? extends StandingDetector> standing) {
        if (detectors.isEmpty() || standing.isEmpty()) {
            throw new IllegalStateException("no detector was found: is the domain jar indexed?");
        }
        for (var detector : detectors) {
            add(detector.spec());
            detector.spec()
                    .watches()
                    .forEach(word -> byWord.computeIfAbsent(word, any -> new ArrayList<>())
                            .add(detector));
        }
        standing.stream().filter(one -> !(one instanceof Detector)).forEach(one -> add(one.spec()));
        this.standing = List.copyOf(standing);
    }

    private void add(DetectorSpec spec) {
        if (specs.put(spec.id(), spec) != null) {
            throw new IllegalStateException("two detectors are called " + spec.id());
        }
    }

    /** In the order of ids. */
    public List<DetectorSpec> specs() {
        return List.copyOf(specs.values());
    }

    public Optional<DetectorSpec> find(DetectorId id) {
        return Optional.ofNullable(specs.get(id));
    }

    /** The detector that an incident has its title from; the first of its detectors when that one is no longer installed. */
    public DetectorId leading(Incident incident) {
        return incident.detectors().keySet().stream()
                .filter(id -> find(id).filter(spec -> spec.title().equals(incident.title()))
                        .isPresent())
                .min(Comparator.naturalOrder())
                .orElseGet(() -> incident.detectors().keySet().stream()
                        .min(Comparator.naturalOrder())
                        .orElseThrow());
    }

    /** All that any of them watches, in order: what the rules of EventBridge have to let through. */
    public SortedSet<String> watches() {
        return new TreeSet<>(byWord.keySet());
    }

    /** Whether any detector looks at the event; most events end here, before anything is fetched for them. */
    public boolean concerned(AwsEvent event) {
        return !watching(event).isEmpty();
    }

    /** What has to be known around the event; empty when no detector looks at it. */
    public Set<DetectorSpec.Need> needs(AwsEvent event) {
        var needs = new HashSet<DetectorSpec.Need>();
        watching(event).forEach(detector -> needs.addAll(detector.spec().needs()));
        return needs;
    }

    /** What of the past the detectors look back on for this event. */
    public Set<Recall> recalls(AwsEvent event) {
        return watching(event).stream()
                .flatMap(detector -> detector.spec().recall().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the event is part of a history: looked back on for another, or judged by what was before. */
    public boolean inHistory(AwsEvent event) {
        return !judgedBy(event).isEmpty() || !recalls(event).isEmpty();
    }

    /** What is judged by looking back on the event: where that comes late, it was judged without, and is judged again. */
    public Set<Recall> judgedBy(AwsEvent event) {
        return specs.values().stream()
                .filter(spec ->
                        spec.recall().filter(recall -> recall.has(event)).isPresent())
                .map(DetectorSpec::judged)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What the detectors make of the event, in the order of their ids. */
    public List<Detection> detect(AwsEvent event, Surroundings around) {
        return looks(event, around).stream()
                .flatMap(look -> look.get().stream())
                .toList();
    }

    /** The same, one detector after the other: for who must go on when one of them fails. */
    public List<Supplier<Optional<Detection>>> looks(AwsEvent event, Surroundings around) {
        var watching = watching(event);
        if (watching.isEmpty() || event.actor().filter(around::ours).isPresent()) {
            return List.of();
        }
        return watching.stream()
                .map(detector -> (Supplier<Optional<Detection>>)
                        () -> detector.detect(event, new Recalling(around, detector.spec())))
                .toList();
    }

    /** What they make of how things stand in one account and Region. */
    public List<Detection> detect(StandingDetector.Standing now) {
        return looks(now).values().stream().flatMap(look -> look.get().stream()).toList();
    }

    /** The same by detector: for who must go on when one of them fails. */
    public SortedMap<DetectorId, Supplier<List<Detection>>> looks(StandingDetector.Standing now) {
        var looks = new TreeMap<DetectorId, Supplier<List<Detection>>>();
        standing.forEach(one -> looks.put(one.spec().id(), () -> one.detect(now)));
        return looks;
    }

    private List<Detector> watching(AwsEvent event) {
        if (event.actor().filter(Actor::byService).isPresent()) {
            return List.of();
        }
        var word = event.word();
        var named = byWord.getOrDefault(word, List.of());
        var any = byWord.getOrDefault(word.substring(0, word.indexOf(':')) + ":*", List.of());
        if (named.isEmpty() && any.isEmpty()) {
            return List.of();
        }
        var all = new ArrayList<>(named);
        all.addAll(any);
        return all.stream()
                .filter(detector -> takes(detector.spec(), event) && detector.concerns(event))
                .sorted((a, b) -> a.spec().id().compareTo(b.spec().id()))
                .toList();
    }

    private static boolean takes(DetectorSpec spec, AwsEvent event) {
        return event.kind() == AwsEvent.Kind.NOTICE
                || switch (spec.takes()) {
                    case SUCCEEDED -> event.succeeded();
                    case FAILED -> !event.succeeded();
                    case BOTH -> true;
                };
    }
}
