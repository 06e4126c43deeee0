package io.strongroom.api.batches;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of a stream, read as they are needed and never more than one of them held. LF or CRLF ends a line. */
final class Lines {
    private static final int BUFFER = 16 << 10;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int filled;
    private int n;

    Lines(InputStream in) {
        this.in = in;
    }

    /** A line, numbered from 1. */
    sealed interface Line {
        /** Its number. */
        int n();

        /** Text without its end; blank ones included. */
        record Text(int n, String text) implements Line {}

        /** More than {@link BatchBody#LINE_BYTES}: passed over to its end. */
        record TooLong(int n) implements Line {}

        /** Not UTF-8. */
        record Undecodable(int n) implements Line {}
    }

    /** The next line, empty at the end. A last line needs no line end. */
    Optional<Line> next() throws IOException {
        var bytes = new ByteArrayOutputStream(256);
        var any = false;
        var tooLong = false;
        while (at < filled || fill()) {
            any = true;
            var end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            // One byte more than allowed is kept, for it may be the CR of a line end.
            var room = BatchBody.LINE_BYTES + 1 - bytes.size();
            tooLong = tooLong || end - at > room;
            bytes.write(buffer, at, Math.min(room, end - at));
            at = end;
            if (at < filled) {
                at++;
                break;
            }
        }
        if (!any) {
            return Optional.empty();
        }
        n++;
        return Optional.of(line(bytes.toByteArray(), tooLong));
    }

    private Line line(byte[] bytes, boolean tooLong) {
        var length = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        if (tooLong || length > BatchBody.LINE_BYTES) {
            return new Line.TooLong(n);
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            return new Line.Text(n, text.toString());
        } catch (CharacterCodingException e) {
            return new Line.Undecodable(n);
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, in.read(buffer));
        return filled > 0;
    }
}
