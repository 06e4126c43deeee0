package io.strongroom.worker.relay;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the database knows this worker as present. */
@Readiness
@Singleton
class WorkerReady implements HealthCheck {
    private final WorkLife life;

    WorkerReady(WorkLife life) {
        this.life = life;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("worker").status(life.alive()).build();
    }
}
