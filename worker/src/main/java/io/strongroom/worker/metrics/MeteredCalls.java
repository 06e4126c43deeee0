package io.strongroom.worker.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.strongroom.worker.accounts.CallTally;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;

/** Counts the calls of customers' accounts as they are made. */
@Singleton
class MeteredCalls implements CallTally {
    private final MeterRegistry registry;
    private final Timer waits;

    MeteredCalls(MeterRegistry registry) {
        this.registry = registry;
        this.waits = Timer.builder(Metric.LIMITER_WAIT.meter())
                .description(Metric.LIMITER_WAIT.help())
                .register(registry);
    }

    @Override
    public void called(String service, Result result) {
        registry.counter(
                        Metric.AWS_CALLS.meter(),
                        "service",
                        service.toLowerCase(Locale.ROOT),
                        "result",
                        result.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    @Override
    public void waited(Duration length) {
        waits.record(length);
    }
}
