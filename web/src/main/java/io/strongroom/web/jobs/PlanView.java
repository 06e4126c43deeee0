package io.strongroom.web.jobs;

import io.strongroom.domain.changes.Change;
import io.strongroom.domain.remediations.Approval;
import io.strongroom.domain.remediations.LockMoment;
import io.strongroom.domain.remediations.PlanSummary;
import io.strongroom.domain.remediations.Warning;
import java.util.List;

/** A plan with its changes and what people said to it. */
record PlanView(PlanSummary summary, List<ChangeView> changes, List<Approval> approvals) {
    public long creates() {
        return of(Change.Kind.CREATE);
    }

    public long updates() {
        return of(Change.Kind.UPDATE);
    }

    public long deletes() {
        return of(Change.Kind.DELETE);
    }

    /** What becomes final: told in one with the moment when it does, where that is known. */
    public List<Warning> ofMoment() {
        return summary.warnings().stream()
                .filter(warning -> warning.code().equals(LockMoment.WARNING))
                .toList();
    }

    /** The warnings that stand for themselves. */
    public List<Warning> apart() {
        return summary.warnings().stream()
                .filter(warning -> !warning.code().equals(LockMoment.WARNING))
                .toList();
    }

    private long of(Change.Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }
}
