package io.strongroom.api.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Once;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.limits.Backlog;
import io.strongroom.domain.jobs.Idempotency.Answer;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobRequests;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.jobs.NewJob;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Takes single jobs in, each once per Idempotency-Key. */
@Singleton
public class JobSubmission {
    private static final int ACCEPTED = 202;
    private static final int OK = 200;
    private final Jobs jobs;
    private final JobRequests requests;
    private final Caller caller;
    private final Once once;
    private final Backlog backlog;
    private final InstantSource clock;

    JobSubmission(Jobs jobs, JobRequests requests, Caller caller, Once once, Backlog backlog, InstantSource clock) {
        this.backlog = backlog;
        this.jobs = jobs;
        this.requests = requests;
        this.caller = caller;
        this.once = once;
        this.clock = clock;
    }

    /** Answer to a request that was only checked. */
    @Schema(name = "Validation", description = "Nothing was wrong, and nothing was done.")
    public record Valid(
            @Schema(description = "Always true; else there is a problem.", examples = "true")
            boolean valid,

            @Schema(description = "With defaults filled in.")
            JsonNode parameters) {}

    Response validate(JobBody body) {
        var job = requests.check(body.request(), caller.principal(), Optional.empty());
        return Response.ok(new Valid(true, job.parameters())).build();
    }

    Response submit(@Nullable String key, JobBody body) {
        var needed = Once.required(key);
        var now = clock.instant();
        return once.answer(needed, "POST /jobs", body, now, () -> {
            var job = requests.check(body.request(), caller.principal(), Optional.empty());
            backlog.requireRoom();
            return accept(job, now);
        });
    }

    Response rollBack(@Nullable String key, Job job, String reason) {
        var now = clock.instant();
        return once.answerMaybe(key, "POST /jobs/" + job.id() + "/rollback", reason, now, () -> {
            var undoing = requests.rollBack(job, caller.principal(), reason);
            return accept(undoing, now);
        });
    }

    private Answer accept(NewJob job, Instant now) {
        var accepted = jobs.accept(List.of(job), now).get(0);
        var stored = jobs.find(accepted.id()).orElseThrow();
        return Answer.of(accepted.made() ? ACCEPTED : OK, ApiPaths.job(stored.id()), Json.write(JobView.of(stored)));
    }
}
