package io.strongroom.web.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.web.format.Prose.Block.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProseTest {
    @Test
    void listingsWithinStepsStandAtTheMargin() {
        var blocks = Prose.parse("1. Look.\n\n   ```sh\n   aws backup list\n     --all\n   ```\n\n2. Act.");
        assertEquals(List.of(Kind.PARAGRAPH, Kind.LISTING, Kind.PARAGRAPH), kinds(blocks));
        assertEquals("aws backup list\n  --all", blocks.get(1).text());
        assertEquals("2. Act.", blocks.get(2).text());
    }

    @Test
    void headingsParagraphsListsAndListingsAreToldApart() {
        var blocks = Prose.parse("""
                # Title
                Intro with `code`
                over two lines.

                ## What it does
                - one
                - two
                  goes on

                ```json
                {"a": 1}
                ```
                """);
        assertEquals(List.of(Kind.PARAGRAPH, Kind.HEADING, Kind.LIST, Kind.LISTING), kinds(blocks));
        assertEquals("Intro with code over two lines.", blocks.get(0).text());
        assertEquals(List.of("one", "two goes on"), blocks.get(2).items());
        assertEquals("{\"a\": 1}", blocks.get(3).text());
    }

    private static List<Kind> kinds(List<Prose.Block> blocks) {
        return blocks.stream().map(Prose.Block::kind).toList();
    }
}
