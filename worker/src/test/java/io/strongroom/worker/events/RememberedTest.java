package io.strongroom.worker.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final List<String> asked = new ArrayList<>();
    private final Remembered<String, Integer> remembered =
            new Remembered<>(Duration.ofSeconds(30), 2, () -> now, key -> {
                asked.add(key);
                return asked.size();
            });

    @Test
    void isFoundOnceForAWhile() {
        assertEquals(1, remembered.of("a"));
        assertEquals(1, remembered.of("a"));
        now = now.plusSeconds(31);
        assertEquals(2, remembered.of("a"));
    }

    @Test
    void keepsFewAtOnce() {
        List.of("a", "b", "c", "a").forEach(remembered::of);
        assertEquals(List.of("a", "b", "c", "a"), asked);
    }
}
