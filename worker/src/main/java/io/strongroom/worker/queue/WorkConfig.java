package io.strongroom.worker.queue;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How this worker works. */
@ConfigMapping(prefix = "strongroom.worker")
public interface WorkConfig {
    /** Accounts worked on at once. */
    int concurrency();

    /** Jobs of one account after which another account gets its turn. */
    int jobsPerTurn();

    /** How often the relay looks for due jobs. */
    Duration relayEvery();

    /** How long jobs may take to come to a stop. */
    Duration drain();
}
