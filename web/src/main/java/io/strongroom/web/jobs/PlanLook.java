package io.strongroom.web.jobs;

import io.strongroom.domain.jobs.JobId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the differences of a plan are looked at, as the address says.
 *
 * @param whole whether unchanged lines are shown all, rather than folded
 */
record PlanLook(View view, boolean whole) {
    /** The ways to look. */
    enum View {
        UNIFIED("One column"),
        SPLIT("Side by side"),
        STATEMENT("By statement"),
        RAW("JSON Patch");

        private final String text;

        View(String text) {
            this.text = text;
        }
    }

    /** A way to look, as a link. */
    record Link(String text, String href, boolean current, boolean wide) {}

    static PlanLook usual() {
        return new PlanLook(View.UNIFIED, false);
    }

    /** An unknown view is the usual one: the address may come from a newer version. */
    static PlanLook of(@Nullable String view, @Nullable String context) {
        var chosen = Optional.ofNullable(view)
                .flatMap(name -> Arrays.stream(View.values())
                        .filter(v -> v.name().equals(name.toUpperCase(Locale.ROOT)))
                        .findFirst())
                .orElse(View.UNIFIED);
        return new PlanLook(chosen, "all".equals(context));
    }

    public List<Link> links(JobId job) {
        return Arrays.stream(View.values())
                .map(v -> new Link(v.text, href(job, v, whole), v == view, v == View.SPLIT))
                .toList();
    }

    /** The same with unchanged lines the other way; empty text where there are none to fold. */
    public String unfolded(JobId job) {
        return href(job, view, true);
    }

    public String refolded(JobId job) {
        return href(job, view, false);
    }

    public boolean lines() {
        return view == View.UNIFIED || view == View.SPLIT;
    }

    public boolean split() {
        return view == View.SPLIT;
    }

    public boolean statement() {
        return view == View.STATEMENT;
    }

    private static String href(JobId job, View view, boolean whole) {
        return "/jobs/" + job + "?view=" + view.name().toLowerCase(Locale.ROOT) + "&context=" + (whole ? "all" : "3");
    }
}
