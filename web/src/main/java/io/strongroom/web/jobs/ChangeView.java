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
        List<DiffLine> diff) {
    static ChangeView of(PlannedChange planned, Target target, boolean whole) {
        var change = planned.applied().orElse(planned.change());
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
                JsonDiff.of(change.before(), change.after(), whole));
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
