package io.strongroom.worker.queue;

import io.strongroom.domain.jobs.DeadLetters;
import io.strongroom.worker.queue.QueueWiring.Clients;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** What comes in from the queues, as one thing to start and stop. */
@Singleton
public class Reception {
    private final Clients clients;
    private final Loop deadLetters;

    Reception(Clients clients, DeadLetters letters, QueueConfig config, InstantSource clock) {
        this.clients = clients;
        var reader = new DeadLetterLoop(clients.plain(), clients.queues(), letters, config, clock);
        this.deadLetters = new Loop("dead-letters", Duration.ofSeconds(1), reader::turn);
    }

    /** The connector starts by itself; this starts the rest. */
    public void start() {
        deadLetters.start();
    }

    /** Nothing more is received from now on, and nothing more can be sent. */
    public void stop() {
        clients.hardened().stop();
        deadLetters.stop();
        // Netty takes two quiet seconds to close; nothing waits for them.
        Thread.ofPlatform().daemon().name("sqs-close").start(clients.plain()::close);
    }
}
