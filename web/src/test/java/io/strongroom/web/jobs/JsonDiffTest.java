package io.strongroom.web.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JsonDiffTest {
    @Test
    void changedWordIsMarkedInBothLines() {
        var lines = diff("{\"a\":1,\"b\":\"off\"}", "{\"a\":1,\"b\":\"on\"}");
        assertEquals(List.of(" {", "   \"a\" : 1,", "-  \"b\" : \"[off]\"", "+  \"b\" : \"[on]\"", " }"), lines);
    }

    @Test
    void whatIsNewIsAddedWhole() {
        var lines = JsonDiff.of(Optional.empty(), Optional.of(Json.parse("{\"a\":1}")), false);
        assertTrue(lines.stream().allMatch(DiffLine::added));
        assertEquals(List.of("1", "2", "3"), lines.stream().map(DiffLine::after).toList());
    }

    @Test
    void policyInsideTextIsLaidOpen() {
        var lines = diff("{\"policy\":\"{\\\"Statement\\\":[]}\"}", "{\"policy\":\"{\\\"Statement\\\":[{}]}\"}");
        assertTrue(lines.contains("   \"policy\" : {"), lines::toString);
    }

    @Test
    void farUnchangedLinesAreFoldedUnlessAllAreWanted() {
        var before = Json.object();
        for (var i = 0; i < 30; i++) {
            before.put("k" + i, i);
        }
        var after = before.deepCopy().put("k29", 0);
        var folded = JsonDiff.of(Optional.of(before), Optional.of(after), false);
        assertEquals(27, folded.get(0).folded());
        assertEquals(
                33, JsonDiff.of(Optional.of(before), Optional.of(after), true).size());
    }

    private static List<String> diff(String before, String after) {
        return JsonDiff.of(Optional.of(Json.parse(before)), Optional.of(Json.parse(after)), true).stream()
                .map(JsonDiffTest::text)
                .toList();
    }

    private static String text(DiffLine line) {
        var mark = line.added() ? "+" : line.removed() ? "-" : " ";
        return mark
                + line.segments().stream()
                        .map(s -> s.marked() ? "[" + s.text() + "]" : s.text())
                        .collect(Collectors.joining());
    }
}
