package io.strongroom.api.health;

import io.strongroom.domain.jobs.Workers;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Ready when jobs can be accepted, which needs the database, and worked, which needs a worker. */
@Readiness
@Singleton
public class JobsReadiness implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(JobsReadiness.class);
    private final Workers workers;
    private final InstantSource clock;

    JobsReadiness(Workers workers, InstantSource clock) {
        this.workers = workers;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("jobs");
        try {
            var worked = workers.anyPresent(clock.instant());
            return response.withData("accepted", true)
                    .withData("worked", worked)
                    .status(worked)
                    .build();
        } catch (RuntimeException e) {
            // A database that does not answer is what this check is for, not a failure of the check. Its failures come
            // as
            // exceptions of drivers and frameworks that this module does not see, so they cannot be told apart here.
            LOG.warnf("jobs cannot be accepted: %s", e.getMessage());
            return response.withData("accepted", false).down().build();
        }
    }
}
