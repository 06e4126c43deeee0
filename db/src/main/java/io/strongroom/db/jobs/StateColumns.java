package io.strongroom.db.jobs;

import io.strongroom.db.sql.Row;
import io.strongroom.domain.jobs.Conclusion;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.Problem;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job's state as columns of its row. Which are filled in which state is a CHECK of the table as well. */
record StateColumns(
        String state,
        Instant stateAt,
        @Nullable Instant readyAt,
        @Nullable UUID worker,
        @Nullable Instant leaseUntil,
        int attempt,
        int claims,
        @Nullable Conclusion conclusion,
        @Nullable Problem problem,
        @Nullable String cancelledBy) {

    /** @param now when the state was entered, for states that do not tell it themselves */
    static StateColumns of(JobState state, Instant now) {
        return switch (state) {
            case JobState.Queued s -> due(state, now, s.readyAt(), s.attempt(), s.claims(), null);
            case JobState.Retrying s -> due(state, now, s.readyAt(), s.attempt(), s.claims(), s.lastError());
            case JobState.Running s ->
                new StateColumns(
                        state.label(),
                        now,
                        null,
                        s.worker().value(),
                        s.leaseUntil(),
                        s.attempt(),
                        s.claims(),
                        null,
                        null,
                        null);
            case JobState.AwaitingApproval s -> resting(state, s.since(), null, null, null);
            case JobState.Planned s -> resting(state, s.at(), null, null, null);
            case JobState.Succeeded s -> resting(state, s.at(), s.conclusion(), null, null);
            case JobState.Failed s -> resting(state, s.at(), s.conclusion(), s.problem(), null);
            case JobState.Cancelled s -> resting(state, s.at(), null, null, s.by());
            case JobState.Quarantined s -> resting(state, s.at(), null, s.problem(), null);
        };
    }

    private static StateColumns due(
            JobState state, Instant now, Instant readyAt, int attempt, int claims, @Nullable Problem problem) {
        return new StateColumns(state.label(), now, readyAt, null, null, attempt, claims, null, problem, null);
    }

    private static StateColumns resting(
            JobState state,
            Instant at,
            @Nullable Conclusion conclusion,
            @Nullable Problem problem,
            @Nullable String by) {
        return new StateColumns(state.label(), at, null, null, null, 0, 0, conclusion, problem, by);
    }

    static JobState read(Row row) throws SQLException {
        var at = row.instant("state_at");
        var attempt = row.integer("attempt");
        var claims = row.integer("claims");
        var label = row.text("state");
        return switch (label) {
            case "QUEUED" -> new JobState.Queued(row.instant("ready_at"), attempt, claims);
            case "RUNNING" ->
                new JobState.Running(new WorkerId(row.uuid("worker")), row.instant("lease_until"), attempt, claims);
            case "RETRYING" -> new JobState.Retrying(row.instant("ready_at"), attempt, claims, problem(row));
            case "AWAITING_APPROVAL" -> new JobState.AwaitingApproval(at);
            case "PLANNED" -> new JobState.Planned(at);
            case "SUCCEEDED" -> new JobState.Succeeded(at, row.constant("conclusion", Conclusion.class));
            case "FAILED" -> new JobState.Failed(at, row.constant("conclusion", Conclusion.class), problem(row));
            case "CANCELLED" -> new JobState.Cancelled(at, row.text("cancelled_by"));
            case "QUARANTINED" -> new JobState.Quarantined(at, problem(row));
            default -> throw new IllegalStateException("a state that the table's CHECK should refuse: " + label);
        };
    }

    private static Problem problem(Row row) throws SQLException {
        return Json.read(row.text("problem"), Problem.class);
    }
}
