package io.strongroom.domain.incidents.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.events.EventEnvelope;
import io.strongroom.domain.incidents.DetectorsOnDisk;
import io.strongroom.domain.incidents.corpus.Accuracy.Difference;
import io.strongroom.domain.json.Json;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The rules in deploy/cloudformation let through what detectors look at, and nothing else. When a detector looks at
 * something new, both templates have to be deployed anew.
 */
class FeedRulesTest {
    private final Set<String> watched = new TreeSet<>(DetectorsOnDisk.catalog().watches());
    private final Rules account = Rules.of("feed-account.yaml");
    private final Rules hub = Rules.of("feed-hub.yaml");

    /** What a pattern asks for, in the detectors' words. */
    private static Set<String> words(JsonNode pattern) {
        var words = new TreeSet<String>();
        var sources = pattern.at("/detail/eventSource");
        if (sources.isMissingNode()) {
            pattern.path("source")
                    .forEach(source -> pattern.path("detail-type")
                            .forEach(type -> words.add(source.asText() + ":" + type.asText())));
            return words;
        }
        var names = pattern.at("/detail/eventName");
        sources.forEach(source -> {
            var service = source.asText().replace(".amazonaws.com", "");
            if (names.isMissingNode()) {
                words.add(service + ":*");
            }
            names.forEach(name -> words.add(service + ":" + name.asText()));
        });
        return words;
    }

    @Test
    void anAccountForwardsExactlyWhatDetectorsWatch() {
        var forwarded = new TreeSet<String>();
        account.patterns().values().forEach(pattern -> forwarded.addAll(words(pattern)));
        assertEquals(
                List.of(),
                watched.stream().filter(word -> !forwarded.contains(word)).toList(),
                "add these to a rule of feed-account.yaml");
        assertEquals(
                List.of(),
                forwarded.stream().filter(word -> !watched.contains(word)).toList(),
                "no detector looks at these; take them out of feed-account.yaml");
    }

    @Test
    void theHubTakesTheSameServicesAndNotices() {
        var services = watched.stream()
                .filter(word -> !word.startsWith("aws."))
                .map(word -> word.substring(0, word.indexOf(':')) + ".amazonaws.com")
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(services, texts(hub.patterns().get("CallsRule").at("/detail/eventSource")));
        var notices = watched.stream().filter(word -> word.startsWith("aws.")).toList();
        var pattern = hub.patterns().get("NoticesRule");
        assertEquals(
                notices.stream()
                        .map(word -> word.substring(0, word.indexOf(':')))
                        .collect(Collectors.toCollection(TreeSet::new)),
                texts(pattern.path("source")));
        assertEquals(
                notices.stream()
                        .map(word -> word.substring(word.indexOf(':') + 1))
                        .collect(Collectors.toCollection(TreeSet::new)),
                texts(pattern.path("detail-type")));
    }

    @Test
    void callsAreThoseThatTheParserReads() {
        for (var rules : List.of(account, hub)) {
            rules.patterns().values().stream()
                    .filter(pattern -> pattern.has("detail"))
                    .forEach(pattern -> {
                        assertEquals(new TreeSet<>(EventEnvelope.OF_CLOUDTRAIL), texts(pattern.path("detail-type")));
                        assertEquals(
                                "[{\"prefix\":\"aws.\"}]",
                                pattern.path("source").toString());
                    });
        }
    }

    @Test
    void whatTheCorpusWantsToldPassesBothAndMostOfTheRestDoesNot() {
        var known = Accuracy.known().keySet();
        int stopped = 0;
        for (var told : Corpus.play(7).told()) {
            var envelope = Json.parse(told.envelope());
            boolean passes = account.pass(envelope) && hub.pass(envelope);
            stopped += passes ? 0 : 1;
            // What no detector looks at is not forwarded either.
            boolean missed = told.must().stream()
                    .allMatch(detector ->
                            known.contains(new Difference(told.scenario().name(), told.what(), detector, "missed")));
            assertTrue(
                    passes || missed || told.must().isEmpty() && told.once().isEmpty(),
                    told.play() + ": " + told.what() + " is kept out");
        }
        assertTrue(stopped > 300, "rules that stop nothing are none: " + stopped);
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new TreeSet<String>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
