package io.strongroom.worker.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.strongroom.domain.events.Events;
import io.strongroom.domain.events.FeedState;
import io.strongroom.domain.incidents.IncidentQuery;
import io.strongroom.domain.incidents.Incidents;
import io.strongroom.domain.jobs.DeadLetters;
import io.strongroom.domain.jobs.Dispatches;
import io.strongroom.domain.jobs.JobQuery;
import io.strongroom.domain.jobs.Jobs;
import io.strongroom.worker.accounts.HubCircuit;
import io.strongroom.worker.queue.QueueDepths;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Looks how things stand, by roll-ups and indexes alone. Every worker does; they all see the same. */
@Singleton
class Measuring {
    private final Work work;
    private final Watch watch;
    private final QueueDepths depths;
    private final HubCircuit hub;
    private final InstantSource clock;
    private final Gauges gauges;

    /** Where jobs stand. */
    record Work(Jobs jobs, Dispatches dispatches, DeadLetters deadLetters) {}

    /** Where the watch stands. */
    record Watch(Events events, Incidents incidents) {}

    Measuring(Work work, Watch watch, QueueDepths depths, HubCircuit hub, MeterRegistry registry, InstantSource clock) {
        this.work = work;
        this.watch = watch;
        this.depths = depths;
        this.hub = hub;
        this.clock = clock;
        this.gauges = new Gauges(registry, clock);
    }

    @Scheduled(every = "15s", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void measure() {
        gauges.show(look(clock.instant()));
    }

    private Measured look(Instant now) {
        return new Measured(
                now,
                work.dispatches().oldestDue(now),
                work.jobs().countByState(JobQuery.newest(1)),
                work.deadLetters().count(),
                lastArrival(watch.events().state(FeedState.PATIENCE, now)),
                watch.events().counts(),
                watch.incidents().countOpen(IncidentQuery.newest(1)),
                messages(),
                hub.trouble().isEmpty());
    }

    private static Optional<Instant> lastArrival(FeedState state) {
        return switch (state) {
            case FeedState.NotConnected s -> Optional.empty();
            case FeedState.Connected s -> Optional.of(s.lastArrival());
            case FeedState.SilentSince s -> Optional.of(s.since());
        };
    }

    private Map<String, Long> messages() {
        var messages = new HashMap<String, Long>();
        depths.wakeups().ifPresent(number -> messages.put(Gauges.WAKEUPS, number));
        depths.events().ifPresent(number -> messages.put(Gauges.EVENTS, number));
        return messages;
    }
}
