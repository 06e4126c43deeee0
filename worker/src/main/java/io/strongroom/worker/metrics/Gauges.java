package io.strongroom.worker.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.FeedCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What was last measured, as gauges. What is not known has no value: NaN, and never zero. */
final class Gauges {
    /** Names of the queues, as labels. */
    static final String WAKEUPS = "wakeups";

    static final String EVENTS = "events";

    /** What was measured longer ago says nothing of now. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final List<String> OPEN_STATES =
            List.of("QUEUED", "RUNNING", "RETRYING", "AWAITING_APPROVAL", "QUARANTINED");

    private volatile Optional<Measured> last = Optional.empty();
    private final MeterRegistry registry;
    private final InstantSource clock;

    Gauges(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
        seconds(Metric.QUEUE_AGE, now -> Optional.of(now.oldestDue().orElse(now.at())));
        OPEN_STATES.forEach(state ->
                gauge(Metric.JOBS, now -> now.jobs().getOrDefault(state, 0L), "state", state.toLowerCase(Locale.ROOT)));
        gauge(Metric.DEAD_LETTERS, Measured::deadLetters);
        seconds(Metric.FEED_LAG, Measured::lastArrival);
        counter("taken", FeedCounts::taken);
        counter("doubled", FeedCounts::doubled);
        counter(
                "unknown",
                feed -> feed.unknown().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        gauge(Metric.FEED_SET_ASIDE, now -> now.feed().poison());
        for (var severity : Severity.values()) {
            gauge(
                    Metric.INCIDENTS_OPEN,
                    now -> now.incidents().getOrDefault(severity, 0L),
                    "severity",
                    severity.name().toLowerCase(Locale.ROOT));
        }
        for (var queue : List.of(WAKEUPS, EVENTS)) {
            gauge(
                    Metric.QUEUE_MESSAGES,
                    now -> now.messages().containsKey(queue) ? now.messages().get(queue) : Double.NaN,
                    "queue",
                    queue);
        }
        gauge(Metric.AWS_CREDENTIALS, now -> now.credentials() ? 1 : 0);
        TimeGauge.builder(
                        Metric.MEASURED_AGE.meter(),
                        this,
                        TimeUnit.MILLISECONDS,
                        self -> self.last.map(one -> self.since(one.at())).orElse(Double.NaN))
                .description(Metric.MEASURED_AGE.help())
                .register(registry);
    }

    void show(Measured measured) {
        last = Optional.of(measured);
    }

    private void gauge(Metric metric, ToDoubleFunction<Measured> value, String... labels) {
        Gauge.builder(
                        metric.meter(),
                        this,
                        self -> self.fresh().map(value::applyAsDouble).orElse(Double.NaN))
                .description(metric.help())
                .tags(labels)
                .register(registry);
    }

    private void seconds(Metric metric, Function<Measured, Optional<Instant>> since) {
        TimeGauge.builder(
                        metric.meter(),
                        this,
                        TimeUnit.MILLISECONDS,
                        self -> self.fresh().flatMap(since).map(self::since).orElse(Double.NaN))
                .description(metric.help())
                .register(registry);
    }

    /** A counter goes on from what it was: while nothing is known it stays, for its falling would mean a restart. */
    private void counter(String outcome, ToDoubleFunction<FeedCounts> count) {
        FunctionCounter.builder(
                        Metric.FEED_MESSAGES.meter(),
                        this,
                        self -> self.last
                                .map(Measured::feed)
                                .map(count::applyAsDouble)
                                .orElse(0.0))
                .description(Metric.FEED_MESSAGES.help())
                .tags("outcome", outcome)
                .register(registry);
    }

    private Optional<Measured> fresh() {
        return last.filter(one -> one.at().plus(FRESH).isAfter(clock.instant()));
    }

    private double since(Instant then) {
        return Math.max(0, Duration.between(then, clock.instant()).toMillis());
    }
}
