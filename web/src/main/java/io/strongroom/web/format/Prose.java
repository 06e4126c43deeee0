package io.strongroom.web.format;

import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.pages.Pages;
import io.strongroom.domain.remediations.RemediationId;
import java.util.ArrayList;
import java.util.List;

/** What the author of a remediation, control or detector wrote about it: the little Markdown that it needs, as blocks that a template can escape. */
public final class Prose {
    private Prose() {}

    /** A heading, a paragraph, a list or a listing. */
    public record Block(Kind kind, String text, List<String> items) {
        /** What the block is. */
        public enum Kind {
            HEADING,
            PARAGRAPH,
            LIST,
            LISTING
        }

        public boolean heading() {
            return kind == Kind.HEADING;
        }

        public boolean list() {
            return kind == Kind.LIST;
        }

        public boolean listing() {
            return kind == Kind.LISTING;
        }
    }

    /** The blocks of a remediation's text; none when there is no text. */
    public static List<Block> of(RemediationId id) {
        return Pages.of(id).map(Prose::parse).orElseGet(List::of);
    }

    /** The blocks of a control's text; none when there is no text. */
    public static List<Block> of(ControlId id) {
        return Pages.of(id).map(Prose::parse).orElseGet(List::of);
    }

    /** The blocks of a detector's text; none when there is no text. */
    public static List<Block> of(DetectorId id) {
        return Pages.of(id).map(Prose::parse).orElseGet(List::of);
    }

    /** What stands under that heading, up to the next. */
    public static List<Block> under(String heading, List<Block> blocks) {
        return blocks.stream()
                .dropWhile(block -> !(block.heading() && block.text().equals(heading)))
                .skip(1)
                .takeWhile(block -> !block.heading())
                .toList();
    }

    static List<Block> parse(String markdown) {
        var blocks = new ArrayList<Block>();
        var parts = markdown.strip().split("```[a-z]*\\n?", -1);
        for (var i = 0; i < parts.length; i++) {
            if (i % 2 == 1) {
                blocks.add(new Block(Block.Kind.LISTING, parts[i].stripIndent().stripTrailing(), List.of()));
            } else {
                paragraphs(parts[i], blocks);
            }
        }
        return blocks;
    }

    private static void paragraphs(String text, List<Block> blocks) {
        for (var part : text.split("\\n\\s*\\n")) {
            var lines = part.strip();
            if (lines.startsWith("#")) {
                var heading = lines.split("\\n", 2);
                // The page has a first heading of its own.
                if (!heading[0].startsWith("# ")) {
                    blocks.add(new Block(Block.Kind.HEADING, heading[0].replaceFirst("^#+\\s*", ""), List.of()));
                }
                if (heading.length > 1) {
                    paragraphs(heading[1], blocks);
                }
            } else if (lines.startsWith("- ") || lines.startsWith("* ")) {
                blocks.add(new Block(Block.Kind.LIST, "", items(lines)));
            } else if (!lines.isEmpty()) {
                blocks.add(new Block(Block.Kind.PARAGRAPH, plain(lines), List.of()));
            }
        }
    }

    private static List<String> items(String lines) {
        var items = new ArrayList<String>();
        for (var item : ("\n" + lines).split("\\n[-*] ")) {
            if (!item.isBlank()) {
                items.add(plain(item));
            }
        }
        return items;
    }

    private static String plain(String text) {
        return text.replaceAll("\\s*\\n\\s*", " ")
                .replace("**", "")
                .replace("`", "")
                .strip();
    }
}
