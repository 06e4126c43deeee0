package io.strongroom.worker.events;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.domain.events.Events;
import io.strongroom.domain.events.Intake;
import io.strongroom.worker.queue.EventsConfig;
import io.strongroom.worker.queue.Loop;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Starts the writers of events, keeps the store from growing without end, and brings the writers to a stop. */
@Singleton
class FeedLife {
    private static final Logger LOG = Logger.getLogger(FeedLife.class);

    private final Intake intake;
    private final InstantSource clock;
    private final List<Loop> writers;

    FeedLife(
            Arrivals<Message<String>> arrivals,
            KeepEvents keep,
            Events events,
            Intake intake,
            EventsConfig config,
            InstantSource clock) {
        this.intake = intake;
        this.clock = clock;
        this.writers = IntStream.range(0, config.writers())
                .mapToObj(n -> {
                    var take = new TakeEvents(arrivals, keep::keep, events, clock, config.batch());
                    return new Loop("events-" + n, Duration.ofMillis(1), take::turn);
                })
                .toList();
    }

    void start(@Observes StartupEvent event) {
        keepUp();
        writers.forEach(Loop::start);
    }

    @Scheduled(every = "24h", delayed = "24h", concurrentExecution = ConcurrentExecution.SKIP)
    void keepUp() {
        var done = intake.keepUp(clock.instant());
        if (done.dropped() + done.forgotten() > 0) {
            LOG.infof("%d months and %d strays of events were too old and are gone", done.dropped(), done.forgotten());
        }
    }

    /** A transaction that runs ends or is rolled back; its messages, and those that wait, come again. */
    void stop(@Observes @Priority(1) ShutdownEvent event) {
        writers.forEach(Loop::stop);
    }
}
