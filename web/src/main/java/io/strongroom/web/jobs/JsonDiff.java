package io.strongroom.web.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import io.strongroom.domain.json.Json;
import io.strongroom.web.format.Words;
import io.strongroom.web.jobs.DiffLine.Mark;
import io.strongroom.web.jobs.DiffLine.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The difference of two JSON states, line by line and word by word. Policies inside text are laid open. */
final class JsonDiff {
    private static final int CONTEXT = 3;
    private static final int LONGEST_LINE_MARKED = 2_000;

    private JsonDiff() {}

    /** @param whole whether unchanged lines are shown all, rather than folded */
    static List<DiffLine> of(Optional<JsonNode> before, Optional<JsonNode> after, boolean whole) {
        var old = lines(before);
        var now = lines(after);
        var lines = new ArrayList<DiffLine>();
        var at = new int[] {0, 0};
        for (var delta : DiffUtils.diff(old, now).getDeltas()) {
            same(old, at, delta.getSource().getPosition(), lines);
            changed(delta, at, lines);
        }
        same(old, at, old.size(), lines);
        return whole ? lines : folded(lines);
    }

    private static List<String> lines(Optional<JsonNode> state) {
        return state.map(json -> Words.pretty(open(json)).lines().toList()).orElse(List.of());
    }

    /** With JSON that is written inside texts as JSON. */
    static JsonNode open(JsonNode node) {
        return switch (node) {
            case TextNode text -> opened(text);
            case ObjectNode object -> {
                var copy = Json.object();
                object.properties().forEach(e -> copy.set(e.getKey(), open(e.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = Json.array();
                array.forEach(element -> copy.add(open(element)));
                yield copy;
            }
            default -> node;
        };
    }

    private static JsonNode opened(TextNode text) {
        if (!text.textValue().startsWith("{")) {
            return text;
        }
        try {
            return open(Json.parse(text.textValue()));
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static void same(List<String> old, int[] at, int until, List<DiffLine> lines) {
        while (at[0] < until) {
            var text = List.of(new Segment(old.get(at[0]), false));
            lines.add(new DiffLine(number(at[0]), number(at[1]), Mark.SAME, text, 0));
            at[0]++;
            at[1]++;
        }
    }

    private static void changed(AbstractDelta<String> delta, int[] at, List<DiffLine> lines) {
        var gone = delta.getSource().getLines();
        var come = delta.getTarget().getLines();
        // Lines that face each other are compared by words; the rest stands for itself.
        var pairs = gone.size() == come.size();
        for (var i = 0; i < gone.size(); i++) {
            var segments = pairs ? words(gone.get(i), come.get(i), true) : whole(gone.get(i));
            lines.add(new DiffLine(number(at[0]++), "", Mark.REMOVED, segments, 0));
        }
        for (var i = 0; i < come.size(); i++) {
            var segments = pairs ? words(gone.get(i), come.get(i), false) : whole(come.get(i));
            lines.add(new DiffLine("", number(at[1]++), Mark.ADDED, segments, 0));
        }
    }

    private static List<Segment> whole(String line) {
        return List.of(new Segment(line, false));
    }

    private static List<Segment> words(String before, String after, boolean old) {
        var mine = old ? before : after;
        if (before.length() + after.length() > LONGEST_LINE_MARKED) {
            return whole(mine);
        }
        var own = tokens(mine);
        var marked = new boolean[own.size()];
        for (var delta : DiffUtils.diff(tokens(before), tokens(after)).getDeltas()) {
            var chunk = old ? delta.getSource() : delta.getTarget();
            for (var i = 0; i < chunk.size(); i++) {
                marked[chunk.getPosition() + i] = true;
            }
        }
        return joined(own, marked);
    }

    private static List<Segment> joined(List<String> tokens, boolean[] marked) {
        var segments = new ArrayList<Segment>();
        var from = 0;
        for (var i = 1; i <= tokens.size(); i++) {
            if (i == tokens.size() || marked[i] != marked[from]) {
                segments.add(new Segment(String.join("", tokens.subList(from, i)), marked[from]));
                from = i;
            }
        }
        return segments;
    }

    private static List<String> tokens(String line) {
        return Arrays.asList(line.split("(?<=[^A-Za-z0-9_])|(?=[^A-Za-z0-9_])"));
    }

    private static List<DiffLine> folded(List<DiffLine> lines) {
        var shown = new ArrayList<DiffLine>();
        for (var i = 0; i < lines.size(); ) {
            if (near(lines, i)) {
                shown.add(lines.get(i++));
                continue;
            }
            var from = i;
            while (i < lines.size() && !near(lines, i)) {
                i++;
            }
            shown.add(new DiffLine("", "", Mark.SAME, List.of(), i - from));
        }
        return shown;
    }

    private static boolean near(List<DiffLine> lines, int at) {
        var to = Math.min(lines.size() - 1, at + CONTEXT);
        for (var i = Math.max(0, at - CONTEXT); i <= to; i++) {
            if (lines.get(i).mark() != Mark.SAME) {
                return true;
            }
        }
        return false;
    }

    private static String number(int index) {
        return Integer.toString(index + 1);
    }
}
