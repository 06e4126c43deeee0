package io.strongroom.web.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T12:00:00Z"));
    private final SignInThrottle throttle = new SignInThrottle(now::get);

    @Test
    void nameWaitsAfterFiveFailuresFromAnywhere() {
        for (var i = 0; i < SignInThrottle.MOST_BY_NAME; i++) {
            assertEquals(Optional.empty(), throttle.wait("ana", "10.0.0." + i));
            throttle.failed("ana", "10.0.0." + i);
        }
        assertEquals(Optional.of(Duration.ofMinutes(10)), throttle.wait("ana", "10.0.0.99"));
        assertEquals(Optional.empty(), throttle.wait("ben", "10.0.0.99"));
    }

    @Test
    void addressWaitsAfterThirtyFailuresOnAnyNames() {
        for (var i = 0; i < SignInThrottle.MOST_BY_ADDRESS; i++) {
            throttle.failed("name" + i, "10.0.0.1");
        }
        assertTrue(throttle.wait("ben", "10.0.0.1").isPresent());
        assertEquals(Optional.empty(), throttle.wait("ben", "10.0.0.2"));
    }

    @Test
    void waitEnds() {
        for (var i = 0; i < SignInThrottle.MOST_BY_NAME; i++) {
            throttle.failed("ana", "10.0.0.1");
        }
        now.set(now.get().plus(Duration.ofMinutes(10)));
        assertEquals(Optional.empty(), throttle.wait("ana", "10.0.0.1"));
    }

    @Test
    void rightPasswordClearsTheNameOnly() {
        for (var i = 0; i < SignInThrottle.MOST_BY_ADDRESS; i++) {
            throttle.failed("ana", "10.0.0.1");
        }
        throttle.succeeded("ana");
        assertEquals(Optional.empty(), throttle.wait("ana", "10.0.0.2"));
        assertTrue(throttle.wait("ana", "10.0.0.1").isPresent());
    }
}
