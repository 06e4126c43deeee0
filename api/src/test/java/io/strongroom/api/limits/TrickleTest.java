package io.strongroom.api.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TrickleTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void aFewPassAndTheRestIsCounted() {
        var trickle = new Trickle(2);
        assertEquals(OptionalLong.of(0), trickle.pass(NOW));
        assertEquals(OptionalLong.of(0), trickle.pass(NOW));
        assertEquals(OptionalLong.empty(), trickle.pass(NOW));
        assertEquals(OptionalLong.empty(), trickle.pass(NOW.plusSeconds(59)));
        assertEquals(OptionalLong.of(2), trickle.pass(NOW.plusSeconds(60)));
        assertEquals(OptionalLong.of(0), trickle.pass(NOW.plusSeconds(61)));
    }
}
