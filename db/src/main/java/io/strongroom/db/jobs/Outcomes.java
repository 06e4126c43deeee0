package io.strongroom.db.jobs;

import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.Outcome;
import io.strongroom.domain.problems.Problem;
import java.util.Optional;

/** How outcomes are called in attempts and in the audit trail. */
final class Outcomes {
    private Outcomes() {}

    static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done o -> "DONE";
            case Outcome.Planned o -> "PLANNED";
            case Outcome.NeedsApproval o -> "NEEDS_APPROVAL";
            case Outcome.RetryAfter o -> "RETRY_AFTER";
            case Outcome.Snooze o -> "SNOOZE";
            case Outcome.GiveUp o -> "GIVE_UP";
            case Outcome.Stopped o -> "STOPPED";
        };
    }

    /** The action by the state that a worker's outcome leads to. */
    static String action(JobState reached) {
        return switch (reached) {
            case JobState.Queued s -> "job.snoozed";
            case JobState.Retrying s -> "job.retrying";
            case JobState.AwaitingApproval s -> "job.awaiting-approval";
            case JobState.Planned s -> "job.stopped-at-plan";
            case JobState.Succeeded s -> "job.succeeded";
            case JobState.Failed s -> "job.failed";
            case JobState.Cancelled s -> "job.cancelled";
            case JobState.Quarantined s -> "job.quarantined";
            case JobState.Running s -> throw new IllegalStateException("an outcome ends the run");
        };
    }

    static Optional<Problem> problem(JobState reached) {
        return switch (reached) {
            case JobState.Retrying s -> Optional.of(s.lastError());
            case JobState.Failed s -> Optional.of(s.problem());
            case JobState.Quarantined s -> Optional.of(s.problem());
            case JobState.Queued s -> Optional.empty();
            case JobState.Running s -> Optional.empty();
            case JobState.AwaitingApproval s -> Optional.empty();
            case JobState.Planned s -> Optional.empty();
            case JobState.Succeeded s -> Optional.empty();
            case JobState.Cancelled s -> Optional.empty();
        };
    }
}
