package io.strongroom.domain.incidents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/detectors.md is made from the catalogue: {@code -Dreferences=write} writes it, and every other run compares. */
class DetectorReferenceTest {
    private static final Path REFERENCE = Path.of("../docs/detectors.md");

    private final DetectorCatalog catalog = DetectorsOnDisk.catalog();
    private final Set<DetectorId> standing = DetectorsOnDisk.of(StandingDetector.class).stream()
            .map(one -> one.spec().id())
            .collect(Collectors.toSet());

    @Test
    void referenceIsWhatTheCatalogueSays() throws IOException {
        var text = reference();
        if ("write".equals(System.getProperty("references"))) {
            Files.writeString(REFERENCE, text);
        }
        assertEquals(
                text,
                Files.readString(REFERENCE),
                "write it anew: mvn test -pl domain -Dtest=DetectorReferenceTest -Dreferences=write");
    }

    private String reference() {
        var text = new StringBuilder("""
                # The detectors
                Made from the catalogue by `mvn test -pl domain -Dtest=DetectorReferenceTest -Dreferences=write`; a test holds it true.
                Each has a page that says what happened, why it matters, what to do, and what it cannot see. What services of
                AWS do by themselves, and what Strongroom's own jobs do, raises no incident. Severities are this project's
                judgement; a detection may be graver or milder than what is usual.

                Calls are named as IAM names them; `aws.` stands before what a service tells by itself. "All" needs no event:
                it looks at each assessment.

                | id | what happened | usually | looks at | calls | needs |
                |---|---|---|---|---|---|
                """);
        catalog.specs().forEach(spec -> text.append(row(spec)));
        return text.toString();
    }

    private String row(DetectorSpec spec) {
        var watches =
                spec.watches().stream().sorted().map(word -> "`" + word + "`").collect(Collectors.toList());
        if (standing.contains(spec.id())) {
            watches.add("all");
        }
        var needs = new TreeSet<>(spec.needs());
        return "| %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        spec.id(),
                        spec.title(),
                        spec.severity(),
                        String.join(" ", watches),
                        spec.takes().name().toLowerCase(Locale.ROOT),
                        needs.stream()
                                .map(need -> need.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")));
    }
}
