package io.strongroom.db.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.db.incidents.ContainmentRows.Step;
import io.strongroom.db.jobs.JobRows.Move;
import io.strongroom.domain.jobs.Conclusion;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobKind;
import io.strongroom.domain.jobs.JobState;
import java.util.Optional;

/** What of a job is worth a line in the story of the incident that it contains; of most jobs that is never asked for. */
final class ContainmentSteps {
    private ContainmentSteps() {}

    static Optional<Step> of(Move move) {
        return text(move).map(text -> step(move.job(), by(move), text));
    }

    /** Of what happened to a job without moving it. */
    static Optional<Step> of(Job job, String action, JsonNode details) {
        return switch (action) {
            case "job.planned" -> Optional.of(step(job, Optional.empty(), planned(details)));
            case "job.change-applied" ->
                Optional.of(step(
                        job,
                        Optional.empty(),
                        details.path("call").asText() + " was called on "
                                + details.path("resource").asText() + "."));
            default -> Optional.empty();
        };
    }

    private static String planned(JsonNode details) {
        int changes = details.path("changes").asInt();
        return "Planned: " + changes + (changes == 1 ? " change" : " changes") + ", risk class "
                + details.path("riskClass").asText() + ".";
    }

    private static Optional<String> text(Move move) {
        return switch (move.to()) {
            case JobState.Queued s ->
                move.action().equals("job.approved") ? Optional.of("Approved.") : Optional.empty();
            case JobState.Running s -> Optional.empty();
            case JobState.Retrying s -> Optional.empty();
            case JobState.AwaitingApproval s -> Optional.of("Its plan waits for approval.");
            case JobState.Planned s -> Optional.of("Its plan can be looked at; nothing was changed.");
            case JobState.Succeeded s -> Optional.of(succeeded(move.job(), s));
            case JobState.Failed s -> Optional.of("It failed: " + s.problem().detail());
            case JobState.Cancelled s -> Optional.of("Called off.");
            case JobState.Quarantined s ->
                Optional.of("It was set aside: " + s.problem().detail());
        };
    }

    private static String succeeded(Job job, JobState.Succeeded state) {
        if (state.conclusion() == Conclusion.ALREADY_COMPLIANT) {
            return "Nothing was left to change.";
        }
        return job.kind() == JobKind.ROLL_BACK ? "Rolled back and verified." : "Applied and verified.";
    }

    /** People's names have no slash, those of workers do. */
    private static Optional<String> by(Move move) {
        return Optional.of(move.actor()).filter(actor -> !actor.contains("/"));
    }

    private static Step step(Job job, Optional<String> by, String text) {
        var undoes = job.kind() == JobKind.ROLL_BACK ? "Roll-back: " : "";
        return new Step(job.id(), job.remediation(), by, undoes + text);
    }
}
