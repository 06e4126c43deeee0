package io.strongroom.web.policies;

import io.strongroom.domain.policies.BackupSecurityPolicy;
import io.strongroom.domain.policies.Expectations;
import io.strongroom.domain.policies.Thresholds;
import io.strongroom.web.format.PeopleWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What policies ask, in sentences. */
final class Said {
    /** What stands for a threshold that a policy says nothing of. */
    private static final String SILENT = "not its matter";

    private Said() {}

    /**
     * One thing that is asked.
     *
     * @param controls ids of the controls that judge by it
     */
    record Line(String sentence, List<String> controls) {}

    /** What was one way and is another. */
    record Change(String what, String before, String after) {}

    static List<Line> of(Thresholds thresholds) {
        return Terms.all().stream()
                .flatMap(term -> term.in(thresholds).stream()
                        .map(value -> line(term, term.sentence().formatted(Values.spoken(term, value)))))
                .toList();
    }

    /** What holds where no policy speaks. */
    static List<Line> of(Expectations expectations) {
        return Terms.all().stream()
                .map(term -> line(
                        term,
                        term.in(expectations)
                                .map(value -> term.sentence().formatted(Values.spoken(term, value)))
                                .orElseGet(() -> term.label() + ": " + Values.unbounded(term) + ".")))
                .toList();
    }

    private static Line line(Term term, String sentence) {
        return new Line(sentence, term.controls());
    }

    /** In what two versions differ. */
    static List<Change> changes(BackupSecurityPolicy before, BackupSecurityPolicy after) {
        var all = new ArrayList<Change>();
        differ("Name", before.name(), after.name(), all);
        differ("For", PeopleWords.spoken(before.scope()), PeopleWords.spoken(after.scope()), all);
        if (!before.scope().equals(after.scope())
                && all.stream().noneMatch(one -> one.what().equals("For"))) {
            // What is told of a long list ends early, so the difference may be beyond its end.
            all.add(new Change("For", size(before), size(after)));
        }
        for (var term : Terms.all()) {
            differ(term.label(), value(term, before.thresholds()), value(term, after.thresholds()), all);
        }
        differ("State", state(before), state(after), all);
        return all;
    }

    private static void differ(String what, String before, String after, List<Change> all) {
        if (!before.equals(after)) {
            all.add(new Change(what, before, after));
        }
    }

    private static String size(BackupSecurityPolicy policy) {
        return policy.scope().accounts().size() + " accounts and "
                + policy.scope().ouPaths().size() + " units";
    }

    private static String state(BackupSecurityPolicy policy) {
        return policy.active() ? "counts" : "retired";
    }

    private static String value(Term term, Thresholds thresholds) {
        Optional<?> said = term.in(thresholds);
        return said.map(value -> Values.spoken(term, value)).orElse(SILENT);
    }
}
