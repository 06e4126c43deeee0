package io.strongroom.domain.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A control is a class and a page; none of the hundred is missing, none comes twice, and none comes alone. */
class ControlCatalogTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path PAGES = Path.of("src/main/resources/controls");
    private static final List<String> HEADINGS =
            List.of("# ", "## Why", "## Risk", "## How to fix", "## Limits", "## Sources");

    /** The catalogue as it was agreed on, number by number; there is no ACC-05. */
    private static final Map<String, String> AGREED = Map.of(
            "ENC", "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17",
            "TRN", "01 02",
            "ACC", "01 02 03 04 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22",
            "MON", "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21",
            "IMM", "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15",
            "NET", "01 02 03 04 05 06 07",
            "GOV", "01 02 03 04 05 06 07 08 09 10 11",
            "OPS", "01 02 03 04 05 06");

    private final List<Control<?>> onDisk = ControlsOnDisk.all();
    private final ControlCatalog catalog = new ControlCatalog(onDisk);

    @Test
    void theHundredThatWereAgreedOnAreThere() {
        var agreed = AGREED.entrySet().stream()
                .flatMap(
                        family -> Stream.of(family.getValue().split(" ")).map(number -> family.getKey() + "-" + number))
                .collect(Collectors.toCollection(TreeSet::new));
        var byFamily = catalog.specs().stream()
                .collect(Collectors.groupingBy(spec -> spec.id().family(), TreeMap::new, Collectors.counting()));
        System.out.println("Controls by family: " + byFamily);
        assertEquals(100, agreed.size());
        assertEquals(agreed, ids());
    }

    @Test
    void everyClassHasAPageAndEveryPageAClass() throws IOException {
        try (var files = Files.list(PAGES)) {
            assertEquals(
                    ids(),
                    files.map(file -> file.getFileName()
                                    .toString()
                                    .replace(".md", "")
                                    .toUpperCase(Locale.ROOT))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void everyPageSaysWhyHowAndWhatNot() throws IOException {
        for (var spec : catalog.specs()) {
            var id = spec.id().value().toLowerCase(Locale.ROOT);
            var lines = Files.readAllLines(PAGES.resolve(id + ".md"));
            var headings = lines.stream().filter(line -> line.startsWith("#")).toList();
            assertEquals(HEADINGS.size(), headings.size(), id + ": " + headings);
            for (int i = 0; i < headings.size(); i++) {
                assertTrue(headings.get(i).startsWith(HEADINGS.get(i)), id + ": " + headings);
            }
        }
    }

    @Test
    void titlesAreStatedOnce() {
        var titles = new TreeSet<String>();
        catalog.specs().forEach(spec -> {
            assertFalse(spec.title().isBlank(), spec.id().value());
            assertTrue(titles.add(spec.title()), spec.id() + " has the title of another: " + spec.title());
        });
    }

    @Test
    void discoveryWouldFindEveryOne() {
        for (var control : onDisk) {
            assertTrue(control.getClass().isAnnotationPresent(Singleton.class), control.getClass() + " is no bean");
        }
    }

    @Test
    void twoOfOneIdAreRefused() {
        var twice = List.of(onDisk.getFirst(), onDisk.getFirst());
        assertThrows(IllegalStateException.class, () -> new ControlCatalog(twice));
    }

    @Test
    void anEmptyCatalogueIsRefused() {
        assertThrows(IllegalStateException.class, () -> new ControlCatalog(Set.of()));
    }

    private TreeSet<String> ids() {
        return catalog.specs().stream().map(spec -> spec.id().value()).collect(Collectors.toCollection(TreeSet::new));
    }
}
