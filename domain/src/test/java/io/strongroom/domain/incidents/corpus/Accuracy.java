package io.strongroom.domain.incidents.corpus;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.EventEnvelope;
import io.strongroom.domain.incidents.Correlating;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.DetectorCatalog;
import io.strongroom.domain.incidents.Incident;
import io.strongroom.domain.incidents.IncidentId;
import io.strongroom.domain.incidents.KnownSurroundings;
import io.strongroom.domain.incidents.Surroundings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What the detectors make of the corpus, held against its labels. */
final class Accuracy {
    private final DetectorCatalog catalog;
    private final List<Judged> judged = new ArrayList<>();
    private int unknown;
    private int poison;

    /** One event and what was made of it. */
    private record Judged(Corpus.Told told, List<Detection> found) {
        Set<String> fired() {
            var fired = new TreeSet<String>();
            found.forEach(one -> fired.add(one.detector().value()));
            return fired;
        }
    }

    /**
     * How one detector did.
     *
     * @param asked what it had to find: an event, or a play of a scenario where one of several events is enough
     * @param found of those
     * @param firings events that it told of
     * @param right of those, how many had been asked for
     */
    record Score(int asked, int found, int firings, int right) {}

    /** Where label and detector differ. @param kind {@code missed} or {@code unasked} */
    record Difference(String scenario, String what, String detector, String kind) implements Comparable<Difference> {
        @Override
        public int compareTo(Difference other) {
            return toString().compareTo(other.toString());
        }
    }

    private Accuracy(DetectorCatalog catalog) {
        this.catalog = catalog;
    }

    static Accuracy of(Corpus.Played played, DetectorCatalog catalog) {
        var accuracy = new Accuracy(catalog);
        var around = World.surroundings(played.jobs());
        var histories = new HashMap<String, List<AwsEvent>>();
        for (var told : played.told()) {
            switch (EventEnvelope.read(told.envelope())) {
                case EventEnvelope.Event(var event) -> accuracy.judge(told, event, around, histories);
                case EventEnvelope.Unknown any -> accuracy.skip(told, false);
                case EventEnvelope.Poison any -> accuracy.skip(told, true);
            }
        }
        return accuracy;
    }

    /** Differences that are known, each with its reason. */
    static SortedMap<Difference, String> known() {
        var known = new TreeMap<Difference, String>();
        Scenario.read("known")
                .forEach(one -> known.put(
                        new Difference(
                                one.path("scenario").asText(),
                                one.path("what").asText(),
                                one.path("detector").asText(),
                                one.path("kind").asText()),
                        one.path("why").asText()));
        return known;
    }

    private void skip(Corpus.Told told, boolean broken) {
        poison += broken ? 1 : 0;
        unknown += broken ? 0 : 1;
        judged.add(new Judged(told, List.of()));
    }

    private void judge(
            Corpus.Told told, AwsEvent event, KnownSurroundings around, Map<String, List<AwsEvent>> histories) {
        var history = event.subject().map(who -> histories.computeIfAbsent(who, any -> new ArrayList<>()));
        var earlier = history.orElse(List.of()).stream()
                .filter(one -> !one.at().isBefore(event.at().minus(Surroundings.HISTORY)))
                .toList();
        judged.add(new Judged(told, catalog.detect(event, around.withEarlier(earlier))));
        history.ifPresent(all -> all.add(event));
    }

    int events() {
        return judged.size();
    }

    int ordinary() {
        return (int)
                judged.stream().filter(one -> !one.told().scenario().attack()).count();
    }

    int unknown() {
        return unknown;
    }

    int poison() {
        return poison;
    }

    /** By detector, those that no event can open left out. */
    SortedMap<String, Score> scores() {
        var detectors = new TreeSet<String>();
        judged.forEach(one -> {
            detectors.addAll(one.told().must());
            detectors.addAll(one.told().once());
            detectors.addAll(one.fired());
        });
        var scores = new TreeMap<String, Score>();
        detectors.forEach(detector -> scores.put(detector, score(detector)));
        return scores;
    }

    private Score score(String detector) {
        int musts = 0;
        int mustsFound = 0;
        int firings = 0;
        int right = 0;
        var plays = new HashMap<String, Boolean>();
        for (var one : judged) {
            boolean fired = one.fired().contains(detector);
            boolean must = one.told().must().contains(detector);
            boolean once = one.told().once().contains(detector);
            musts += must ? 1 : 0;
            mustsFound += must && fired ? 1 : 0;
            firings += fired ? 1 : 0;
            right += fired && (must || once) ? 1 : 0;
            if (once) {
                plays.merge(one.told().play(), fired, Boolean::logicalOr);
            }
        }
        int playsFound = (int) plays.values().stream().filter(found -> found).count();
        return new Score(musts + plays.size(), mustsFound + playsFound, firings, right);
    }

    /** Every kind of difference once, however many events show it. */
    SortedSet<Difference> differences() {
        var all = new TreeSet<Difference>();
        var pending = new HashMap<String, Difference>();
        for (var one : judged) {
            var told = one.told();
            var fired = one.fired();
            told.must().stream()
                    .filter(detector -> !fired.contains(detector))
                    .forEach(detector -> all.add(difference(told, detector, "missed")));
            fired.stream()
                    .filter(detector ->
                            !told.must().contains(detector) && !told.once().contains(detector))
                    .forEach(detector -> all.add(difference(told, detector, "unasked")));
            told.once().forEach(detector -> pending.put(told.play() + detector, difference(told, detector, "missed")));
        }
        judged.forEach(
                one -> one.fired().forEach(detector -> pending.remove(one.told().play() + detector)));
        all.addAll(pending.values());
        return all;
    }

    private static Difference difference(Corpus.Told told, String detector, String kind) {
        return new Difference(told.scenario().name(), told.what(), detector, kind);
    }

    /** Incidents that what happens every day opens, by how grave they are. */
    SortedMap<Severity, Integer> opened() {
        return opened(scenario -> !scenario.attack());
    }

    /** Incidents of the attacks. */
    SortedMap<Severity, Integer> openedByAttacks() {
        return opened(Scenario::attack);
    }

    private SortedMap<Severity, Integer> opened(Predicate<Scenario> which) {
        var incidents = new LinkedHashMap<IncidentId, Incident>();
        var occurrences = new HashSet<String>();
        judged.stream()
                .filter(one -> which.test(one.told().scenario()))
                .flatMap(one -> one.found().stream())
                .filter(found -> occurrences.add(found.occurrence()))
                .forEach(found -> record(incidents, found));
        var bySeverity = new TreeMap<Severity, Integer>();
        incidents.values().forEach(incident -> bySeverity.merge(incident.severity(), 1, Integer::sum));
        return bySeverity;
    }

    private void record(Map<IncidentId, Incident> incidents, Detection found) {
        var title = catalog.find(found.detector()).orElseThrow().title();
        var id = switch (Correlating.decide(incidents.values(), found)) {
            case Correlating.Verdict.Open open -> IncidentId.next();
            case Correlating.Verdict.Merge(var into) -> into;
            case Correlating.Verdict.Escalate(var into, var to) -> into;
            case Correlating.Verdict.Reopen(var into, var to) -> into;
        };
        incidents.compute(
                id,
                (same, known) -> known == null
                        ? Incident.opened(id, incidents.size() + 1, title, found, found.at())
                        : known.with(found, title));
    }
}
