package io.strongroom.db.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WatermarkTest {
    private final Watermark mark = new Watermark(10);

    private long turn(long oldest, long next, Long... read) {
        mark.turn(oldest, next);
        mark.read(List.of(read), true);
        return mark.low();
    }

    @Test
    void risesOnceAllThatRanWhenANumberWasSeenHasEnded() {
        assertEquals(10, turn(100, 120, 11L, 13L));
        // 12 is of a transaction that still runs: number 110.
        assertEquals(10, turn(110, 130));
        assertEquals(10, turn(110, 140, 14L));
        assertEquals(10, turn(129, 150), "others that ran then may still have one");
        assertEquals(10, turn(130, 150, 12L), "read, but has no place yet");
        assertEquals(13, turn(150, 150));
    }

    @Test
    void staysWhereItIsWhileNothingComes() {
        assertEquals(10, turn(100, 100));
        assertEquals(10, turn(200, 200));
    }

    @Test
    void waitsUntilAllUpToTheNumberIsRead() {
        turn(100, 100, 11L, 500L);
        turn(100, 100);
        mark.turn(200, 200);
        mark.read(List.of(12L, 13L), false);
        assertEquals(10, mark.low());
        mark.turn(200, 200);
        mark.read(List.of(14L), true);
        assertEquals(10, mark.low());
        mark.turn(200, 200);
        assertEquals(500, mark.low());
    }
}
