package io.strongroom.standalone.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Decisions are numbered without gap or double, and ARCHITECTURE.md lists every one. */
class DecisionsTest {
    private static final Path HOME = Path.of("..");

    @Test
    void numbersHaveNeitherGapNorDouble() throws IOException {
        var numbers = files().stream().map(name -> name.substring(0, 4)).toList();
        assertFalse(numbers.isEmpty());
        assertEquals(
                IntStream.rangeClosed(1, numbers.size())
                        .mapToObj("%04d"::formatted)
                        .toList(),
                numbers);
    }

    @Test
    void everyDecisionIsListedByItsTitle() throws IOException {
        var listed = Files.readAllLines(HOME.resolve("ARCHITECTURE.md")).stream()
                .filter(line -> line.contains("](docs/adr/"))
                .toList();
        assertEquals(files().stream().map(DecisionsTest::entry).toList(), listed);
    }

    private static String entry(String file) {
        try {
            var title =
                    Files.readAllLines(HOME.resolve("docs/adr").resolve(file)).getFirst();
            var number = file.substring(0, 4);
            return "- [" + number + "](docs/adr/" + file + ") " + title.replaceFirst("^# ([0-9]+[.:]? )?", "");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> files() throws IOException {
        try (var all = Files.list(HOME.resolve("docs/adr"))) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
