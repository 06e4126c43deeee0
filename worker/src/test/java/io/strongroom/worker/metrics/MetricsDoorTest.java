package io.strongroom.worker.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsDoorTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private static MetricsDoor door(String token) {
        return new MetricsDoor(() -> Optional.ofNullable(token));
    }

    @Test
    void nobodyIsAnsweredWhileThereIsNoToken() {
        for (var none : new String[] {null, "", "  "}) {
            var refusal = door(none).refusal("Bearer ").orElseThrow();
            assertEquals(403, refusal.status());
            assertTrue(refusal.text().contains("STRONGROOM_METRICS_TOKEN"), "says what to do");
        }
    }

    @Test
    void onlyTheTokenAsBearerIsAnswered() {
        var door = door(TOKEN);
        assertEquals(Optional.empty(), door.refusal("Bearer " + TOKEN));
        for (var wrong : new String[] {null, "", TOKEN, "Basic " + TOKEN, "Bearer " + TOKEN + "0", "Bearer "}) {
            assertEquals(401, door.refusal(wrong).orElseThrow().status(), String.valueOf(wrong));
        }
    }

    @Test
    void aShortTokenStopsTheStart() {
        assertThrows(IllegalArgumentException.class, () -> door(TOKEN.substring(1)));
    }
}
