package io.strongroom.worker.metrics;

import io.strongroom.domain.events.Events;
import io.strongroom.domain.incidents.Incidents;
import io.strongroom.domain.jobs.DeadLetters;
import io.strongroom.domain.jobs.Dispatches;
import io.strongroom.domain.jobs.Jobs;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The sources of what is measured, put together. */
@Singleton
class MetricsWiring {
    @Produces
    @Singleton
    Measuring.Work work(Jobs jobs, Dispatches dispatches, DeadLetters deadLetters) {
        return new Measuring.Work(jobs, dispatches, deadLetters);
    }

    @Produces
    @Singleton
    Measuring.Watch watch(Events events, Incidents incidents) {
        return new Measuring.Watch(events, incidents);
    }
}
