package io.strongroom.web.jobs;

import io.strongroom.web.jobs.DiffLine.Mark;
import java.util.ArrayList;
import java.util.List;

/** What was and what will be, side by side; a side without a line of its own is blank. */
record SplitLine(DiffLine before, DiffLine after) {
    private static final DiffLine BLANK = new DiffLine("", "", Mark.SAME, List.of(), 0);

    static List<SplitLine> of(List<DiffLine> lines) {
        var rows = new ArrayList<SplitLine>();
        var removed = new ArrayList<DiffLine>();
        var added = new ArrayList<DiffLine>();
        for (var line : lines) {
            switch (line.mark()) {
                case REMOVED -> removed.add(line);
                case ADDED -> added.add(line);
                case SAME -> {
                    pair(removed, added, rows);
                    rows.add(new SplitLine(line, line));
                }
            }
        }
        pair(removed, added, rows);
        return rows;
    }

    private static void pair(List<DiffLine> removed, List<DiffLine> added, List<SplitLine> rows) {
        for (var i = 0; i < Math.max(removed.size(), added.size()); i++) {
            rows.add(new SplitLine(
                    i < removed.size() ? removed.get(i) : BLANK, i < added.size() ? added.get(i) : BLANK));
        }
        removed.clear();
        added.clear();
    }

    public boolean fold() {
        return before.fold();
    }
}
