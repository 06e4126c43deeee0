package io.strongroom.domain.incidents.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.incidents.DetectorsOnDisk;
import io.strongroom.domain.incidents.corpus.Accuracy.Difference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The detectors against events that their own tests did not make. docs/detectors-accuracy.md is its output:
 * {@code -Dreferences=write} writes it, and every other run compares.
 */
class AccuracyTest {
    private static final Path REFERENCE = Path.of("../docs/detectors-accuracy.md");
    private static final long SEED = 20_261_124;

    private final Corpus.Played corpus = Corpus.play(SEED);
    private final Accuracy accuracy = Accuracy.of(corpus, DetectorsOnDisk.catalog());
    private final Map<Difference, String> known = Accuracy.known();

    @Test
    void theCorpusIsLargeAndTheSameEveryTime() {
        assertTrue(accuracy.events() >= 1_000, "only " + accuracy.events());
        assertTrue(accuracy.ordinary() >= 500, "only " + accuracy.ordinary() + " that are no attack");
        var again = Corpus.play(SEED);
        assertEquals(
                corpus.told().stream().map(Corpus.Told::envelope).toList(),
                again.told().stream().map(Corpus.Told::envelope).toList());
    }

    @Test
    void everyEnvelopeIsUnderstoodOrCountedAndNoneIsBroken() {
        assertEquals(0, accuracy.poison());
        assertTrue(accuracy.unknown() > 0, "noise of services that nobody looks at is part of it");
    }

    @Test
    void nothingOrdinaryOpensACriticalIncident() {
        assertFalse(
                accuracy.opened().containsKey(Severity.CRITICAL),
                accuracy.opened().toString());
    }

    /** What differs is listed with its reason: so neither recall nor precision falls unseen. */
    @Test
    void nothingDiffersFromTheLabelsButWhatIsListed() {
        var unlisted = new TreeSet<>(accuracy.differences());
        unlisted.removeAll(known.keySet());
        assertEquals(
                List.of(),
                List.copyOf(unlisted),
                "mend the detector, or list it with its reason in src/test/resources/corpus/known.json");
    }

    @Test
    void whatEventsCanShowIsAskedOfEveryDetector() {
        var asked = new TreeSet<String>();
        accuracy.scores().forEach((detector, score) -> {
            if (score.asked() > 0) {
                asked.add(detector);
            }
        });
        var all = DetectorsOnDisk.catalog().specs().stream()
                .map(spec -> spec.id().value())
                // Both look at how things stand; no event opens them.
                .filter(id -> !id.equals("INC-19") && !id.equals("INC-21"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(all, asked);
    }

    @Test
    void referenceIsWhatCameOut() throws IOException {
        var text = reference();
        if ("write".equals(System.getProperty("references"))) {
            Files.writeString(REFERENCE, text);
        }
        assertEquals(
                text,
                Files.readString(REFERENCE),
                "write it anew: mvn test -pl domain -Dtest=AccuracyTest -Dreferences=write");
    }

    private String reference() {
        var text = new StringBuilder("""
                # How accurate the detectors are
                Output of `mvn test -pl domain -Dtest=AccuracyTest -Dreferences=write`; a test holds it true. %s events of %s scenarios,
                made from a seed, go through the parser, [the detectors](detectors.md) and what joins incidents, as those of the
                queue do: %s of attacks (after published techniques, and the attacks on AWS Backup that no published tool plays),
                %s of ordinary days (nightly backups, expiry, deployments, reading, restores, rotations, noise of services, of which
                %s are of kinds that nobody looks at). The labels were written from what is to be detected, before the detectors were read; six scenarios of
                attacks and one of ordinary days were added afterwards, to try what reading them left in doubt.

                **Recall** is the share of what had to be told that was: an event, or, where only several together say something
                (streaks, bursts, chains), one play of the scenario. **Precision** is the share of what was told that had to be.
                INC-19 and INC-21 look at how things stand; no event opens them, so they are not here. The events are made, not
                recorded: the figures tell what the detectors do with the shapes that AWS documents, not how often either occurs with you.

                | detector | to be told | told | recall | events told of | rightly | precision |
                |---|---|---|---|---|---|---|
                """.formatted(
                        number(accuracy.events()),
                        Scenario.all().size(),
                        number(accuracy.events() - accuracy.ordinary()),
                        number(accuracy.ordinary()),
                        number(accuracy.unknown())));
        var total = new int[4];
        accuracy.scores().forEach((detector, score) -> {
            text.append(row(detector, score.asked(), score.found(), score.firings(), score.right()));
            total[0] += score.asked();
            total[1] += score.found();
            total[2] += score.firings();
            total[3] += score.right();
        });
        text.append(row("all", total[0], total[1], total[2], total[3]));
        text.append("\nThe attacks open ").append(incidents(accuracy.openedByAttacks()));
        text.append(", the ordinary days ").append(incidents(accuracy.opened())).append(".\n");
        text.append(listed());
        return text.toString();
    }

    private String listed() {
        var lines = new ArrayList<String>();
        accuracy.differences()
                .forEach(one -> lines.add("| %s | `%s` | %s | %s | %s |\n"
                        .formatted(
                                one.scenario(),
                                one.what(),
                                one.detector(),
                                one.kind(),
                                known.getOrDefault(one, "not explained"))));
        return lines.isEmpty() ? "\nLabels and detectors agree everywhere.\n" : """

                        ## Where label and detector differ
                        | scenario | event | detector | how | why |
                        |---|---|---|---|---|
                        """ + String.join("", lines);
    }

    private static String row(String name, int asked, int found, int firings, int right) {
        return "| %s | %d | %d | %s | %d | %d | %s |\n"
                .formatted(name, asked, found, share(found, asked), firings, right, share(right, firings));
    }

    private static String share(int part, int whole) {
        return whole == 0 ? "none" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }

    private static String number(int value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String incidents(Map<Severity, Integer> bySeverity) {
        var sum = bySeverity.values().stream().mapToInt(Integer::intValue).sum();
        return sum == 0
                ? "none"
                : sum + " incidents ("
                        + bySeverity.entrySet().stream()
                                .map(one -> one.getValue() + " " + one.getKey())
                                .collect(Collectors.joining(", "))
                        + ")";
    }
}
