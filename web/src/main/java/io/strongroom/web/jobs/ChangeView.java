package io.strongroom.web.jobs;

import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.FacetRules;
import io.strongroom.domain.changes.PlannedChange;
import io.strongroom.domain.changes.RiskClass;
import io.strongroom.domain.json.Json;
import io.strongroom.web.format.Chip;
import io.strongroom.web.format.Words;
import java.util.List;

/**
 * One change of a plan, to look at.
 *
 * @param title what it does to what, such as {@code Create vault lock}
 * @param reordered whether only the writing of a policy changes, and not what it means
 * @param call the AWS call that carries it out
 */
record ChangeView(
        int n,
        String title,
        String resource,
        String call,
        Change.Kind kind,
        RiskClass risk,
        boolean irreversible,
        Chip state,
        String made,
        List<String> requestIds,
        boolean reordered,
        List<DiffLine> diff,
        List<SplitLine> split,
        List<PolicyDiff> policies,
        String patch) {
    /** Only what the look asks for is worked out. By statement, {@code diff} is what stands outside of policies. */
    static ChangeView of(PlannedChange planned, Target target, PlanLook look) {
        var change = planned.applied().orElse(planned.change());
        var reordered = !look.whole() && PolicyDiff.reorderedOnly(change.before(), change.after());
        var lines = switch (look.view()) {
            case UNIFIED, SPLIT -> JsonDiff.of(change.before(), change.after(), look.whole());
            case STATEMENT -> rest(change, look.whole());
            case RAW -> List.<DiffLine>of();
        };
        return new ChangeView(
                planned.n(),
                verb(change.kind()) + " " + facet(change),
                FacetRules.resource(change, target),
                FacetRules.call(change, target),
                change.kind(),
                FacetRules.risk(change, target.accountId()),
                FacetRules.irreversible(change),
                Words.chip(planned.state()),
                planned.made().orElse(""),
                planned.requestIds(),
                reordered,
                look.split() ? List.of() : lines,
                look.split() ? SplitLine.of(lines) : List.of(),
                look.statement() ? PolicyDiff.of(change.before(), change.after()) : List.of(),
                look.view() == PlanLook.View.RAW ? Words.pretty(JsonPatch.of(change.before(), change.after())) : "");
    }

    private static List<DiffLine> rest(Change change, boolean whole) {
        var lines = JsonDiff.of(
                change.before().map(PolicyDiff::rest), change.after().map(PolicyDiff::rest), whole);
        return lines.stream().allMatch(line -> line.mark() == DiffLine.Mark.SAME) ? List.of() : lines;
    }

    private static String verb(Change.Kind kind) {
        return switch (kind) {
            case CREATE -> "Create";
            case UPDATE -> "Change";
            case DELETE -> "Remove";
        };
    }

    private static String facet(Change change) {
        return Json.kebab(change.facet().getClass().getSimpleName()).replace('-', ' ');
    }

    /** Whether the state is a whole document, with nothing before it to compare. */
    public boolean created() {
        return kind == Change.Kind.CREATE;
    }
}
