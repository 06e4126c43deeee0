package io.strongroom.api.batches;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.api.batches.Lines.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void linesEndWithLfOrCrlfOrTheStream() throws IOException {
        assertEquals(
                List.of(new Line.Text(1, "a"), new Line.Text(2, "b"), new Line.Text(3, ""), new Line.Text(4, "c")),
                all("a\nb\r\n\nc".getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of(new Line.Text(1, "a")), all("a\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of(), all(new byte[0]));
    }

    @Test
    void aLineMayHaveSixtyFourKibibytesAndNoMore() throws IOException {
        var longest = "x".repeat(BatchBody.LINE_BYTES);
        assertEquals(
                List.of(
                        new Line.Text(1, longest),
                        new Line.Text(2, longest),
                        new Line.TooLong(3),
                        new Line.Text(4, "after")),
                all((longest + "\n" + longest + "\r\n" + longest + "x\nafter").getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of(new Line.TooLong(1)), all("x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void bytesThatAreNotUtf8SpoilTheirLineAlone() throws IOException {
        var lines = all(new byte[] {'a', '\n', (byte) 0xc3, (byte) 0x28, '\n', 'b'});
        assertEquals(List.of(new Line.Text(1, "a"), new Line.Undecodable(2), new Line.Text(3, "b")), lines);
    }

    @Test
    void aLineAcrossReadsIsOneLine() throws IOException {
        var text = "ä".repeat(20_000);
        var lines = all((text + "\n" + text).getBytes(StandardCharsets.UTF_8));
        assertEquals(2, lines.size());
        assertTrue(lines.stream().allMatch(line -> line instanceof Line.Text(int n, String t) && t.equals(text)));
    }

    private static List<Line> all(byte[] bytes) throws IOException {
        var lines = new Lines(new ByteArrayInputStream(bytes));
        var all = new ArrayList<Line>();
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            all.add(line.get());
        }
        return all;
    }
}
