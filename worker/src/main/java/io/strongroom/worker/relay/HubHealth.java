package io.strongroom.worker.relay;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.health.api.Wellness;
import io.strongroom.worker.accounts.HubCircuit;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Tells when Strongroom's own AWS credentials do not work, and looks whether they do again. Not a matter of readiness: pages
 * and API are of use all the same, and where all runs in one process they would go as well.
 */
@Wellness
@Singleton
class HubHealth implements HealthCheck {
    private final HubCircuit hub;

    HubHealth(HubCircuit hub) {
        this.hub = hub;
    }

    @Scheduled(every = "15s", delayed = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    void probe() {
        hub.probe();
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("aws-credentials");
        var trouble = hub.trouble();
        trouble.ifPresent(found -> response.withData("reason", found.reason())
                .withData("since", found.since().toString()));
        return response.status(trouble.isEmpty()).build();
    }
}
