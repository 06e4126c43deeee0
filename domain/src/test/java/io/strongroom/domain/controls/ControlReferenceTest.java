package io.strongroom.domain.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/controls.md is made from the catalogue: {@code -Dreferences=write} writes it, and every other run compares. */
class ControlReferenceTest {
    private static final Path REFERENCE = Path.of("../docs/controls.md");

    private static final Map<String, String> FAMILIES = new TreeMap<>(Map.of(
            "ENC", "Encryption and keys",
            "TRN", "In transit",
            "ACC", "Access",
            "MON", "Logging, detection, integrity",
            "IMM", "Immutability and retention",
            "NET", "Network",
            "GOV", "Governance",
            "OPS", "Operation"));

    private final List<ControlSpec<?>> specs = new ControlCatalog(ControlsOnDisk.all()).specs();

    @Test
    void referenceIsWhatTheCatalogueSays() throws IOException {
        var text = reference();
        if ("write".equals(System.getProperty("references"))) {
            Files.writeString(REFERENCE, text);
        }
        assertEquals(
                text,
                Files.readString(REFERENCE),
                "write it anew: mvn test -pl domain -Dtest=ControlReferenceTest -Dreferences=write");
    }

    private String reference() {
        var text = new StringBuilder("""
                # The controls
                Made from the catalogue by `mvn test -pl domain -Dtest=ControlReferenceTest -Dreferences=write`; a test holds it true.
                Each has a page on the dashboard that says why, at what risk, how to fix it, and what it cannot see. Every
                verdict is pass, fail, not applicable or unknown; what could not be read is unknown.

                """);
        text.append("%d controls, by severity: %s.%n%n".formatted(specs.size(), bySeverity()));
        unreadable().forEach(line -> text.append(line).append('\n'));
        FAMILIES.forEach((family, title) -> family(text, family, title));
        return text.toString();
    }

    private String bySeverity() {
        var counts = specs.stream()
                .collect(Collectors.groupingBy(ControlSpec::severity, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(one -> one.getValue() + " " + one.getKey().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private List<String> unreadable() {
        return specs.stream()
                .filter(spec -> spec.reads().stream().anyMatch(kind -> !kind.readable()))
                .map(spec ->
                        "`" + spec.id() + "` needs a call that the AWS SDK at hand does not know, and answers unknown: "
                                + spec.reads().stream()
                                        .filter(kind -> !kind.readable())
                                        .flatMap(kind -> kind.actions().stream())
                                        .sorted()
                                        .map(action -> "`" + action + "`")
                                        .collect(Collectors.joining(", "))
                                + ".")
                .toList();
    }

    private void family(StringBuilder text, String family, String title) {
        text.append(
                "%n## %s: %s%n| id | desired state | severity | step | judged | also read | answered by |%n|---|---|---|---|---|---|---|%n"
                        .formatted(family, title));
        specs.stream()
                .filter(spec -> spec.id().family().equals(family))
                .forEach(spec -> text.append("| %s | %s | %s | %s | %s | %s | %s |%n"
                        .formatted(
                                spec.id(),
                                spec.title(),
                                spec.severity(),
                                spec.steps().stream().map(Step::code).collect(Collectors.joining(", ")),
                                spec.judges().name(),
                                also(spec),
                                spec.remediations().stream()
                                        .map(id -> "`" + id + "`")
                                        .collect(Collectors.joining(" ")))));
    }

    private static String also(ControlSpec<?> spec) {
        return spec.reads().stream()
                .filter(kind -> !kind.equals(spec.judges()))
                .map(Kind::name)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .limit(8)
                .collect(Collectors.joining(", "));
    }
}
