package io.strongroom.api.jobs;

import io.strongroom.api.access.Caller;
import io.strongroom.domain.jobs.Job;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.domain.problems.Rejected;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Jobs within the caller's reach. */
@Singleton
public class VisibleJobs {
    private final Jobs jobs;
    private final Caller caller;

    VisibleJobs(Jobs jobs, Caller caller) {
        this.jobs = jobs;
        this.caller = caller;
    }

    /** @throws Rejected {@code not-found}, the same for what is out of reach */
    public Job get(UUID id) {
        var job = jobs.find(new JobId(id)).orElseThrow(() -> Rejected.notFound("job"));
        caller.requireSight(job.target().accountId(), "job");
        return job;
    }
}
