package io.strongroom.domain.alerts;

import static io.strongroom.domain.alerts.Alerts.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryStateTest {
    private static final Outcome MISSED = new Outcome.Missed("The receiver answered 500.");

    @Test
    void whatArrivesIsDelivered() {
        assertEquals(
                new DeliveryState.Delivered(NOW),
                DeliveryState.after(new Outcome.Arrived(), 9, NOW.minusSeconds(9), 0, NOW));
    }

    @Test
    void whatIsUnwantedIsGivenUpAtOnce() {
        assertEquals(
                new DeliveryState.GivenUp(NOW, "gone"),
                DeliveryState.after(new Outcome.Unwanted("gone"), 1, NOW, 0, NOW));
    }

    /** The whole life of one that never arrives. */
    @Test
    void waitsGrowToADayAndEndAfterThreeDays() {
        var now = NOW;
        var last = Duration.ZERO;
        int tries = 1;
        while (DeliveryState.after(MISSED, tries, NOW, 0, now) instanceof DeliveryState.Failed(var retryAt, var why)) {
            assertEquals("The receiver answered 500.", why);
            var wait = Duration.between(now, retryAt);
            assertTrue(wait.compareTo(last) > 0 && wait.compareTo(Duration.ofHours(24)) <= 0, wait::toString);
            last = wait;
            now = retryAt;
            tries++;
        }
        assertTrue(tries >= 10, () -> "tries are too few to outlast a receiver's bad day");
        assertEquals(NOW.plus(Duration.ofDays(3)), now);
        assertEquals(Duration.ofHours(24), Backoff.after(50, 0));
    }

    @Test
    void chanceMakesAWaitShorterByAFifthAtMost() {
        assertEquals(Duration.ofSeconds(5), Backoff.after(1, 0));
        assertEquals(Duration.ofSeconds(4), Backoff.after(1, 1));
    }

    @Test
    void aReceiverMayAskForALongerWaitButNotForAShorterOne() {
        assertEquals(NOW.plusSeconds(90), retry(Duration.ofSeconds(90)));
        assertEquals(NOW.plusSeconds(5), retry(Duration.ofSeconds(1)));
        assertEquals(NOW.plus(Duration.ofHours(24)), retry(Duration.ofDays(2)));
    }

    private static Instant retry(Duration asked) {
        var state = DeliveryState.after(new Outcome.Missed("busy", Optional.of(asked)), 1, NOW, 0, NOW);
        return state instanceof DeliveryState.Failed failed ? failed.retryAt() : Instant.MAX;
    }

    @Test
    void aRouteStopsAfterThreeDaysInWhichNothingArrived() {
        var health = RouteHealth.untried().after(MISSED, NOW);
        assertTrue(health.failing() && !health.stopped());
        var later = health.after(MISSED, NOW.plus(Duration.ofDays(3)).minusSeconds(1));
        assertTrue(later.failing() && !later.stopped());
        assertEquals(Optional.of(NOW), later.failingSince());
        var end = NOW.plus(Duration.ofDays(3));
        var stopped = later.after(MISSED, end);
        assertEquals(Optional.of(end), stopped.stoppedAt());
        assertEquals(
                Optional.of(end), stopped.after(MISSED, end.plusSeconds(60)).stoppedAt());
        var again = stopped.after(new Outcome.Arrived(), end.plusSeconds(90));
        assertFalse(again.failing() || again.stopped());
        assertEquals(Optional.of(end.plusSeconds(90)), again.lastDelivered());
    }

    @Test
    void oneThatArrivesBetweenBeginsTheThreeDaysAnew() {
        var health = RouteHealth.untried()
                .after(MISSED, NOW)
                .after(new Outcome.Arrived(), NOW.plus(Duration.ofDays(2)))
                .after(MISSED, NOW.plus(Duration.ofDays(4)));
        assertTrue(health.failing() && !health.stopped());
    }

    @Test
    void aReceiverThatWantsNothingMoreStopsTheRouteAtOnce() {
        assertTrue(
                RouteHealth.untried().after(new Outcome.Unwanted("gone"), NOW).stopped());
    }
}
