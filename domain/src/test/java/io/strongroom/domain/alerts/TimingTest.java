package io.strongroom.domain.alerts;

import static io.strongroom.domain.alerts.Alerts.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.alerts.Timing.Slot;
import io.strongroom.domain.alerts.Traffic.Waiting;
import io.strongroom.domain.controls.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimingTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Optional<QuietHours> NOON = Optional.of(QuietHours.of("11:00", "14:00", "UTC"));
    private static final Instant AFTER_NOON = Instant.parse("2026-11-24T14:00:00Z");

    private static Slot slot(Duration digest, Optional<QuietHours> quiet, Severity severity, Traffic traffic) {
        return Timing.slot(Alerts.route(digest, quiet), severity, traffic, NOW);
    }

    @ParameterizedTest
    @EnumSource(Severity.class)
    void theFirstIsToldAtOnce(Severity severity) {
        assertEquals(new Slot.Own(NOW), slot(HOUR, Optional.empty(), severity, Traffic.none()));
        var longAgo = new Traffic(List.of(), Optional.of(NOW.minus(HOUR)), 0);
        assertEquals(new Slot.Own(NOW), slot(HOUR, Optional.empty(), severity, longAgo));
    }

    @Test
    void whatComesCloseBehindIsToldTogether() {
        var lately = new Traffic(List.of(), Optional.of(NOW.minusSeconds(60)), 1);
        assertEquals(
                new Slot.Own(NOW.plus(HOUR).minusSeconds(60)), slot(HOUR, Optional.empty(), Severity.HIGH, lately));
        var open = DeliveryId.next();
        var waiting = new Traffic(List.of(new Waiting(open, NOW.plusSeconds(900), 3)), Optional.of(NOW), 2);
        assertEquals(new Slot.With(open), slot(HOUR, Optional.empty(), Severity.HIGH, waiting));
    }

    @Test
    void aFullDigestIsFollowedByAnother() {
        var due = NOW.plusSeconds(900);
        var full = new Traffic(List.of(new Waiting(DeliveryId.next(), due, Notice.MOST)), Optional.of(due), 2);
        assertEquals(new Slot.Own(due.plus(HOUR)), slot(HOUR, Optional.empty(), Severity.LOW, full));
    }

    @Test
    void withoutADigestEachGoesByItself() {
        var busy = new Traffic(List.of(new Waiting(DeliveryId.next(), NOW.plusSeconds(9), 1)), Optional.of(NOW), 99);
        assertEquals(new Slot.Own(NOW), slot(Duration.ZERO, Optional.empty(), Severity.LOW, busy));
        assertEquals(new Slot.Own(NOW), slot(Duration.ZERO, NOON, Severity.CRITICAL, busy));
    }

    @Test
    void quietHoursSilenceWhatIsNotCritical() {
        for (var severity : List.of(Severity.HIGH, Severity.MEDIUM, Severity.LOW)) {
            assertEquals(new Slot.Own(AFTER_NOON), slot(HOUR, NOON, severity, Traffic.none()));
            assertEquals(new Slot.Own(AFTER_NOON), slot(Duration.ZERO, NOON, severity, Traffic.none()));
        }
        assertEquals(new Slot.Own(NOW), slot(HOUR, NOON, Severity.CRITICAL, Traffic.none()));
    }

    @Test
    void whatIsCriticalJoinsNothingThatWaitsForTheMorning() {
        var morning = new Waiting(DeliveryId.next(), AFTER_NOON, 1);
        var flood = new Traffic(List.of(morning), Optional.of(NOW), Timing.CRITICAL_AT_ONCE);
        assertEquals(new Slot.Own(NOW.plus(Timing.CRITICAL_WAITS)), slot(HOUR, NOON, Severity.CRITICAL, flood));
        var soon = new Waiting(DeliveryId.next(), NOW.plusSeconds(90), 1);
        var gathering = new Traffic(List.of(morning, soon), Optional.of(NOW), Timing.CRITICAL_AT_ONCE);
        assertEquals(new Slot.With(soon.delivery()), slot(HOUR, NOON, Severity.CRITICAL, gathering));
    }

    @Test
    void beforeThereAreTooManyWhatIsCriticalGoesOneByOne() {
        var busy = new Traffic(
                List.of(new Waiting(DeliveryId.next(), NOW.plusSeconds(9), 1)),
                Optional.of(NOW),
                Timing.CRITICAL_AT_ONCE - 1);
        assertEquals(new Slot.Own(NOW), slot(HOUR, NOON, Severity.CRITICAL, busy));
        var minute = Duration.ofMinutes(1);
        var flood = new Traffic(List.of(), Optional.of(NOW), Timing.CRITICAL_AT_ONCE);
        assertEquals(new Slot.Own(NOW.plus(minute)), slot(minute, NOON, Severity.CRITICAL, flood));
    }
}
