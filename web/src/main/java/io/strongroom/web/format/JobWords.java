package io.strongroom.web.format;

import io.quarkus.qute.TemplateExtension;
import io.strongroom.domain.jobs.Batch;
import io.strongroom.domain.jobs.Conclusion;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobKind;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.Phase;
import io.strongroom.domain.jobs.WorkerId;
import java.util.List;

/** How jobs read on a page. */
@TemplateExtension
public final class JobWords {
    /** All states by label, in the order of a job's life. */
    public static final List<String> LABELS = List.of(
            "QUEUED",
            "RUNNING",
            "RETRYING",
            "AWAITING_APPROVAL",
            "PLANNED",
            "SUCCEEDED",
            "FAILED",
            "CANCELLED",
            "QUARANTINED");

    private static final int HEAD = 8;
    private static final int TAIL = 4;

    private JobWords() {}

    /** The state as a chip. A success that changed nothing says so. */
    public static Chip chip(JobState state) {
        return switch (state) {
            case JobState.Succeeded s ->
                s.conclusion() == Conclusion.ALREADY_COMPLIANT
                        ? new Chip("ok", "check", "Already compliant")
                        : chipOf(s.label());
            case JobState.Failed s -> new Chip("failed", "cross", failed(s.conclusion()));
            case JobState.Queued s -> chipOf(s.label());
            case JobState.Running s -> chipOf(s.label());
            case JobState.Retrying s -> chipOf(s.label());
            case JobState.AwaitingApproval s -> chipOf(s.label());
            case JobState.Planned s -> chipOf(s.label());
            case JobState.Cancelled s -> chipOf(s.label());
            case JobState.Quarantined s -> chipOf(s.label());
        };
    }

    /** The chip of a state that is known by its label only. */
    public static Chip chipOf(String label) {
        return switch (label) {
            case "QUEUED" -> new Chip("idle", "clock", "Queued");
            case "RUNNING" -> new Chip("running", "spin", "Running");
            case "RETRYING" -> new Chip("waiting", "clock", "Retrying");
            case "AWAITING_APPROVAL" -> new Chip("waiting", "clock", "Awaiting approval");
            case "PLANNED" -> new Chip("ok", "check", "Planned");
            case "SUCCEEDED" -> new Chip("ok", "check", "Succeeded");
            case "FAILED" -> new Chip("failed", "cross", "Failed");
            case "CANCELLED" -> new Chip("idle", "dash", "Cancelled");
            case "QUARANTINED" -> new Chip("blocked", "lock", "Quarantined");
            default -> new Chip("idle", "dash", label);
        };
    }

    /** What a batch as a whole is doing. */
    public static Chip chip(Batch batch) {
        return switch (batch.state()) {
            case PAUSED -> new Chip("waiting", "clock", "Paused");
            case RUNNING -> new Chip("running", "spin", "Running");
            case FINISHED -> new Chip("ok", "check", "Finished");
        };
    }

    private static String failed(Conclusion conclusion) {
        return switch (conclusion) {
            case STALE -> "Stale";
            case REJECTED -> "Rejected";
            case CHANGED, ALREADY_COMPLIANT, ERROR -> "Failed";
        };
    }

    /** Enough of an id to tell it from its neighbours. */
    public static String brief(JobId id) {
        var text = id.toString();
        return text.substring(0, HEAD) + "…" + text.substring(text.length() - TAIL);
    }

    public static String brief(WorkerId id) {
        return id.toString().substring(0, HEAD);
    }

    /** What the job does. */
    public static String title(Job job) {
        return (job.kind() == JobKind.ROLL_BACK ? "Roll back " : "") + job.remediation();
    }

    public static String words(Phase phase) {
        return switch (phase) {
            case PLAN -> "Planning";
            case APPLY -> "Applying";
            case VERIFY -> "Verifying";
        };
    }

    public static boolean isRollBack(Job job) {
        return job.kind() == JobKind.ROLL_BACK;
    }
}
