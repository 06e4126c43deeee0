package io.strongroom.db.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.audit.Fact;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.JobState;
import io.strongroom.domain.jobs.Phase;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.Problem;
import java.time.Instant;

/** What the audit trail tells of jobs; each fact is also an event of the job's live stream. */
final class JobFacts {
    /** Who acts when time does: no person's name has a slash. */
    static final String SWEEPER = "strongroom/sweeper";

    private JobFacts() {}

    /** A fact without a change of state. Details may be added to it. */
    static Fact of(Job job, String action, String actor, ObjectNode details, Instant now) {
        return of(job.id(), job.state(), job.phase(), action, actor, details, now);
    }

    static Fact of(
            JobId id, JobState state, Phase phase, String action, String actor, ObjectNode details, Instant now) {
        var all = stateDetails(state).put("phase", phase.name());
        all.setAll(details);
        return new Fact(now, actor, action, "job", id.toString(), all);
    }

    /** What a state tells of itself. */
    private static ObjectNode stateDetails(JobState state) {
        var details = Json.object().put("state", state.label());
        return switch (state) {
            case JobState.Queued s -> details.put("readyAt", s.readyAt().toString());
            case JobState.Running s ->
                details.put("worker", s.worker().toString()).put("attempt", s.attempt());
            case JobState.Retrying s ->
                problem(details.put("readyAt", s.readyAt().toString()).put("attempt", s.attempt()), s.lastError());
            case JobState.AwaitingApproval s -> details;
            case JobState.Planned s -> details;
            case JobState.Succeeded s -> details.put("outcome", s.conclusion().name());
            case JobState.Failed s ->
                problem(details.put("outcome", s.conclusion().name()), s.problem());
            case JobState.Cancelled s -> details.put("by", s.by());
            case JobState.Quarantined s -> problem(details, s.problem());
        };
    }

    private static ObjectNode problem(ObjectNode details, Problem problem) {
        return details.set("problem", Json.tree(problem));
    }
}
