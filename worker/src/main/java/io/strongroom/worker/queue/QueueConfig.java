package io.strongroom.worker.queue;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Strongroom's own queue. How to reach SQS is {@code quarkus.sqs.*}. */
@ConfigMapping(prefix = "strongroom.queue")
public interface QueueConfig {
    String name();

    /** Where SQS puts what could not be handled. */
    String deadLetterName();

    /** Whether queues that are missing are made; needs {@code sqs:CreateQueue}. */
    boolean create();

    /** Receives without acknowledgement after which a message is a dead letter. */
    int maxReceives();

    /** How long a dead letter reader waits for one. */
    Duration deadLetterWait();
}
