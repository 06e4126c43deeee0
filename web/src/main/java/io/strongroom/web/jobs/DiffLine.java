package io.strongroom.web.jobs;

import java.util.List;

/**
 * One line of a difference.
 *
 * @param before line number before, empty text when the line was not there
 * @param after line number after, likewise
 * @param segments the line in pieces, the changed words marked
 * @param folded how many unchanged lines this one stands for; 0 for a line itself
 */
record DiffLine(String before, String after, Mark mark, List<Segment> segments, int folded) {
    /** What became of the line. */
    enum Mark {
        SAME,
        ADDED,
        REMOVED
    }

    /** A piece of a line. */
    record Segment(String text, boolean marked) {}

    DiffLine {
        segments = List.copyOf(segments);
    }

    public boolean added() {
        return mark == Mark.ADDED;
    }

    public boolean removed() {
        return mark == Mark.REMOVED;
    }

    public boolean fold() {
        return folded > 0;
    }
}
