package io.strongroom.worker.audit;

import io.smallrye.health.api.Wellness;
import io.strongroom.domain.audit.AuditLog;
import io.strongroom.domain.audit.AuditStatus;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Tells when what happens is not made provable. Not a matter of readiness: pages and API are of use all the same. */
@Wellness
@Singleton
class AuditHealth implements HealthCheck {
    private final AuditLog log;
    private final InstantSource clock;

    AuditHealth(AuditLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        var badge = log.status().badge(clock.instant());
        var well = badge == AuditStatus.Badge.VERIFIED || badge == AuditStatus.Badge.VERIFYING;
        return HealthCheckResponse.named("audit-log")
                .withData("state", badge.name())
                .status(well)
                .build();
    }
}
