package io.strongroom.web.posture;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.posture.Posture.Day;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Open failures over days, as a drawing and as a table. Days before the first that is known are drawn as unknown, not as
 * zero.
 *
 * @param days all of them in order
 * @param known how many of the last are known
 */
record Trend(List<Day> days, int known) {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 150;
    private static final int LABEL_GAP = 16;
    private static final int MARGIN = 4;

    /** A severity's line; {@code y} is where its label stands. */
    record Line(Severity severity, String points, long last, int y) {}

    static Trend of(List<Day> days) {
        return new Trend(
                List.copyOf(days), (int) days.stream().filter(Day::known).count());
    }

    public boolean any() {
        return known > 0;
    }

    /** Days that are known, the newest first. */
    public List<Day> rows() {
        return shown().reversed();
    }

    private List<Day> shown() {
        return days.subList(days.size() - known, days.size());
    }

    public Day first() {
        return days.getFirst();
    }

    public Day last() {
        return days.getLast();
    }

    /** The first day that is known. */
    public Day begin() {
        return shown().getFirst();
    }

    /** How far the drawing is unknown, in its units. */
    public int unknownWidth() {
        return known == days.size() ? 0 : x(days.size() - known);
    }

    /** The highest number drawn. */
    public long top() {
        return Math.max(
                1,
                shown().stream()
                        .flatMap(day -> day.open().values().stream())
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(1));
    }

    /** The worst severity first; labels kept apart. */
    public List<Line> lines() {
        var lines = Stream.of(Severity.values()).map(this::line).toList();
        var placed = new ArrayList<Line>();
        var y = HEIGHT + LABEL_GAP;
        for (var line : lines.stream()
                .sorted(Comparator.comparingLong(Line::last).thenComparing(Line::severity, Comparator.reverseOrder()))
                .toList()) {
            y = Math.min(line.y(), y - LABEL_GAP);
            placed.add(new Line(line.severity(), line.points(), line.last(), y));
        }
        // Those pushed up beyond the top come down again, each only as far as the one above it needs.
        var settled = new ArrayList<Line>();
        var least = LABEL_GAP - MARGIN;
        for (var line : placed.reversed()) {
            var at = Math.max(line.y(), least);
            settled.add(new Line(line.severity(), line.points(), line.last(), at));
            least = at + LABEL_GAP;
        }
        settled.sort(Comparator.comparing(Line::severity));
        return settled;
    }

    private Line line(Severity severity) {
        var points = new ArrayList<String>();
        for (var i = days.size() - known; i < days.size(); i++) {
            points.add(x(i) + "," + y(days.get(i).open().getOrDefault(severity, 0L)));
        }
        if (points.size() == 1) {
            points.add(
                    0, Math.max(0, WIDTH - WIDTH / 50) + "," + points.getFirst().split(",")[1]);
        }
        var last = days.getLast().open().getOrDefault(severity, 0L);
        return new Line(severity, String.join(" ", points), last, y(last) + MARGIN);
    }

    private int x(int day) {
        return days.size() == 1 ? 0 : day * WIDTH / (days.size() - 1);
    }

    private int y(long n) {
        return (int) (HEIGHT - MARGIN - n * (HEIGHT - 2 * MARGIN) / top());
    }

    /** The drawing in one sentence. */
    public String spoken() {
        return lines().stream()
                .map(line -> line.last() + " " + line.severity().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ", "Open failures at the end of the last day: ", "."));
    }
}
