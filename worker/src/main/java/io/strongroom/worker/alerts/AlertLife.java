package io.strongroom.worker.alerts;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.domain.alerts.DeliveryLeases;
import io.strongroom.worker.queue.Loop;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Starts the loops that plan and carry alerts, keeps their log short, and brings them to a stop. */
@Singleton
class AlertLife {
    private static final Logger LOG = Logger.getLogger(AlertLife.class);

    private final DeliveryLeases leases;
    private final InstantSource clock;
    private final List<Loop> loops;

    AlertLife(Deliver deliver, DeliveryLeases leases, AlertsConfig config, InstantSource clock) {
        this.leases = leases;
        this.clock = clock;
        // Planning has a loop of its own: however long receivers take, what is to be told is known at once.
        var planning = new Loop("alert-plans", config.lookEvery(), () -> leases.plan(clock.instant()));
        this.loops = Stream.concat(
                        Stream.of(planning),
                        IntStream.range(0, config.concurrency())
                                .mapToObj(n -> new Loop("alerts-" + n, config.lookEvery(), deliver::turn)))
                .toList();
    }

    void start(@Observes StartupEvent event) {
        loops.forEach(Loop::start);
    }

    @Scheduled(every = "24h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    void forget() {
        int forgotten = leases.forget(clock.instant());
        if (forgotten > 0) {
            LOG.infof("%d deliveries of alerts were too old and are out of the log", forgotten);
        }
    }

    /** What is under way ends, or its lease runs out and it is sent again: at least once. */
    void stop(@Observes @Priority(1) ShutdownEvent event) {
        loops.forEach(Loop::stop);
    }
}
