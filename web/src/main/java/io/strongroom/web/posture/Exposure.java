package io.strongroom.web.posture;

import io.strongroom.domain.posture.Counts;
import io.strongroom.web.format.PostureWords;
import java.util.ArrayList;

/**
 * A cell of the heatmap: how much of what was asked passes. What was not assessed is neither a number nor green.
 *
 * @param name what was asked, in words
 * @param assessed whether the account was ever assessed
 * @param href the findings behind it
 */
record Exposure(String name, Counts counts, boolean assessed, String href) {
    private static final int[] STEPS = {100, 95, 80, 50};

    /** The class of its colour: a step, {@code none} for what was not assessed, {@code void} for nothing to judge. */
    public String tone() {
        var score = counts.score();
        if (score.isEmpty()) {
            return assessed && counts.unknown() == 0 ? "void" : "none";
        }
        var percent = PostureWords.percent(score.getAsDouble());
        for (var step : STEPS) {
            if (percent >= step) {
                return Integer.toString(step);
            }
        }
        return "0";
    }

    /** What stands in the cell. */
    public String text() {
        var score = counts.score();
        if (score.isPresent()) {
            return PostureWords.percent(score.getAsDouble()) + "%";
        }
        return tone().equals("void") ? "–" : "n/a";
    }

    /** The same for who does not see colours, with what it is made of. */
    public String spoken() {
        if (!assessed) {
            return "not assessed";
        }
        if (tone().equals("void")) {
            return "nothing to judge";
        }
        var parts = new ArrayList<String>();
        parts.add(counts.fail() + " of " + (counts.pass() + counts.fail() + counts.accepted()) + " fail");
        if (counts.accepted() > 0) {
            parts.add(counts.accepted() + " accepted");
        }
        if (counts.unknown() > 0) {
            parts.add(counts.unknown() + " could not be told");
        }
        return String.join(", ", parts);
    }

    /** Whether it needs nobody's look. */
    public boolean quiet() {
        return assessed && counts.fail() == 0 && counts.unknown() == 0;
    }

    /** Whether something of it could not be told, beside what could. */
    public boolean partly() {
        return counts.unknown() > 0 && counts.score().isPresent();
    }
}
