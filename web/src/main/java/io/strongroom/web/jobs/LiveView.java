package io.strongroom.web.jobs;

import io.strongroom.domain.changes.ChangeState;
import io.strongroom.domain.changes.PlannedChange;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.web.format.Chip;
import io.strongroom.web.format.JobWords;
import java.util.List;

/**
 * The part of a job's page that moves on by itself.
 *
 * @param earlier how many facts came before those of the timeline
 */
record LiveView(Job job, List<TimelineEntry> timeline, long earlier, long done, int changes) {
    static LiveView of(Job job, List<TimelineEntry> timeline, long earlier, List<PlannedChange> changes) {
        var done = changes.stream()
                .filter(c -> c.state() == ChangeState.APPLIED || c.state() == ChangeState.SKIPPED)
                .count();
        return new LiveView(job, timeline, earlier, done, changes.size());
    }

    public Chip chip() {
        return JobWords.chip(job.state());
    }

    public boolean running() {
        return job.state() instanceof JobState.Running;
    }

    /** Whether nothing moves without a person. */
    public boolean still() {
        return job.state().isFinal();
    }

    /** Whether a bar says something: a plan under way. */
    public boolean bar() {
        return changes > 0 && !job.state().isFinal() && !(job.state() instanceof JobState.AwaitingApproval);
    }

    /** What is next, and when. */
    public String next() {
        return switch (job.state()) {
            case JobState.Queued s -> "A worker takes it when its turn comes.";
            case JobState.Running s -> "Attempt " + s.attempt() + ".";
            case JobState.Retrying s ->
                "Attempt " + s.attempt() + " failed in a way that may pass. Next try at "
                        + io.strongroom.web.format.Words.utc(s.readyAt()) + ".";
            case JobState.AwaitingApproval s -> "Waits for people to decide on its plan.";
            case JobState.Planned s -> "The plan was all that was asked for. Nothing was changed.";
            case JobState.Succeeded s ->
                switch (s.conclusion()) {
                    case CHANGED -> "Changes were made and seen.";
                    case ALREADY_COMPLIANT -> "Everything was as wanted. Nothing was changed.";
                    case STALE, REJECTED, ERROR -> "";
                };
            case JobState.Failed s -> "";
            case JobState.Cancelled s -> "Called off by " + s.by() + ".";
            case JobState.Quarantined s -> "Nothing moves it until a person retries or cancels it.";
        };
    }

    /** Changes when anything shown here does. */
    public String tag() {
        var last = timeline.isEmpty() ? "" : timeline.get(timeline.size() - 1).at() + "/" + (earlier + timeline.size());
        return "\"" + job.version() + "-" + done + "-" + Integer.toHexString(last.hashCode()) + "\"";
    }
}
