package io.strongroom.api.health;

import io.strongroom.domain.jobs.Workers;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when jobs can be accepted, which needs the database, and worked, which needs a worker. Where the database does not
 * answer, the failure is the check's answer: not ready.
 */
@Readiness
@Singleton
public class JobsReadiness implements HealthCheck {
    private final Workers workers;
    private final InstantSource clock;

    JobsReadiness(Workers workers, InstantSource clock) {
        this.workers = workers;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        var worked = workers.anyPresent(clock.instant());
        return HealthCheckResponse.named("jobs")
                .withData("accepted", true)
                .withData("worked", worked)
                .status(worked)
                .build();
    }
}
