package io.strongroom.worker.queue;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The feed of events: a queue that EventBridge fills. */
@ConfigMapping(prefix = "strongroom.events")
public interface EventsConfig {
    /** Name of the queue. */
    String queue();

    /** Whether it is made when it is missing; EventBridge may fill it only once its policy says so. */
    boolean create();

    /** Most events of one transaction. */
    int batch();

    /** How many transactions run at once. */
    int writers();

    /** How many messages wait in memory before no more are taken off the queue. */
    int buffer();

    /** Whether CloudTrail is looked through for what the queue does not bring. */
    Lookup lookup();

    /** How often an account and Region is looked at then. */
    Duration lookupEvery();

    /** Whether. */
    enum Lookup {
        OFF,
        ON
    }

    /** ARNs, or patterns of them, of roles of the platform and of infrastructure as code. */
    Optional<List<String>> trustedRoles();
}
