package io.strongroom.worker.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.FeedCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GaugesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private Instant now = NOW;
    private final Gauges gauges = new Gauges(registry, () -> now);

    static Measured measured(Instant at) {
        return new Measured(
                at,
                Optional.of(at.minusSeconds(90)),
                Map.of("QUEUED", 12L, "SUCCEEDED", 10_000L),
                2,
                Optional.of(at.minusSeconds(600)),
                new FeedCounts(1_000, 20, Map.of("A", 3L, "B", 4L), 5),
                Map.of(Severity.CRITICAL, 1L),
                Map.of(Gauges.EVENTS, 700L),
                true);
    }

    private String value(String series) {
        return Exposed.value(registry.scrape(), series);
    }

    @Test
    void whatIsNotMeasuredYetHasNoValue() {
        assertEquals("NaN", value("strongroom_queue_age_seconds"));
        assertEquals("NaN", value("strongroom_incidents_open{severity=\"critical\"}"));
        assertEquals("NaN", value("strongroom_aws_credentials"));
    }

    @Test
    void whatWasMeasuredIsShownAndAgesWithTheClock() {
        gauges.show(measured(NOW));
        now = NOW.plusSeconds(10);
        assertEquals("100.0", value("strongroom_queue_age_seconds"));
        assertEquals("610.0", value("strongroom_feed_lag_seconds"));
        assertEquals("10.0", value("strongroom_measured_age_seconds"));
        assertEquals("12.0", value("strongroom_jobs{state=\"queued\"}"));
        assertEquals("0.0", value("strongroom_jobs{state=\"running\"}"));
        assertEquals("", value("strongroom_jobs{state=\"succeeded\"}"), "what is finished only grows");
        assertEquals("2.0", value("strongroom_dead_letters"));
        assertEquals("1000.0", value("strongroom_feed_messages_total{outcome=\"taken\"}"));
        assertEquals("7.0", value("strongroom_feed_messages_total{outcome=\"unknown\"}"));
        assertEquals("5.0", value("strongroom_feed_set_aside"));
        assertEquals("1.0", value("strongroom_incidents_open{severity=\"critical\"}"));
        assertEquals("0.0", value("strongroom_incidents_open{severity=\"low\"}"));
        assertEquals("700.0", value("strongroom_queue_messages{queue=\"events\"}"));
        assertEquals("NaN", value("strongroom_queue_messages{queue=\"wakeups\"}"), "SQS did not say");
        assertEquals("1.0", value("strongroom_aws_credentials"));
    }

    @Test
    void aQueueWithoutAnybodyWaitingIsOfNoAge() {
        gauges.show(new Measured(
                NOW,
                Optional.empty(),
                Map.of(),
                0,
                Optional.empty(),
                new FeedCounts(0, 0, Map.of(), 0),
                Map.of(),
                Map.of(),
                false));
        assertEquals("0.0", value("strongroom_queue_age_seconds"));
        assertEquals("NaN", value("strongroom_feed_lag_seconds"), "nothing has ever come");
        assertEquals("0.0", value("strongroom_aws_credentials"));
    }

    @Test
    void whatIsOldSaysNothingOfNowButCountersStay() {
        gauges.show(measured(NOW));
        now = NOW.plus(Duration.ofMinutes(2));
        assertEquals("NaN", value("strongroom_queue_age_seconds"));
        assertEquals("NaN", value("strongroom_incidents_open{severity=\"critical\"}"));
        assertEquals("1000.0", value("strongroom_feed_messages_total{outcome=\"taken\"}"));
        assertEquals("120.0", value("strongroom_measured_age_seconds"));
    }
}
