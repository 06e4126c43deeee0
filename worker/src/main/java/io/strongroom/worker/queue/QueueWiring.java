package io.strongroom.worker.queue;

import io.strongroom.domain.jobs.JobLeases;
import io.strongroom.domain.jobs.WorkerId;
import io.strongroom.worker.accounts.HubCircuit;
import io.strongroom.worker.jobs.JobRunner;
import io.strongroom.worker.jobs.LeaseKeeper;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClientBuilder;

/** The SQS client, made once from {@code quarkus.sqs.*}, and what stands on it. */
@Singleton
class QueueWiring {
    /** The plain client and the connector's hardened one. */
    record Clients(SqsAsyncClient plain, HardenedSqs hardened, Queues queues) {}

    @Produces
    @Singleton
    Clients clients(SqsAsyncClientBuilder builder, QueueConfig config, EventsConfig eventsConfig) {
        var plain = builder.build();
        var queues = new Queues(plain, config);
        var events = new EventQueue(plain, eventsConfig);
        Runnable onMissing = () -> {
            queues.forget();
            events.find();
        };
        return new Clients(plain, new HardenedSqs(plain, onMissing), queues);
    }

    /** What the messaging connector takes, before the extension's own. */
    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    SqsAsyncClient connectorClient(Clients clients) {
        return clients.hardened().proxy();
    }

    @Produces
    @Singleton
    Wakeups wakeups(Clients clients) {
        return new Wakeups(clients.plain(), clients.queues());
    }

    /** A process is one worker, and a restarted one another. */
    @Produces
    @Singleton
    WorkerId worker() {
        return new WorkerId(UUID.randomUUID());
    }

    @Produces
    @Singleton
    Turn turn(
            JobLeases leases,
            LeaseKeeper keeper,
            JobRunner runner,
            Wakeups wakeups,
            WorkerId worker,
            HubCircuit hub,
            InstantSource clock,
            WorkConfig config) {
        return new Turn(
                leases,
                keeper,
                runner::run,
                wakeup -> wakeups.send(List.of(wakeup)),
                worker,
                () -> hub.trouble().isEmpty(),
                clock,
                config.jobsPerTurn());
    }
}
