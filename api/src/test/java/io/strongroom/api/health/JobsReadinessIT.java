package io.strongroom.api.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.smallrye.health.AsyncHealthCheckFactory;
import io.strongroom.api.ApiTest;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.domain.jobs.Workers;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

@ApiTest
class JobsReadinessIT {
    private static final Duration SOON = Duration.ofSeconds(5);

    @Inject
    AsyncHealthCheckFactory checks;

    @Test
    void deadDatabaseIsNotReadyAndDoesNotSayWhy() {
        var readiness = new JobsReadiness(new Unanswering(), () -> Instant.EPOCH);
        var answer = checks.callSync(readiness).await().atMost(SOON);
        assertEquals(HealthCheckResponse.Status.DOWN, answer.getStatus());
        assertFalse(answer.getData().map(Object::toString).orElse("").contains("10.0.0.7"), answer::toString);
    }

    /** As a driver fails whose database is gone. */
    private static final class Unanswering implements Workers {
        private static IllegalStateException gone() {
            return new IllegalStateException("Connection to 10.0.0.7:5432 refused");
        }

        @Override
        public void present(WorkerId worker, Instant now) {
            throw gone();
        }

        @Override
        public void leave(WorkerId worker) {
            throw gone();
        }

        @Override
        public boolean anyPresent(Instant now) {
            throw gone();
        }
    }
}
