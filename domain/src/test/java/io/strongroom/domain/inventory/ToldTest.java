package io.strongroom.domain.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ToldTest {
    private static final Told<Integer> DARK = Told.unknown(WatchSamples.DENIED);

    private static boolean anyIsOne(List<Told<Integer>> all) {
        return Told.any(all, ToldTest::isOne);
    }

    private static boolean isOne(Told<Integer> told) {
        return told.value().filter(value -> value == 1).isPresent();
    }

    @Test
    void oneThatPassesIsEnough() {
        assertTrue(anyIsOne(List.of(DARK, Told.known(1))));
    }

    @Test
    void noneThatPassesIsFalse() {
        assertFalse(anyIsOne(List.of(Told.none(), Told.known(2))));
        assertFalse(anyIsOne(List.of()));
    }

    @Test
    void oneThatCannotBeToldMightHavePassed() {
        assertThrows(NotTold.class, () -> anyIsOne(List.of(Told.known(2), DARK)));
    }

    @Test
    void oneThatDoesNotPassSettlesAll() {
        assertFalse(Told.all(List.of(DARK, Told.known(2)), ToldTest::isOne));
        assertTrue(Told.all(List.of(Told.known(1)), ToldTest::isOne));
        assertThrows(NotTold.class, () -> Told.all(List.of(DARK, Told.known(1)), ToldTest::isOne));
    }

    @Test
    void thoseThatPassAreKnownThoughOthersAreNot() {
        assertEquals(List.of(Told.known(1)), Told.those(List.of(DARK, Told.known(1), Told.known(2)), ToldTest::isOne));
        assertEquals(List.of(), Told.those(List.of(Told.known(2)), ToldTest::isOne));
        assertThrows(NotTold.class, () -> Told.those(List.of(DARK, Told.known(2)), ToldTest::isOne));
    }
}
