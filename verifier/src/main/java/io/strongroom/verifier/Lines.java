package io.strongroom.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a stream as bytes, without a copy of each: a log has millions. For one thread. */
final class Lines {
    private static final int MOST = 64 << 20;

    private final InputStream in;
    private byte[] buffer = new byte[1 << 18];
    private int from;
    private int end;
    private int filled;
    private boolean begun;

    Lines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; false when there is none. What stands after the last line's end is a line too. */
    boolean next() throws IOException {
        from = begun ? end + 1 : 0;
        begun = true;
        end = from;
        if (from > filled) {
            // The last line had no end.
            return false;
        }
        while (true) {
            for (; end < filled; end++) {
                if (buffer[end] == '\n') {
                    return true;
                }
            }
            if (!fill()) {
                return end > from;
            }
        }
    }

    private boolean fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            end -= from;
            from = 0;
        }
        if (filled == buffer.length) {
            if (buffer.length >= MOST) {
                throw new IOException("a line is longer than any entry can be");
            }
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read <= 0) {
            return false;
        }
        filled += read;
        return true;
    }

    byte[] bytes() {
        return buffer;
    }

    /** Where in {@link #bytes} the line begins. */
    int from() {
        return from;
    }

    int length() {
        return end - from;
    }
}
