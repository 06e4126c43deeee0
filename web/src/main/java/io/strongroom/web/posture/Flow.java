package io.strongroom.web.posture;

import io.strongroom.domain.posture.Posture.Day;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Findings opened and resolved by day, as bars above and below a line.
 *
 * @param top the highest number drawn
 */
record Flow(List<Bar> bars, long top, long opened, long resolved) {
    private static final int WIDTH = 1000;
    private static final int HALF = 75;

    /** A day's bars, in units of the drawing; its line is at 75. */
    record Bar(int x, int width, int up, int down) {
        public int y() {
            return HALF - up;
        }
    }

    static Flow of(List<Day> days) {
        var top = 1L;
        var opened = 0L;
        var resolved = 0L;
        for (var day : days) {
            top = Math.max(top, Math.max(sum(day.opened()), sum(day.resolved())));
            opened += sum(day.opened());
            resolved += sum(day.resolved());
        }
        var bars = new ArrayList<Bar>();
        for (var i = 0; i < days.size(); i++) {
            var x = i * WIDTH / days.size();
            var width = Math.max(2, (i + 1) * WIDTH / days.size() - x - 4);
            bars.add(new Bar(
                    x,
                    width,
                    height(sum(days.get(i).opened()), top),
                    height(sum(days.get(i).resolved()), top)));
        }
        return new Flow(bars, top, opened, resolved);
    }

    private static int height(long n, long top) {
        return n == 0 ? 0 : (int) Math.max(1, n * (HALF - 1) / top);
    }

    static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
