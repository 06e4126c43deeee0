package io.strongroom.web.jobs;

import io.strongroom.domain.changes.Change;
import io.strongroom.domain.remediations.Approval;
import io.strongroom.domain.remediations.PlanSummary;
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

    private long of(Change.Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }
}
