package io.strongroom.db.alerts;

import io.strongroom.domain.alerts.TargetRules;
import io.strongroom.domain.alerts.TargetRules.Insecure;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The rules for targets as a bean: they are asked when a route is saved and again when something is sent. */
@Singleton
class AlertWiring {
    @Produces
    @Singleton
    TargetRules rules(AlertTargetsConfig config) {
        return new TargetRules(config.allowInsecureTargets() ? Insecure.LOOPBACK : Insecure.NOTHING);
    }
}
